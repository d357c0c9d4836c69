// What a printer understands of the bytes that it gets: the other side of printing/escpos.h, written from the
// command reference, not from the encoder.
//
// Bytes may come in any portions. What it does not know is counted.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "printing/bitmap.h"

namespace motcua::tests {

struct PrinterCommand {
  enum class Kind : std::uint8_t { kInitialise, kRaster, kCut, kStatus, kDone, kClear };
  Kind kind = Kind::kInitialise;
  int argument = 0;          // of kStatus: which one
  printing::Bitmap picture;  // of kRaster
};

class EscposReader {
 public:
  void feed(std::span<const std::uint8_t> bytes) { waiting_.insert(waiting_.end(), bytes.begin(), bytes.end()); }
  // The next whole command; false: more bytes are needed.
  bool next(PrinterCommand& command);
  std::size_t unknown_bytes() const { return unknown_; }
  bool idle() const { return waiting_.empty(); }

 private:
  bool raster(PrinterCommand& command);
  bool take(std::size_t size, PrinterCommand& command, PrinterCommand::Kind kind, int argument = 0);

  std::deque<std::uint8_t> waiting_;
  std::size_t unknown_ = 0;
};

// One below the other, as they come out of the slit.
printing::Bitmap joined(const std::vector<printing::Bitmap>& bands);

}  // namespace motcua::tests
