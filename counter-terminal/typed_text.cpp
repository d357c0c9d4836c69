#include "counter-terminal/typed_text.h"

#include "ui/text/glyph_ranges.h"

namespace motcua::terminal {

char32_t upper(char32_t letter) {
  if (letter >= 'a' && letter <= 'z') return letter - 'a' + 'A';
  return letter == 0x111 ? 0x110 : letter;
}

std::string utf8(char32_t letter) {
  std::string out;
  const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (letter < 0x80) {
    byte(letter);
    return out;
  }
  if (letter < 0x800) {
    byte(0xC0 | (letter >> 6));
  } else if (letter < 0x10000) {
    byte(0xE0 | (letter >> 12));
    byte(0x80 | ((letter >> 6) & 0x3F));
  } else {
    byte(0xF0 | (letter >> 18));
    byte(0x80 | ((letter >> 12) & 0x3F));
    byte(0x80 | ((letter >> 6) & 0x3F));
  }
  byte(0x80 | (letter & 0x3F));
  return out;
}

void drop_last_letter(std::string& words) {
  while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0) == 0x80) words.pop_back();
  if (!words.empty()) words.pop_back();
}

bool blank(const std::string& words) {
  return words.find_first_not_of(' ') == std::string::npos;
}

std::string ticket_number(const std::string& typed) {
  std::string out;
  for (const char32_t letter : text::characters(typed)) {
    if (letter != ' ') out += utf8(upper(letter));
  }
  return out;
}

}  // namespace motcua::terminal
