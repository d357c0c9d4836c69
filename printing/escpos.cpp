#include "printing/escpos.h"

#include <algorithm>

namespace motcua::printing {
namespace {

constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;

std::uint8_t low(std::size_t value) {
  return static_cast<std::uint8_t>(value & 0xFFU);
}

std::uint8_t high(std::size_t value) {
  return static_cast<std::uint8_t>((value >> 8U) & 0xFFU);
}

void add_band(const Bitmap& picture, int y, int rows, Bytes& out) {
  const auto count = static_cast<std::size_t>(rows);
  const std::size_t width = picture.bytes_per_row();
  const Bytes head{kGs, 'v', '0', 0, low(width), high(width), low(count), high(count)};
  out.insert(out.end(), head.begin(), head.end());
  const auto dots = picture.rows(y, rows);
  out.insert(out.end(), dots.begin(), dots.end());
}

bool bit(std::uint8_t byte, unsigned number) {
  return (byte >> number & 1U) != 0;
}

}  // namespace

Bytes encode_ticket(const Bitmap& picture) {
  Bytes out{kEsc, '@'};
  for (int y = 0; y < picture.height(); y += kBandRows) {
    add_band(picture, y, std::min(kBandRows, picture.height() - y), out);
  }
  const Bytes cut{kGs, 'V', 66, 0};  // 66: feeds to the knife first
  out.insert(out.end(), cut.begin(), cut.end());
  return out;
}

Bytes status_request(StatusRequest request) {
  return {kDle, 4, static_cast<std::uint8_t>(request)};
}

Bytes done_request() {
  return {kGs, 'r', 1};
}

Bytes clear_request() {
  return {kDle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};  // DLE DC4 8 and the seven bytes that it has to have
}

bool add_answer(StatusRequest request, std::uint8_t byte, PaperStatus& status) {
  // Four bits of every answer are fixed, so that it can be told from everything else that a printer says.
  if ((byte & 0x93U) != 0x12U) return false;
  switch (request) {
    case StatusRequest::kPrinter:
      status.offline |= bit(byte, 3);
      break;
    case StatusRequest::kOffline:
      status.cover_open |= bit(byte, 2);
      status.paper_out |= bit(byte, 5);
      status.error |= bit(byte, 6);
      break;
    case StatusRequest::kError:
      status.cutter_error |= bit(byte, 3);
      status.error |= (byte & 0x6CU) != 0;
      break;
    case StatusRequest::kPaper:
      status.paper_low |= (byte & 0x0CU) != 0;
      status.paper_out |= (byte & 0x60U) != 0;
      break;
  }
  return true;
}

std::optional<DoneAnswer> done_answer(std::uint8_t byte) {
  if ((byte & 0x90U) != 0) return std::nullopt;
  return DoneAnswer{(byte & 0x03U) != 0, (byte & 0x0CU) != 0};
}

}  // namespace motcua::printing
