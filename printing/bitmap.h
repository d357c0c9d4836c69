// A picture of black and white dots, as a thermal printer prints it. Plain value, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace motcua::printing {

// Rows of whole bytes, the leftmost dot in the highest bit; set: black. Dots behind the right edge stay white.
class Bitmap {
 public:
  Bitmap() = default;
  Bitmap(int width, int height);

  int width() const { return width_; }
  int height() const { return height_; }
  std::size_t bytes_per_row() const { return (static_cast<std::size_t>(width_) + 7) / 8; }
  bool dark(int x, int y) const { return (bytes_[index(x, y)] & mask(x)) != 0; }
  void darken(int x, int y) { bytes_[index(x, y)] = static_cast<std::uint8_t>(bytes_[index(x, y)] | mask(x)); }
  // All rows from `y` on, `count` of them.
  std::span<const std::uint8_t> rows(int y, int count) const;
  bool operator==(const Bitmap&) const = default;

 private:
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * bytes_per_row() + static_cast<std::size_t>(x) / 8;
  }
  static std::uint8_t mask(int x) { return static_cast<std::uint8_t>(0x80U >> (static_cast<unsigned>(x) % 8)); }

  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace motcua::printing
