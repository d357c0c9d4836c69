#include <doctest/doctest.h>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "printing/cups_printer.h"
#include "printing/device_channel.h"
#include "printing/escpos_printer.h"
#include "printing/tcp_channel.h"
#include "tests/printing/paper_printer.h"
#include "tests/printing/prints.h"
#include "tests/support/temporary_folder.h"

namespace motcua::tests {
namespace {

using namespace printing;
using Kind = PrintOutcome::Kind;
using std::chrono::milliseconds;

// Where an answer is expected, a busy machine may take its time; where none is, the test shall not.
const EscposLimits kPatient{milliseconds(20'000), milliseconds(20'000), milliseconds(20'000), milliseconds(50)};
const EscposLimits kShort{milliseconds(2'000), milliseconds(2'000), milliseconds(3'000), milliseconds(50)};

EscposPrinter on_network(const TcpAddress& address, EscposLimits limits = kPatient) {
  return EscposPrinter([address](const std::stop_token& stop) { return open_tcp(address, milliseconds(2'000), stop); },
                       limits);
}

Bytes content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_program(const std::filesystem::path& file, const std::string& script) {
  std::ofstream(file) << "#!/bin/sh\n" << script;
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

// A pair of a terminal: the device file that a printer on USB would be, and the printer's side.
class PrinterDevice {
 public:
  PrinterDevice() : printer_(posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(printer_ >= 0);
    REQUIRE(grantpt(printer_) == 0);
    REQUIRE(unlockpt(printer_) == 0);
    name_ = ptsname(printer_);
    kept_ = open(name_.c_str(), O_RDWR | O_NOCTTY);
    termios settings{};
    REQUIRE(tcgetattr(kept_, &settings) == 0);
    cfmakeraw(&settings);
    REQUIRE(tcsetattr(kept_, TCSANOW, &settings) == 0);
  }
  ~PrinterDevice() {
    close(kept_);
    close(printer_);
  }
  PrinterDevice(const PrinterDevice&) = delete;
  PrinterDevice& operator=(const PrinterDevice&) = delete;

  DeviceAddress address() const { return {name_}; }
  // Answers and prints until a ticket was cut and all questions after it were answered.
  Bitmap print_one() {
    std::array<std::uint8_t, 1024> buffer{};
    pollfd wanted{printer_, POLLIN, 0};
    while (questions_left_ > 0 && poll(&wanted, 1, 60'000) > 0) {
      const ssize_t count = read(printer_, buffer.data(), buffer.size());
      if (count <= 0) return {};
      reader_.feed(std::span(buffer).first(static_cast<std::size_t>(count)));
      PrinterCommand command;
      while (reader_.next(command)) obey(command);
    }
    return joined(bands_);
  }

 private:
  void obey(const PrinterCommand& command) {
    const bool asks = command.kind == PrinterCommand::Kind::kStatus || command.kind == PrinterCommand::Kind::kDone;
    const std::uint8_t answer = command.kind == PrinterCommand::Kind::kStatus ? 0x12 : 0x00;
    if (asks) REQUIRE(write(printer_, &answer, 1) == 1);
    if (asks && cut_) --questions_left_;
    if (command.kind == PrinterCommand::Kind::kRaster) bands_.push_back(command.picture);
    cut_ |= command.kind == PrinterCommand::Kind::kCut;
  }

  int printer_;
  int kept_ = -1;
  EscposReader reader_;
  std::vector<Bitmap> bands_;
  bool cut_ = false;
  int questions_left_ = 5;  // GS r and the four DLE EOT
  std::string name_;
};

}  // namespace

TEST_CASE("what the network printer prints is the ticket, dot by dot, and a phone reads it") {
  PaperPrinter paper;
  auto printer = on_network(paper.address());
  const Ticket ticket = sample_ticket();
  const Bitmap picture = laid_out(ticket);
  const auto outcome = printer.print(encode_ticket(picture), {});
  CHECK(outcome.kind == Kind::kPrinted);
  CHECK(outcome.printer.state == PrinterState::kReady);
  REQUIRE(paper.tickets().size() == 1);
  CHECK(paper.tickets().front() == picture);
  CHECK(read_qr(paper.tickets().front()) == ticket.qr);
}

TEST_CASE("the printer says how it is") {
  PaperPrinter paper;
  auto printer = on_network(paper.address());
  const auto told = [&](const PaperPrinterState& state) {
    paper.set(state);
    return printer.status({}).state;
  };
  CHECK(told({}) == PrinterState::kReady);
  CHECK(told({.paper_low = true}) == PrinterState::kPaperLow);
  CHECK(told({.paper_out = true}) == PrinterState::kPaperOut);
  CHECK(told({.cover_open = true}) == PrinterState::kCoverOpen);
  CHECK(told({.cutter_jammed = true}) == PrinterState::kFault);
  CHECK(told({.answers_after = milliseconds(100)}) == PrinterState::kReady);
}

TEST_CASE("situation 07: without paper nothing is sent, so that no ticket comes out with the next roll") {
  PaperPrinter paper;
  paper.set({.paper_out = true});
  auto printer = on_network(paper.address());
  const auto outcome = printer.print(encode_ticket(laid_out(sample_ticket())), {});
  CHECK(outcome.kind == Kind::kNotPrinted);
  CHECK(outcome.printer.state == PrinterState::kPaperOut);
  paper.load_paper();
  CHECK(printer.status({}).state == PrinterState::kReady);
  CHECK(paper.tickets().empty());
}

TEST_CASE("situation 07: the paper ends in the middle, and the rest is not printed on the next roll") {
  PaperPrinter paper;
  paper.set({.rows_left = 300});
  auto printer = on_network(paper.address());
  const auto outcome = printer.print(encode_ticket(laid_out(sample_ticket())), {});
  CHECK(outcome.kind == Kind::kNotPrinted);
  CHECK(outcome.printer.state == PrinterState::kPaperOut);
  CHECK(test::wait_until([&] { return paper.times_cleared() == 1; }));
  paper.load_paper();
  CHECK(printer.print(encode_ticket(laid_out(sample_ticket())), {}).kind == Kind::kPrinted);
  REQUIRE(paper.tickets().size() == 1);
  CHECK(paper.tickets().front() == laid_out(sample_ticket()));
}

TEST_CASE("a printer that does not know the question after a ticket has printed it all the same") {
  PaperPrinter paper;
  paper.set({.knows_done = false});
  auto printer =
      on_network(paper.address(), {milliseconds(20'000), milliseconds(20'000), milliseconds(200), milliseconds(50)});
  CHECK(printer.print(encode_ticket(laid_out(sample_ticket())), {}).kind == Kind::kSent);
  CHECK(paper.tickets().size() == 1);
}

TEST_CASE("a printer that never says anything is taken to be ready; one that falls silent is not") {
  PaperPrinter paper;
  paper.set({.silent = true});
  auto printer = on_network(paper.address(), kShort);
  const auto report = printer.status({});
  CHECK(report.state == PrinterState::kReady);
  CHECK_FALSE(report.tells);
  CHECK(printer.print(encode_ticket(laid_out(sample_ticket())), {}).kind == Kind::kSent);
  CHECK(test::wait_until([&] { return paper.tickets().size() == 1; }));
  paper.set({});
  CHECK(printer.status({}).tells);
  paper.set({.silent = true});
  CHECK(printer.status({}).state == PrinterState::kUnreachable);
}

TEST_CASE("something that answers nonsense is no printer") {
  PaperPrinter paper;
  paper.set({.babbles = true});
  auto printer = on_network(paper.address(), kShort);
  CHECK_FALSE(printer.status({}).tells);  // one wrong byte is as good as none
}

TEST_CASE("a printer that closes in the middle of a ticket has not printed it") {
  PaperPrinter paper;
  paper.set({.bytes_until_close = 20'000});
  auto printer = on_network(paper.address());
  const auto outcome = printer.print(encode_ticket(laid_out(sample_ticket())), {});
  CHECK(outcome.kind == Kind::kNotPrinted);
  CHECK(outcome.printer.state == PrinterState::kUnreachable);
  CHECK(outcome.printer.why.find("tcp://127.0.0.1:") != std::string::npos);
  CHECK(paper.tickets().empty());
}

TEST_CASE("a printer that is not there is a sentence with its address") {
  TcpAddress address;
  {
    const PaperPrinter gone;
    address = gone.address();
  }
  auto printer = on_network(address);
  const auto report = printer.status({});
  CHECK(report.state == PrinterState::kUnreachable);
  CHECK(report.why.rfind(to_string(address) + ": no connection: ", 0) == 0);
}

TEST_CASE("a printer that takes nothing any more does not hold the thread beyond its time") {
  PaperPrinter paper;
  paper.set({.deaf = true});
  auto printer = on_network(paper.address(), kShort);
  const auto outcome = printer.print(Bytes(20'000'000), {});
  CHECK(outcome.kind == Kind::kNotPrinted);
  CHECK(outcome.printer.why == to_string(paper.address()) + ": sending took longer than 2000 ms");
}

TEST_CASE("a printer that does not know the question after a ticket is not waited for each time anew") {
  PaperPrinter paper;
  paper.set({.knows_done = false});
  const auto address = paper.address();
  // The first ticket waits for half a second; were the others to wait as well, ten would need five.
  EscposPrinter printer(
      [address](const std::stop_token& stop) { return open_tcp(address, milliseconds(20'000), stop); },
      {milliseconds(20'000), milliseconds(20'000), milliseconds(500), milliseconds(1)});
  const Bytes ticket = encode_ticket(laid_out(sample_ticket()));
  const auto begin = std::chrono::steady_clock::now();
  CHECK(printer.print(ticket, {}).kind == Kind::kSent);
  const auto first = std::chrono::steady_clock::now() - begin;
  CHECK(first >= milliseconds(500));
  auto quickest = first;
  for (int i = 0; i < 9; ++i) {
    const auto from = std::chrono::steady_clock::now();
    CHECK(printer.print(ticket, {}).kind == Kind::kSent);
    quickest = std::min<std::chrono::steady_clock::duration>(quickest, std::chrono::steady_clock::now() - from);
  }
  CHECK(quickest < first);
  CHECK(test::wait_until([&] { return paper.tickets().size() == 10; }));
}

TEST_CASE("what is left of a ticket that was given up is forgotten before anything else is printed") {
  PaperPrinter paper;
  auto printer = on_network(paper.address());
  const Bitmap picture = laid_out(sample_ticket());
  PaperPrinterState ends;
  ends.rows_left = 300;
  paper.set(ends);
  CHECK(printer.print(encode_ticket(picture), {}).kind == Kind::kNotPrinted);
  const int cleared = paper.times_cleared();
  paper.load_paper();
  CHECK(printer.print(encode_ticket(picture), {}).kind == Kind::kPrinted);
  CHECK(paper.times_cleared() == cleared + 1);
  CHECK(paper.tickets().back() == picture);
  CHECK(printer.print(encode_ticket(picture), {}).kind == Kind::kPrinted);
  CHECK(paper.times_cleared() == cleared + 1);  // once it has been heard
}

TEST_CASE("a device file is written to and read from") {
  PrinterDevice device;
  const Bitmap picture = laid_out(sample_ticket());
  Bitmap printed;
  std::jthread paper([&] { printed = device.print_one(); });
  const DeviceAddress address = device.address();
  EscposPrinter printer([address](const std::stop_token& stop) { return open_device(address, stop); }, kPatient);
  const auto outcome = printer.print(encode_ticket(picture), {});
  paper.join();
  CHECK(outcome.kind == Kind::kPrinted);
  CHECK(printed == picture);
}

TEST_CASE("a device that can only be written to does not say how it is") {
  if (geteuid() == 0) {
    MESSAGE("skipped: root may read everything");
    return;
  }
  const test::TemporaryFolder scratch;
  std::ofstream((scratch / "lp0")) << "";
  std::filesystem::permissions((scratch / "lp0"), std::filesystem::perms::owner_write);
  const DeviceAddress address{(scratch / "lp0")};
  EscposPrinter printer([address](const std::stop_token& stop) { return open_device(address, stop); }, kShort);
  CHECK_FALSE(printer.status({}).tells);
}

TEST_CASE("a device that is not there is a sentence with its name") {
  const test::TemporaryFolder scratch;
  const DeviceAddress address{(scratch / "lp0")};
  const auto opened = open_device(address, {});
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().rfind("file:" + address.file.string() + ": No such file", 0) == 0);
}

TEST_CASE("CUPS gets the ticket as it is, for its queue") {
  const test::TemporaryFolder scratch;
  write_program((scratch / "lp"), "echo \"$@\" > $(dirname $0)/words; cat > $(dirname $0)/ticket\n");
  CupsPrinter printer({"KIOSK_1"}, (scratch / "lp").string());
  const Bytes ticket = encode_ticket(laid_out(sample_ticket()));
  CHECK(printer.print(ticket, {}).kind == Kind::kSent);
  CHECK(content((scratch / "ticket")) == ticket);
  const Bytes words = content((scratch / "words"));
  CHECK(std::string(words.begin(), words.end()) == "-d KIOSK_1 -o raw\n");
  CHECK_FALSE(printer.status({}).tells);
}

TEST_CASE("what CUPS complains about is in the sentence; a program that hangs is ended; one that is missing is named") {
  const test::TemporaryFolder scratch;
  write_program((scratch / "lp"), "echo 'lp: no such queue' >&2; exit 1\n");
  CupsPrinter failing({"KIOSK_1"}, (scratch / "lp").string());
  const auto failed = failing.print(Bytes{1}, {});
  CHECK(failed.kind == Kind::kNotPrinted);
  CHECK(failed.printer.why.find("cups:KIOSK_1") == 0);
  CHECK(failed.printer.why.find("no such queue") != std::string::npos);
  write_program((scratch / "slow"), "exec sleep 600\n");
  CupsPrinter hanging({"KIOSK_1"}, (scratch / "slow").string(), milliseconds(100));
  CHECK(hanging.print(Bytes{1}, {}).printer.why.find("did not end within 100 ms") != std::string::npos);
  CupsPrinter missing({"KIOSK_1"}, (scratch / "none").string());
  CHECK(missing.print(Bytes{1}, {}).printer.why.find("cannot be started") != std::string::npos);
}

}  // namespace motcua::tests
