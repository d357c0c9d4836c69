// Output through OpenAL Soft: the system's sound card. While nothing is played the device is paused, so that a silent
// hour costs nothing.
//
// The voice's thread only, and one at a time in a process (OpenAL has one current context). Errors are one sentence;
// a card that was pulled out is an error of the next play(), and open() finds it again when it is back.
#pragma once

#include <memory>

#include "display/voice/output.h"

namespace motcua::voice {

class Loudspeaker : public Output {
 public:
  Loudspeaker();
  ~Loudspeaker() override;
  Loudspeaker(const Loudspeaker&) = delete;
  Loudspeaker& operator=(const Loudspeaker&) = delete;

  tl::expected<void, std::string> open() override;
  tl::expected<void, std::string> play(const Sound& sound) override;
  bool playing() override;
  void rest() override;

 private:
  class Device;
  std::unique_ptr<Device> device_;
};

}  // namespace motcua::voice
