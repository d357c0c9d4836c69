#include "tests/printing/escpos_reader.h"

#include <algorithm>

namespace motcua::tests {

using Kind = PrinterCommand::Kind;
using printing::Bitmap;

bool EscposReader::take(std::size_t size, PrinterCommand& command, Kind kind, int argument) {
  if (waiting_.size() < size) return false;
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
  command = {kind, argument, {}};
  return true;
}

bool EscposReader::raster(PrinterCommand& command) {
  if (waiting_.size() < 8) return false;
  const auto number = [&](std::size_t at) { return waiting_[at] + 256 * waiting_[at + 1]; };
  const int stride = number(4);
  const int rows = number(6);
  const auto size = static_cast<std::size_t>(stride) * static_cast<std::size_t>(rows);
  if (waiting_.size() < 8 + size) return false;
  Bitmap picture(stride * 8, rows);
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < stride * 8; ++x) {
      const auto byte = waiting_[8 + static_cast<std::size_t>(y * stride + x / 8)];
      if ((byte >> (7 - x % 8) & 1) != 0) picture.darken(x, y);
    }
  }
  take(8 + size, command, Kind::kRaster);
  command.picture = std::move(picture);
  return true;
}

bool EscposReader::next(PrinterCommand& command) {
  while (waiting_.size() >= 2) {
    const auto first = waiting_[0];
    const auto second = waiting_[1];
    if (first == 0x1B && second == '@') return take(2, command, Kind::kInitialise);
    if (first == 0x1D && second == 'v') return raster(command);
    if (first == 0x1D && second == 'V') return take(4, command, Kind::kCut);
    if (first == 0x1D && second == 'r') return take(3, command, Kind::kDone);
    if (first == 0x10 && second == 0x04) return waiting_.size() >= 3 && take(3, command, Kind::kStatus, waiting_[2]);
    if (first == 0x10 && second == 0x14) return take(10, command, Kind::kClear);
    waiting_.pop_front();
    ++unknown_;
  }
  return false;
}

Bitmap joined(const std::vector<Bitmap>& bands) {
  int width = 0;
  int height = 0;
  for (const auto& band : bands) {
    width = std::max(width, band.width());
    height += band.height();
  }
  Bitmap out(width, height);
  int top = 0;
  for (const auto& band : bands) {
    for (int y = 0; y < band.height(); ++y) {
      for (int x = 0; x < band.width(); ++x) {
        if (band.dark(x, y)) out.darken(x, top + y);
      }
    }
    top += band.height();
  }
  return out;
}

}  // namespace motcua::tests
