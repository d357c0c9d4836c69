// Which characters the screens can show: Latin for Vietnamese and English, and the signs that the texts use.
//
// Plain values, any thread. At start the fonts are asked for these; a test checks every catalogue against them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace motcua::text {

struct GlyphRange {
  char32_t first;
  char32_t last;
};

inline constexpr std::array kTextGlyphs{
    GlyphRange{0x0020, 0x007E}, GlyphRange{0x00A0, 0x00FF},  // Latin, · × and the accents of French names
    // Latin Extended-A: Ă Đ Ĩ Ũ, and the names of our neighbours. Inter has no U+0149, which is deprecated.
    GlyphRange{0x0100, 0x0148}, GlyphRange{0x014A, 0x017F}, GlyphRange{0x01A0, 0x01A1}, GlyphRange{0x01AF, 0x01B0},
    GlyphRange{0x1EA0, 0x1EF9},  // Ơ Ư, Ạ to ỹ
    GlyphRange{0x2013, 0x2014}, GlyphRange{0x2018, 0x2019}, GlyphRange{0x201C, 0x201D}, GlyphRange{0x2022, 0x2022},
    GlyphRange{0x2026, 0x2026}, GlyphRange{0x20AB, 0x20AB}, GlyphRange{0x2190, 0x2193},  // – ’ “ ” • … ₫ arrows
};

// The characters of a UTF-8 text; a malformed byte becomes U+FFFD.
std::vector<char32_t> characters(std::string_view utf8);

template <class Ranges>
constexpr bool contains(const Ranges& ranges, char32_t character) {
  for (const GlyphRange& range : ranges) {
    if (character >= range.first && character <= range.last) return true;
  }
  return false;
}

}  // namespace motcua::text
