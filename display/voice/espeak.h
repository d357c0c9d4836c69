// The built-in voice: the program espeak-ng, run once per sentence. Never its library, whose licence is not ours.
//
// Blocking (a sentence takes about 60 ms), for the voice's thread. Errors are one sentence: the program is missing,
// fails, hangs.
#pragma once

#include <stop_token>
#include <string>

#include <tl/expected.hpp>

#include "display/voice/sound.h"
#include "ui/child/child_program.h"
#include "ui/text/catalogue.h"

namespace motcua::voice {

enum class Accent { kNorthern, kCentral, kSouthern };

struct EspeakSettings {
  std::string program = "espeak-ng";
  Accent accent = Accent::kNorthern;
  int words_per_minute = 150;
  child::ProgramLimits limits;
};

// The name espeak-ng has for the voice of a language; a language without accents has one for all.
const std::string& espeak_voice(const text::Catalogue& words, Accent accent);

// At espeak-ng's own rate.
tl::expected<Sound, std::string> espeak(const EspeakSettings& settings, const std::string& voice,
                                        const std::string& sentence, std::stop_token stop);

}  // namespace motcua::voice
