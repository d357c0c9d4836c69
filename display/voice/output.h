// Where the voice's sounds go to. The voice's thread only; one sound at a time.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "display/voice/sound.h"

namespace motcua::voice {

class Output {
 public:
  virtual ~Output() = default;
  // Makes ready to play. The error is one sentence; tried again later, it may work.
  virtual tl::expected<void, std::string> open() = 0;
  // Begins to play; only when nothing is playing. An error: nothing is heard, and it has to be opened again.
  virtual tl::expected<void, std::string> play(const Sound& sound) = 0;
  virtual bool playing() = 0;
  // Nothing follows for now: uses no processor until it plays again.
  virtual void rest() = 0;
};

}  // namespace motcua::voice
