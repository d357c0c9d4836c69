// A text as a QR code. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace motcua::printing {

struct QrCode {
  int size = 0;            // modules along an edge, without the quiet border that a scanner needs around it
  std::vector<bool> dark;  // row by row

  bool is_dark(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
  }
};

// None for an empty text, or one that is longer than a QR code can be.
std::optional<QrCode> make_qr_code(const std::string& text);

}  // namespace motcua::printing
