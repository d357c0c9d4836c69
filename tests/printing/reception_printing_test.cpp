// The reception with its printer: the real screen without a window, the real printer's part, a printer that speaks
// ESC/POS.
#include <doctest/doctest.h>

#include "counter-terminal/reception_screen.h"
#include "printing/issued_ticket.h"
#include "tests/printing/paper_printer.h"
#include "tests/printing/prints.h"
#include "tests/screens/sample_views.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::tests {
namespace {

using terminal::Key;

struct Reception {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view = shared(full_staff_view());
  std::vector<protocol::Command> sent;
  terminal::Answered answer;
  std::vector<protocol::DeviceState> reported;
  terminal::ReceptionScreen screen;
  std::int64_t now_ms = 1'000'000;

  explicit Reception(printing::Desk desk)
      : screen(
            languages, languages.vietnamese(), [this] { return std::pair(view, good_link()); },
            [this](protocol::Command command, std::chrono::milliseconds, terminal::Answered done) {
              sent.push_back(std::move(command));
              answer = std::move(done);
            },
            {}, std::move(desk), [this](const protocol::DeviceState& state) { reported.push_back(state); }) {
    look();
  }

  const terminal::ReceptionModel& look() {
    now_ms += 100;
    screen.update(now_ms);
    return screen.model();
  }
  void press(Key key) {
    look();
    screen.press(key, now_ms);
  }
  void write(const std::string& number) {
    for (const char32_t letter : text::characters(number)) screen.type(letter, now_ms);
  }
  void answered(const std::string& number, bool copy = false) {
    ui::CommandResult result;
    result.kind = ui::CommandResult::Kind::kDone;
    auto& ticket = *result.done.mutable_ticket();
    ticket.set_number(number);
    ticket.set_service("service-B");
    ticket.set_visit(4711);
    ticket.set_issued_ms(static_cast<std::uint64_t>(kMorningMs));
    result.done.set_copy(copy);
    if (!copy) result.done.set_waiting_before(5);
    answer(result);
    look();
  }
  // The greeter takes a number for somebody; the dispatcher gives B032.
  void issue() {
    for (const Key key : {Key::kIssue, Key::kDigit2, Key::kDigit1}) press(key);
    answered("B032");
  }
};

printing::Desk desk_to(const PaperPrinter& paper) {
  printing::TicketPrinterOptions options;
  options.ask_every = std::chrono::milliseconds(20);
  return {std::make_unique<printing::TicketPrinter>(printing::make_printer(paper.address()), options, [] {}),
          "https://motcua.example/t/{number}", [](const std::string&) {}};
}

}  // namespace

TEST_CASE("a number that the greeter takes for somebody comes out on paper") {
  PaperPrinter paper;
  Reception reception(desk_to(paper));
  reception.issue();
  CHECK(reception.look().told_number == "B032");
  REQUIRE(test::wait_until([&] { return reception.look().told_paper == "Đã in phiếu: đưa cho công dân"; }));
  CHECK(reception.look().told_more == "5 người chờ trước");
  REQUIRE(paper.tickets().size() == 1);
  CHECK(read_qr(paper.tickets().front()) == "https://motcua.example/t/B032");
}

TEST_CASE("situation 08: printed but jammed: the reception prints the same number again, marked as a copy") {
  PaperPrinter paper;
  Reception reception(desk_to(paper));
  reception.write("b032");
  reception.press(Key::kReprint);
  REQUIRE(reception.sent.size() == 1);
  CHECK(reception.sent.back().reprint().ticket() == "B032");
  reception.answered("B032", true);
  REQUIRE(test::wait_until([&] { return reception.look().told_paper == "Đã in bản sao: đưa cho công dân"; }));
  REQUIRE(paper.tickets().size() == 1);

  // The same answer laid out here: the mark of a copy, and no people before, which nobody has counted again.
  protocol::Done done;
  auto& given = *done.mutable_ticket();
  given.set_number("B032");
  given.set_service("service-B");
  given.set_visit(4711);
  given.set_issued_ms(static_cast<std::uint64_t>(kMorningMs));
  done.set_copy(true);
  const auto ticket = printing::issued_ticket({done,
                                               printing::SiteNames(reception.view->staff()),
                                               reception.view->head().utc_offset_s(),
                                               {},
                                               "https://motcua.example/t/{number}",
                                               reception.languages.vietnamese()});
  CHECK(ticket.copy);
  CHECK_FALSE(ticket.waiting_before);
  CHECK(ticket.site == "Trung tâm Phục vụ hành chính công");
  CHECK(paper.tickets().front() == laid_out(ticket));
}

TEST_CASE("situation 07: paper that ends at the reception: told, heard by the others, printed again with one key") {
  PaperPrinter paper;
  Reception reception(desk_to(paper));
  REQUIRE(test::wait_until([&] {
    reception.look();
    return reception.reported.back().printer() == protocol::PRINTER_READY;
  }));
  CHECK(reception.reported.back().reception());
  PaperPrinterState empty;
  empty.paper_out = true;
  paper.set(empty);
  reception.issue();
  REQUIRE(test::wait_until([&] { return reception.look().told_bad; }));
  CHECK(reception.look().told_paper == "Chưa in được phiếu: viết số cho công dân, hoặc bấm F7 để in lại");
  CHECK(reception.look().told_number == "B032");
  CHECK(reception.reported.back().printer() == protocol::PRINTER_PAPER_OUT);
  CHECK(paper.tickets().empty());

  paper.load_paper();
  REQUIRE(test::wait_until([&] {
    reception.look();
    return reception.reported.back().printer() == protocol::PRINTER_READY;
  }));
  CHECK(paper.tickets().empty());  // nothing comes out by itself
  const auto before = reception.sent.size();
  reception.press(Key::kReprint);
  REQUIRE(reception.sent.size() == before + 1);
  CHECK(reception.sent.back().reprint().ticket() == "B032");
  reception.answered("B032", true);
  REQUIRE(test::wait_until([&] { return paper.tickets().size() == 1; }));
}

TEST_CASE("a reception without a printer says that the number has to be written down") {
  Reception reception{printing::Desk()};
  reception.issue();
  CHECK(reception.look().told_paper == "Không có máy in ở đây: viết số này cho công dân");
  CHECK_FALSE(reception.look().told_bad);
  REQUIRE(reception.reported.size() == 1);
  CHECK(reception.reported.back().reception());
  CHECK(reception.reported.back().printer() == protocol::PRINTER_NOT_SAID);
}

TEST_CASE("what is not a number to take along is not printed") {
  PaperPrinter paper;
  Reception reception(desk_to(paper));
  reception.write("b032");
  reception.press(Key::kApproach);
  reception.answered("B032");
  CHECK(reception.look().told == "Sẽ được gọi tận nơi");
  CHECK(reception.look().told_paper.empty());
  reception.issue();
  REQUIRE(test::wait_until([&] { return paper.tickets().size() == 1; }));  // the one of the number alone
}

}  // namespace motcua::tests
