// Is a word another one with one typing slip? A letter too many, one missing, a wrong one, or two neighbours swapped.
//
// Pure function, any thread. Folded words: a letter is a byte.
#pragma once

#include <string_view>

namespace motcua::catalogue {

// A shorter word has too many neighbours for that.
inline constexpr std::size_t kSlipSizeMin = 4;

// `typed` differs from `word` by exactly one slip; with `beginning`, from some beginning of it.
bool is_slip(std::string_view typed, std::string_view word, bool beginning);

}  // namespace motcua::catalogue
