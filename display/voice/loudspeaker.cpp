#include "display/voice/loudspeaker.h"

#include <AL/al.h>
#include <AL/alc.h>
#include <AL/alext.h>

#include <fmt/format.h>

namespace motcua::voice {
namespace {

const char* const kNoCard = "no sound card can be opened";

}  // namespace

// The card, the context on it and the one source that plays.
class Loudspeaker::Device {
 public:
  Device() : device_(alcOpenDevice(nullptr)) {}
  ~Device() {
    if (source_ != 0) {
      alSourceStop(source_);
      take_back();
      alDeleteSources(1, &source_);
    }
    alcMakeContextCurrent(nullptr);
    if (context_ != nullptr) alcDestroyContext(context_);
    if (device_ != nullptr) alcCloseDevice(device_);
  }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  bool ready() const { return device_ != nullptr; }

  bool connected() const {
    ALCint yes = ALC_TRUE;
    if (alcIsExtensionPresent(device_, "ALC_EXT_disconnect")) alcGetIntegerv(device_, ALC_CONNECTED, 1, &yes);
    return yes == ALC_TRUE;
  }

  bool play(const Sound& sound) {
    if (!start()) return false;
    take_back();
    ALuint buffer = 0;
    alGenBuffers(1, &buffer);
    alBufferData(buffer, AL_FORMAT_MONO16, sound.samples.data(),
                 static_cast<ALsizei>(sound.samples.size() * sizeof(std::int16_t)), sound.rate);
    alSourceQueueBuffers(source_, 1, &buffer);
    alSourcePlay(source_);
    return alGetError() == AL_NO_ERROR && connected();
  }

  bool playing() const {
    if (source_ == 0) return false;
    ALint state = AL_STOPPED;
    alGetSourcei(source_, AL_SOURCE_STATE, &state);
    return state == AL_PLAYING && connected();
  }

  void rest() {
    if (source_ == 0 || resting_) return;
    take_back();
    if (pause_ != nullptr) pause_(device_);
    resting_ = true;
  }

 private:
  // The card begins to run with the first sound, not before, and again after a rest.
  bool start() {
    if (resting_ && resume_ != nullptr) resume_(device_);
    resting_ = false;
    if (source_ != 0) return true;
    context_ = alcCreateContext(device_, nullptr);
    if (context_ == nullptr || alcMakeContextCurrent(context_) == ALC_FALSE) return false;
    alGenSources(1, &source_);
    // Beside the listener's ear, wherever that is: no distance makes it softer.
    alSourcei(source_, AL_SOURCE_RELATIVE, AL_TRUE);
    pause_ = reinterpret_cast<LPALCDEVICEPAUSESOFT>(alcGetProcAddress(device_, "alcDevicePauseSOFT"));
    resume_ = reinterpret_cast<LPALCDEVICERESUMESOFT>(alcGetProcAddress(device_, "alcDeviceResumeSOFT"));
    return alGetError() == AL_NO_ERROR;
  }

  // The buffers that have been played.
  void take_back() {
    ALint done = 0;
    for (alGetSourcei(source_, AL_BUFFERS_PROCESSED, &done); done > 0; --done) {
      ALuint buffer = 0;
      alSourceUnqueueBuffers(source_, 1, &buffer);
      alDeleteBuffers(1, &buffer);
    }
  }

  ALCdevice* device_;
  ALCcontext* context_ = nullptr;
  ALuint source_ = 0;
  LPALCDEVICEPAUSESOFT pause_ = nullptr;
  LPALCDEVICERESUMESOFT resume_ = nullptr;
  bool resting_ = false;
};

Loudspeaker::Loudspeaker() = default;
Loudspeaker::~Loudspeaker() = default;

tl::expected<void, std::string> Loudspeaker::open() {
  device_.reset();  // two contexts at once would be in each other's way
  device_ = std::make_unique<Device>();
  if (device_->ready()) return {};
  device_.reset();
  return tl::unexpected(std::string(kNoCard));
}

tl::expected<void, std::string> Loudspeaker::play(const Sound& sound) {
  if (device_ == nullptr) return tl::unexpected(std::string(kNoCard));
  if (device_->play(sound)) return {};
  device_.reset();
  return tl::unexpected(std::string("the sound card does not play any more"));
}

bool Loudspeaker::playing() {
  return device_ != nullptr && device_->playing();
}

void Loudspeaker::rest() {
  if (device_ != nullptr) device_->rest();
}

}  // namespace motcua::voice
