#include "ui/text/glyph_ranges.h"

namespace motcua::text {
namespace {

// Bytes that follow a first byte; -1: not a first byte.
int followers(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first < 0xE0) return 1;
  if (first >= 0xE0 && first < 0xF0) return 2;
  return first >= 0xF0 && first < 0xF5 ? 3 : -1;
}

}  // namespace

std::vector<char32_t> characters(std::string_view utf8) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::vector<char32_t> out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i++]);
    int rest = followers(first);
    char32_t character = rest < 0 ? kReplacement : rest == 0 ? first : first & (0x3Fu >> rest);
    for (; rest > 0; --rest) {
      if (i >= utf8.size() || (static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80) {
        character = kReplacement;
        break;
      }
      character = (character << 6) | (static_cast<unsigned char>(utf8[i++]) & 0x3Fu);
    }
    out.push_back(character);
  }
  return out;
}

}  // namespace motcua::text
