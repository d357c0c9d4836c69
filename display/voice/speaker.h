// Plays sounds one after another on an Output that may be missing: says so once in the log, goes on silently, and looks
// for it again, at most once a minute, when there is something to say.
//
// The voice's thread only.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "display/voice/output.h"

namespace motcua::voice {

class Speaker {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Speaker(std::unique_ptr<Output> output) : output_(std::move(output)) {}

  void open();
  // There is no sound card, and it is not yet time to look for one again: no need to make a sound.
  bool silent() const;
  // Only when not busy. Without a sound card the sound is over at once.
  void play(const Sound& sound);
  bool busy();
  // When it makes sense to ask again whether it is busy.
  std::chrono::milliseconds ask_again_in() const;
  void rest();

 private:
  void lost(const std::string& why);

  std::unique_ptr<Output> output_;
  bool open_ = false;
  bool complained_ = false;
  bool resting_ = false;
  Clock::time_point tried_;
  std::optional<Clock::time_point> ends_;  // of what is being played
};

}  // namespace motcua::voice
