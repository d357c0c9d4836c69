// A call as it is spoken: the sentence, and the names of the recorded clips that make the same sentence. Everything
// comes from the text catalogue ([voice]), so that adding a language is adding a file.
//
// Pure functions, any thread. Never fail: what has no name in the catalogue is spoken as it is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "display/voice/speech_plan.h"
#include "ui/text/catalogue.h"

namespace motcua::voice {

// "Mời công dân có số A, không, bốn, bảy, đến quầy số ba".
std::string sentence(const Call& call, const text::Catalogue& words);

// "một trăm linh năm"; from 1000 on digit by digit.
std::string number_words(std::uint32_t number, const text::Catalogue& words);

// "invite", "letter-A", "digit-0", "digit-4", "digit-7", "to-counter", "counter-3": in the order of the sentence,
// without folder and ending.
std::vector<std::string> clip_names(const Call& call, const text::Catalogue& words);
// Of one letter or digit; empty: not spoken (a space, a dash).
std::string clip_name(char32_t character);

}  // namespace motcua::voice
