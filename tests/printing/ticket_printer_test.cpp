#include <doctest/doctest.h>

#include <atomic>
#include <memory>

#include "printing/escpos_printer.h"
#include "printing/tcp_channel.h"
#include "printing/ticket_printer.h"
#include "tests/printing/paper_printer.h"
#include "tests/printing/prints.h"
#include "ui/text/catalogue.h"

namespace motcua::tests {
namespace {

using namespace printing;
using Kind = PrintOutcome::Kind;
using std::chrono::milliseconds;

// On a busy machine answers may take their time.
std::unique_ptr<Printer> patient(const TcpAddress& address) {
  static constexpr milliseconds kPatience{20'000};
  return std::make_unique<EscposPrinter>(
      [address](const std::stop_token& stop) { return open_tcp(address, kPatience, stop); },
      EscposLimits{kPatience, kPatience, kPatience, milliseconds(50)});
}

// A kiosk's printer with the paper printer behind it, and everything that it reported.
struct Desk {
  explicit Desk(milliseconds ask_every = milliseconds(20))
      : printer(patient(paper.address()), {Paper::k80mm, ask_every, 3}, [this] { ++changes; }) {}

  bool becomes(PrinterState state) {
    return test::wait_until([&] { return printer.report().state == state; });
  }
  PrintOutcome print(const Ticket& ticket) {
    const auto job = printer.print(ticket, words);
    std::vector<TicketPrinter::Result> results;
    REQUIRE(test::wait_until([&] {
      results = printer.take_results();
      return !results.empty();
    }));
    REQUIRE(results.size() == 1);
    CHECK(results.front().job == job);
    return results.front().outcome;
  }

  PaperPrinter paper;
  text::Catalogues languages = text::Catalogues::embedded();
  const text::Catalogue& words = languages.vietnamese();
  std::atomic<int> changes = 0;
  TicketPrinter printer;
};

// A printer that is as slow as the test wants.
struct Gate {
  std::atomic<int> at_work = 0;  // tickets that have come to the printer
  std::atomic<bool> open = false;
};

class GatedPrinter : public Printer {
 public:
  explicit GatedPrinter(std::shared_ptr<Gate> gate) : gate_(std::move(gate)) {}

  PrinterReport status(const std::stop_token& /*stop*/) override { return {PrinterState::kReady, true, {}}; }
  PrintOutcome print(std::span<const std::uint8_t> /*ticket*/, const std::stop_token& stop) override {
    ++gate_->at_work;
    test::wait_until([&] { return gate_->open || stop.stop_requested(); });
    return {Kind::kPrinted, {PrinterState::kReady, true, {}}};
  }

 private:
  const std::shared_ptr<Gate> gate_;
};

struct Queue {
  static constexpr std::size_t kWaiting = 3;

  explicit Queue(std::shared_ptr<Gate> gate)
      : printer(std::make_unique<GatedPrinter>(std::move(gate)), {Paper::k80mm, milliseconds(20), kWaiting}, [] {}) {}
  std::uint64_t print() { return printer.print(sample_ticket(), languages.vietnamese()); }

  text::Catalogues languages = text::Catalogues::embedded();
  TicketPrinter printer;
};

}  // namespace

TEST_CASE(
    "situation 07: the kiosk knows that the paper has ended before anybody asks for a number, and that it is back") {
  Desk desk;
  CHECK(desk.becomes(PrinterState::kReady));
  const int before = desk.changes.load();
  desk.paper.set({.paper_low = true});
  CHECK(desk.becomes(PrinterState::kPaperLow));
  desk.paper.set({.paper_out = true});
  CHECK(desk.becomes(PrinterState::kPaperOut));
  CHECK(desk.changes.load() > before);
  desk.paper.set({.cover_open = true});
  CHECK(desk.becomes(PrinterState::kCoverOpen));
  desk.paper.set({});
  CHECK(desk.becomes(PrinterState::kReady));
}

TEST_CASE("situation 07: a ticket that met no paper is told so at once, and never printed later") {
  Desk desk(std::chrono::hours(1));  // the kiosk does not know yet
  CHECK(desk.becomes(PrinterState::kReady));
  desk.paper.set({.paper_out = true});
  const auto outcome = desk.print(sample_ticket());
  CHECK(outcome.kind == Kind::kNotPrinted);
  CHECK(desk.printer.report().state == PrinterState::kPaperOut);
  desk.paper.load_paper();
  Ticket next = sample_ticket();
  next.number = "A053";
  CHECK(desk.print(next).kind == Kind::kPrinted);
  REQUIRE(desk.paper.tickets().size() == 1);
  CHECK(desk.paper.tickets().front() == laid_out(next));
}

TEST_CASE("situation 08: printed but jammed: the same number once more, marked as a copy") {
  Desk desk;
  Ticket ticket = sample_ticket();
  CHECK(desk.print(ticket).kind == Kind::kPrinted);
  desk.paper.set({.cutter_jammed = true});
  ticket.copy = true;
  CHECK(desk.print(ticket).printer.state == PrinterState::kFault);
  desk.paper.set({});
  CHECK(desk.print(ticket).kind == Kind::kPrinted);
  REQUIRE(desk.paper.tickets().size() == 2);
  CHECK(desk.paper.tickets()[0] == laid_out(sample_ticket()));
  CHECK(desk.paper.tickets()[1] == laid_out(ticket));
}

TEST_CASE("tickets come out in the order in which they were taken") {
  Desk desk;
  std::vector<Bitmap> wanted;
  for (const char* number : {"A001", "A002", "A003"}) {
    Ticket ticket = sample_ticket();
    ticket.number = number;
    wanted.push_back(laid_out(ticket));
    desk.printer.print(ticket, desk.words);
  }
  CHECK(test::wait_until([&] { return desk.paper.tickets().size() == 3; }));
  CHECK(desk.paper.tickets() == wanted);
}

TEST_CASE("a few tickets wait for a slow printer; who comes after that is told at once") {
  const auto gate = std::make_shared<Gate>();
  Queue desk(gate);
  const auto first = desk.print();
  REQUIRE(test::wait_until([&] { return gate->at_work == 1; }));
  std::vector<std::uint64_t> taken{first};
  for (std::size_t i = 0; i < Queue::kWaiting; ++i) taken.push_back(desk.print());
  CHECK(desk.printer.take_results().empty());
  const auto refused = desk.print();
  const auto results = desk.printer.take_results();
  REQUIRE(results.size() == 1);
  CHECK(results.front().job == refused);
  CHECK(results.front().outcome.kind == Kind::kNotPrinted);
  CHECK(results.front().outcome.printer.why == "too many tickets wait for the printer");

  gate->open = true;
  std::vector<std::uint64_t> printed;
  CHECK(test::wait_until([&] {
    for (const auto& result : desk.printer.take_results()) {
      CHECK(result.outcome.kind == Kind::kPrinted);
      printed.push_back(result.job);
    }
    return printed.size() >= taken.size();
  }));
  CHECK(printed == taken);
}

TEST_CASE("a printer that is switched off and on is simply there again") {
  Desk desk;
  CHECK(desk.becomes(PrinterState::kReady));
  desk.paper.set({.bytes_until_close = 0});
  CHECK(desk.becomes(PrinterState::kUnreachable));
  desk.paper.set({});
  CHECK(desk.becomes(PrinterState::kReady));
}

TEST_CASE("the kiosk ends without waiting for a printer that hangs") {
  auto desk = std::make_unique<Desk>();
  CHECK(desk->becomes(PrinterState::kReady));
  desk->paper.set({.deaf = true});
  desk->printer.print(sample_ticket(), desk->words);
  const auto begin = std::chrono::steady_clock::now();
  desk.reset();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(15));
}

}  // namespace motcua::tests
