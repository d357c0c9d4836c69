// Vietnamese as it is typed everywhere in the country (Telex): aa â, aw ă, ee ê, oo ô, ow ơ, uw ư, dd đ, and the tone
// by s f r x j after the syllable, z takes it away. The same key once more takes the mark back and writes the letter.
//
// Pure. Small letters only: what the keyboard of the search writes.
#pragma once

#include <string>
#include <string_view>

namespace motcua::kiosk {

// The text after one more key. Its last word alone is changed; tones stand as in "hòa", "thủy", "hoàn".
std::u32string telex(std::u32string_view text, char32_t key);

}  // namespace motcua::kiosk
