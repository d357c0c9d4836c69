#include "config/utf8.h"

#include <algorithm>
#include <cstdint>

namespace motcua::config {
namespace {

struct Shape {
  std::size_t length = 0;  // 0: no character begins with this byte
  unsigned char second_least = 0x80;
  unsigned char second_most = 0xBF;
};

// Unicode 15, table 3-7.
Shape shape_of(unsigned char first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {0};
  if (first < 0xE0) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

bool well_formed(std::string_view text, std::size_t at, const Shape& shape) {
  if (shape.length == 0 || at + shape.length > text.size()) return false;
  for (std::size_t i = 1; i < shape.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    const unsigned char least = i == 1 ? shape.second_least : 0x80;
    const unsigned char most = i == 1 ? shape.second_most : 0xBF;
    if (byte < least || byte > most) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Shape shape = shape_of(static_cast<unsigned char>(text[at]));
    if (!well_formed(text, at, shape)) return at;
    at += shape.length;
  }
  return std::nullopt;
}

int line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace motcua::config
