#include "printing/bitmap.h"

namespace motcua::printing {

Bitmap::Bitmap(int width, int height) : width_(width), height_(height) {
  bytes_.resize(bytes_per_row() * static_cast<std::size_t>(height));
}

std::span<const std::uint8_t> Bitmap::rows(int y, int count) const {
  const std::size_t stride = bytes_per_row();
  return std::span(bytes_).subspan(static_cast<std::size_t>(y) * stride, static_cast<std::size_t>(count) * stride);
}

}  // namespace motcua::printing
