#include "kiosk/text_entry.h"

#include <utility>

#include "kiosk/telex.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::kiosk {
namespace {

std::string utf8(char32_t character) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (character < 0x80) return {byte(character)};
  if (character < 0x800) return {byte(0xC0 | (character >> 6)), byte(0x80 | (character & 0x3F))};
  return {byte(0xE0 | (character >> 12)), byte(0x80 | ((character >> 6) & 0x3F)), byte(0x80 | (character & 0x3F))};
}

bool can_be_shown(char32_t character) {
  const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  const bool surrogate = character >= 0xD800 && character < 0xE000;
  return !control && !surrogate && character <= 0xFFFF;
}

}  // namespace

bool TextEntry::type(char32_t character) {
  if (!can_be_shown(character)) return false;
  if (character == ' ' && (text_.empty() || text_.back() == ' ')) return false;
  const std::string bytes = utf8(character);
  if (text_.size() + bytes.size() > size_max_) return false;
  text_ += bytes;
  keys_ += bytes;
  return true;
}

bool TextEntry::type_telex(char32_t key) {
  if (key < U'a' || key > U'z') return type(key);
  const auto before = text::characters(text_);
  std::string text;
  for (const char32_t character : telex({before.data(), before.size()}, key)) text += utf8(character);
  if (text.size() > size_max_) return false;
  text_ = std::move(text);
  keys_ += static_cast<char>(key);
  return true;
}

void TextEntry::erase() {
  while (!text_.empty()) {
    const bool first_of_character = (static_cast<unsigned char>(text_.back()) & 0xC0U) != 0x80U;
    text_.pop_back();
    if (first_of_character) break;
  }
  keys_ = text_;  // which keys the rest was made of does not matter any more
}

}  // namespace motcua::kiosk
