#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "printing/escpos.h"
#include "printing/escpos_printer.h"
#include "tests/printing/escpos_reader.h"

namespace motcua::tests {
namespace {

using namespace printing;
using Kind = PrinterCommand::Kind;

std::vector<PrinterCommand> understood(const Bytes& bytes) {
  EscposReader reader;
  reader.feed(bytes);
  std::vector<PrinterCommand> out;
  PrinterCommand command;
  while (reader.next(command)) out.push_back(command);
  CHECK(reader.idle());
  CHECK(reader.unknown_bytes() == 0);
  return out;
}

Bitmap picture_of(const std::vector<PrinterCommand>& commands) {
  std::vector<Bitmap> bands;
  for (const auto& command : commands) {
    if (command.kind == Kind::kRaster) bands.push_back(command.picture);
  }
  return joined(bands);
}

bool same_dots(const Bitmap& sent, const Bitmap& printed) {
  for (int y = 0; y < printed.height(); ++y) {
    for (int x = 0; x < printed.width(); ++x) {
      const bool wanted = x < sent.width() && y < sent.height() && sent.dark(x, y);
      if (printed.dark(x, y) != wanted) return false;
    }
  }
  return printed.height() == sent.height() && printed.width() >= sent.width();
}

PaperStatus answered(StatusRequest request, unsigned byte) {
  PaperStatus status;
  CHECK(add_answer(request, static_cast<std::uint8_t>(byte), status));
  return status;
}

}  // namespace

TEST_CASE("any picture comes out of the printer dot by dot") {
  CHECK(rc::check([] {
    const int width = *rc::gen::inRange(1, 100);
    const int height = *rc::gen::inRange(1, 2 * kBandRows + 3);
    Bitmap picture(width, height);
    const auto dots = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, width), rc::gen::inRange(0, height)));
    for (const auto& [x, y] : dots) picture.darken(x, y);
    RC_ASSERT(same_dots(picture, picture_of(understood(encode_ticket(picture)))));
  }));
}

TEST_CASE("a ticket begins with a reset and ends with one cut") {
  const auto commands = understood(encode_ticket(Bitmap(576, 860)));
  REQUIRE(commands.size() > 3);
  CHECK(commands.front().kind == Kind::kInitialise);
  CHECK(commands.back().kind == Kind::kCut);
  CHECK(std::count_if(commands.begin(), commands.end(), [](const auto& each) { return each.kind == Kind::kCut; }) == 1);
  for (const auto& command : commands) CHECK(command.picture.height() <= kBandRows);
}

TEST_CASE("the bytes are those of the command reference") {
  Bitmap picture(12, 2);
  picture.darken(0, 0);
  picture.darken(11, 1);
  CHECK(encode_ticket(picture) == Bytes{0x1B, '@', 0x1D, 'v', '0', 0, 2, 0, 2, 0, 0x80, 0, 0, 0x10, 0x1D, 'V', 66, 0});
  CHECK(status_request(StatusRequest::kPaper) == Bytes{0x10, 0x04, 0x04});
  CHECK(done_request() == Bytes{0x1D, 'r', 1});
}

TEST_CASE("each bit of an answer means what the reference says") {
  CHECK(answered(StatusRequest::kPrinter, 0x12) == PaperStatus{});
  CHECK(answered(StatusRequest::kPrinter, 0x1A).offline);
  CHECK(answered(StatusRequest::kOffline, 0x16).cover_open);
  CHECK(answered(StatusRequest::kOffline, 0x32).paper_out);
  CHECK(answered(StatusRequest::kOffline, 0x52).error);
  CHECK(answered(StatusRequest::kError, 0x1A).cutter_error);
  CHECK(answered(StatusRequest::kError, 0x1A).error);
  CHECK(answered(StatusRequest::kError, 0x32).error);
  CHECK(answered(StatusRequest::kPaper, 0x1E).paper_low);
  CHECK_FALSE(answered(StatusRequest::kPaper, 0x1E).paper_out);
  CHECK(answered(StatusRequest::kPaper, 0x72).paper_out);
}

TEST_CASE("the same bit means nothing in the answer to another question") {
  CHECK_FALSE(answered(StatusRequest::kPrinter, 0x16).cover_open);  // there it is the drawer
  CHECK(answered(StatusRequest::kPaper, 0x12) == PaperStatus{});
  CHECK_FALSE(answered(StatusRequest::kError, 0x12).error);
}

TEST_CASE("bytes that are no answers change nothing") {
  CHECK(rc::check([](std::uint8_t byte) {
    for (const StatusRequest request : kStatusRequests) {
      PaperStatus status;
      const bool is_answer = add_answer(request, byte, status);
      RC_ASSERT(is_answer == ((byte & 0x93U) == 0x12U));
      if (!is_answer) RC_ASSERT(status == PaperStatus{});
    }
    // The two kinds of answers are never taken for each other.
    PaperStatus status;
    RC_ASSERT(!(done_answer(byte) && add_answer(StatusRequest::kPaper, byte, status)));
  }));
}

TEST_CASE("what keeps a printer from printing outweighs what is only low") {
  PaperStatus status;
  CHECK(judge(status).state == PrinterState::kReady);
  status.paper_low = true;
  CHECK(judge(status).state == PrinterState::kPaperLow);
  status.offline = true;
  CHECK(judge(status).state == PrinterState::kFault);
  status.paper_out = true;
  CHECK(judge(status).state == PrinterState::kPaperOut);
  status.cover_open = true;
  CHECK(judge(status).state == PrinterState::kCoverOpen);
}

}  // namespace motcua::tests
