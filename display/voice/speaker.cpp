#include "display/voice/speaker.h"

#include <algorithm>
#include <string>

#include <spdlog/spdlog.h>

namespace motcua::voice {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::minutes kTryAgain{1};
constexpr std::chrono::seconds kStuck{15};  // a card that needs this much longer than the sound lasts takes none
constexpr milliseconds kLook{10};

}  // namespace

void Speaker::open() {
  tried_ = Clock::now();
  const auto opened = output_->open();
  if (!opened) return lost(opened.error());
  if (complained_) spdlog::info("voice: there is a sound card again");
  open_ = true;
  complained_ = false;
  resting_ = false;
}

void Speaker::play(const Sound& sound) {
  if (!open_ && Clock::now() - tried_ >= kTryAgain) open();
  if (!open_) return;
  resting_ = false;
  auto played = output_->play(sound);
  if (!played) {  // pulled out; perhaps another one has taken its place
    open();
    if (!open_) return;
    played = output_->play(sound);
  }
  if (!played) return lost(played.error());
  ends_ = Clock::now() + milliseconds(sound.duration_ms());
}

bool Speaker::silent() const {
  return !open_ && Clock::now() - tried_ < kTryAgain;
}

bool Speaker::busy() {
  if (!ends_) return false;
  if (output_->playing() && Clock::now() - *ends_ < kStuck) return true;
  const bool stuck = Clock::now() - *ends_ >= kStuck;
  ends_.reset();
  if (stuck) lost("the sound card does not play any more");
  return false;
}

milliseconds Speaker::ask_again_in() const {
  if (!ends_) return milliseconds(0);
  return std::max(kLook, std::chrono::duration_cast<milliseconds>(*ends_ - Clock::now()));
}

void Speaker::rest() {
  if (open_ && !resting_) output_->rest();
  resting_ = true;
}

void Speaker::lost(const std::string& why) {
  if (!complained_) spdlog::warn("voice: {}; calls are shown, not read out, until there is one", why);
  open_ = false;
  complained_ = true;
}

}  // namespace motcua::voice
