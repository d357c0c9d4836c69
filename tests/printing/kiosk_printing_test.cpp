// The kiosk with its printer: the real screen without a window, the real printer's part, a printer that speaks ESC/POS.
#include <doctest/doctest.h>

#include "kiosk/options.h"
#include "kiosk/screen.h"
#include "printing/issued_ticket.h"
#include "tests/printing/paper_printer.h"
#include "tests/printing/prints.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using kiosk::Touch;
using ui::PaperView;
using Kind = Touch::Kind;

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view = shared(board_view());
  std::vector<protocol::Command> sent;
  kiosk::Answered answer;
  std::vector<std::string> log;
  std::vector<protocol::DeviceState> reported;
  kiosk::KioskScreen screen;
  std::int64_t now_ms = 1'000'000;

  explicit Kiosk(const PaperPrinter& paper)
      : screen(
            languages, languages.vietnamese(), [this] { return std::pair(view, good_link()); },
            [this](protocol::Command command, std::chrono::milliseconds, kiosk::Answered done) {
              sent.push_back(std::move(command));
              answer = std::move(done);
            },
            [](std::chrono::milliseconds, const kiosk::FetchedCatalogue&) {}, desk_to(paper),
            {"2580", "motcua-kiosk", [this](const protocol::DeviceState& state) { reported.push_back(state); }}) {}

  printing::Desk desk_to(const PaperPrinter& paper) {
    printing::TicketPrinterOptions options;
    options.ask_every = std::chrono::milliseconds(20);
    return {std::make_unique<printing::TicketPrinter>(printing::make_printer(paper.address()), options, [] {}),
            "https://motcua.example/t/{number}", [this](const std::string& why) { log.push_back(why); }};
  }
  const kiosk::Model& look(std::int64_t after_ms = 0) {
    now_ms += after_ms;
    screen.update(now_ms);
    return screen.model();
  }
  // The citizen touches the first service; the dispatcher gives A052.
  void take_number() {
    look(2000);
    screen.touch({Kind::kService, 0}, now_ms);
    ui::CommandResult result;
    result.kind = ui::CommandResult::Kind::kDone;
    auto& ticket = *result.done.mutable_ticket();
    ticket.set_number("A052");
    ticket.set_service("service-A");
    ticket.set_visit(4711);
    ticket.set_issued_ms(static_cast<std::uint64_t>(kMorningMs));
    result.done.set_waiting_before(5);
    answer(result);
  }
};

}  // namespace

TEST_CASE("a number comes out on paper, with the code of its page, and the kiosk says where to take it") {
  PaperPrinter paper;
  Kiosk kiosk(paper);
  kiosk.take_number();
  CHECK(kiosk.look().paper == "Đang in phiếu…");
  REQUIRE(test::wait_until([&] { return kiosk.look().paper == "Mời ông/bà lấy phiếu ở khe in"; }));
  CHECK(kiosk.look().code.empty());
  REQUIRE(paper.tickets().size() == 1);
  CHECK(read_qr(paper.tickets().front()) == "https://motcua.example/t/A052");
}

TEST_CASE(
    "situation 07: without paper the kiosk says so before a number is taken, then offers the code; no ghost ticket") {
  PaperPrinter paper;
  PaperPrinterState empty;
  empty.paper_out = true;
  paper.set(empty);
  Kiosk kiosk(paper);
  REQUIRE(test::wait_until([&] { return !kiosk.look().subtitle.empty(); }));
  CHECK(kiosk.look().subtitle == "Lúc này không in được phiếu: số sẽ hiện trên màn hình, kèm mã để quét");
  CHECK(kiosk.log.back() == "the printer has no paper");

  kiosk.take_number();
  REQUIRE(test::wait_until([&] { return kiosk.look().no_paper; }));
  CHECK(kiosk.look().number == "A052");
  CHECK(kiosk.look().code == "https://motcua.example/t/A052");
  CHECK(kiosk.look().print_again.label.empty());  // it would not help
  CHECK(kiosk.sent.size() == 1);                  // one number, whatever the paper does

  // The greeter puts in a roll: nothing of before comes out, and the citizen can have it printed.
  paper.load_paper();
  REQUIRE(test::wait_until([&] { return !kiosk.look().print_again.label.empty(); }));
  CHECK(paper.tickets().empty());
  kiosk.look(2000);
  kiosk.screen.touch({Kind::kPrintAgain, 0}, kiosk.now_ms);
  REQUIRE(test::wait_until([&] { return kiosk.look().paper == "Mời ông/bà lấy phiếu ở khe in"; }));
  CHECK(paper.tickets().size() == 1);
  CHECK(kiosk.sent.size() == 1);
  CHECK(kiosk.log.back().empty());  // all is well again
}

TEST_CASE("situation 07: the staff are told how the printer is, whenever that changes") {
  PaperPrinter paper;
  Kiosk kiosk(paper);
  const auto is = [&](protocol::PrinterCondition condition) {
    return test::wait_until([&] {
      kiosk.look();
      return !kiosk.reported.empty() && kiosk.reported.back().printer() == condition;
    });
  };
  CHECK(is(protocol::PRINTER_READY));
  PaperPrinterState state;
  state.paper_out = true;
  paper.set(state);
  CHECK(is(protocol::PRINTER_PAPER_OUT));
  paper.load_paper();
  CHECK(is(protocol::PRINTER_READY));
  const auto before = kiosk.reported.size();
  kiosk.screen.touch({Kind::kHelp, 0}, kiosk.now_ms);
  kiosk.look();
  REQUIRE(kiosk.reported.size() == before + 1);
  CHECK(kiosk.reported.back().help_wanted());
  for (int i = 0; i < 10; ++i) kiosk.look(100);
  CHECK(kiosk.reported.size() == before + 1);  // nothing new, nothing told
}

TEST_CASE("the staff print a ticket that is worth nothing, to see whether it comes out") {
  PaperPrinter paper;
  Kiosk kiosk(paper);
  REQUIRE(test::wait_until([&] {
    kiosk.look();
    return !kiosk.reported.empty() && kiosk.reported.back().printer() != protocol::PRINTER_NOT_SAID;
  }));
  const auto touch = [&](Kind kind, std::size_t index = 0) {
    kiosk.look(100);
    kiosk.screen.touch({kind, index}, kiosk.now_ms);
  };
  for (int i = 0; i < 5; ++i) touch(Kind::kKnock);
  for (const char digit : std::string("2580")) touch(Kind::kKey, static_cast<unsigned char>(digit));
  touch(Kind::kStaffEnter);
  REQUIRE(test::wait_until([&] {
    touch(Kind::kNothing);
    return kiosk.look().test_print.enabled;
  }));
  touch(Kind::kTestPrint);
  CHECK(test::wait_until([&] { return paper.tickets().size() == 1; }));
  CHECK(kiosk.sent.empty());  // nothing of it at the dispatcher
}

TEST_CASE("a number that was not printed stays for longer, then the start comes back") {
  PaperPrinter paper;
  PaperPrinterState open;
  open.cover_open = true;
  paper.set(open);
  Kiosk kiosk(paper);
  kiosk.take_number();
  REQUIRE(test::wait_until([&] { return kiosk.look().no_paper; }));
  CHECK(kiosk.look(kiosk::kNoPaperMs - 1).page == kiosk::Page::kTicket);
  CHECK(kiosk.look(1).page == kiosk::Page::kServices);
  CHECK(kiosk.look().code.empty());
}

TEST_CASE("no touch takes a number away while it is printed, nor at once when it did not come out") {
  PaperPrinter paper;
  PaperPrinterState slow;
  slow.answers_after = std::chrono::milliseconds(300);
  paper.set(slow);
  Kiosk kiosk(paper);
  kiosk.take_number();
  kiosk.look(2000);
  kiosk.screen.touch({Kind::kNothing, 0}, kiosk.now_ms);
  CHECK(kiosk.look().page == kiosk::Page::kTicket);
  CHECK(kiosk.look().paper == "Đang in phiếu…");
  slow.paper_out = true;
  paper.set(slow);
  REQUIRE(test::wait_until([&] { return kiosk.look().no_paper; }));
  kiosk.look(kiosk::kNoPaperHoldMs - 1);
  kiosk.screen.touch({Kind::kNothing, 0}, kiosk.now_ms);
  CHECK(kiosk.look().no_paper);
  kiosk.look(1);
  kiosk.screen.touch({Kind::kNothing, 0}, kiosk.now_ms);
  CHECK(kiosk.look().page == kiosk::Page::kServices);
}

TEST_CASE("the paper of the citizen before says nothing about the number that is shown now") {
  PaperPrinter paper;
  PaperPrinterState slow;
  slow.answers_after = std::chrono::milliseconds(300);
  paper.set(slow);
  Kiosk kiosk(paper);
  kiosk.take_number();
  CHECK(kiosk.look(kiosk::kNoPaperMs).page == kiosk::Page::kServices);
  kiosk.take_number();
  CHECK(test::wait_until([&] { return kiosk.look().paper == "Mời ông/bà lấy phiếu ở khe in"; }));
  CHECK(paper.tickets().size() == 2);
}

TEST_CASE("situation 08: a ticket that stuck in the middle is printed again as a copy") {
  PaperPrinter paper;
  Kiosk kiosk(paper);
  REQUIRE(test::wait_until([&] { return paper.times_asked() >= 4; }));
  PaperPrinterState ends;
  ends.rows_left = 100;
  paper.set(ends);
  kiosk.take_number();
  REQUIRE(test::wait_until([&] { return kiosk.look().no_paper; }));
  paper.load_paper();
  REQUIRE(test::wait_until([&] { return !kiosk.look().print_again.label.empty(); }));
  const auto before = paper.tickets().size();
  kiosk.look(2000);
  kiosk.screen.touch({Kind::kPrintAgain, 0}, kiosk.now_ms);
  REQUIRE(test::wait_until([&] { return paper.tickets().size() == before + 1; }));
  // Laid out here from the same answer, with the mark.
  protocol::Done done;
  auto& given = *done.mutable_ticket();
  given.set_number("A052");
  given.set_service("service-A");
  given.set_visit(4711);
  given.set_issued_ms(static_cast<std::uint64_t>(kMorningMs));
  done.set_waiting_before(5);
  auto ticket = printing::issued_ticket({done,
                                         printing::SiteNames(kiosk.view->board()),
                                         kiosk.view->head().utc_offset_s(),
                                         {},
                                         "https://motcua.example/t/{number}",
                                         kiosk.languages.vietnamese()});
  CHECK_FALSE(paper.tickets().back() == laid_out(ticket));
  ticket.copy = true;
  CHECK(paper.tickets().back() == laid_out(ticket));
}

TEST_CASE("what is printed is what was given: site, service, class, what follows, dossiers, when") {
  const auto languages = text::Catalogues::embedded();
  const auto view = board_view();
  protocol::Done done;
  auto& given = *done.mutable_ticket();
  given.set_number("U004");
  given.set_service("service-B");
  given.set_priority_class(view.board().classes(1).key());
  given.add_then("service-A");
  given.add_then("unknown");
  given.set_dossiers(3);
  given.set_issued_ms(static_cast<std::uint64_t>(kMorningMs));
  given.set_procedure("1.001193");
  done.set_waiting_before(2);
  protocol::CatalogueEntry procedure;
  procedure.set_code("1.001193");
  procedure.add_papers("CCCD");
  const auto ticket =
      printing::issued_ticket({done, printing::SiteNames(view.board()), kHanoi, procedure, "", *languages.find("en")});
  CHECK(ticket.site == "Public Administration Service Center");
  CHECK(ticket.number == "U004");
  CHECK(ticket.service == "Land, environment");
  CHECK_FALSE(ticket.priority.empty());
  CHECK(ticket.then == std::vector<std::string>{"Civil status, certification"});
  CHECK(ticket.dossiers == "3 dossiers");
  CHECK(ticket.waiting_before == 2);
  CHECK(ticket.issued.hour == 9);
  CHECK(ticket.bring == std::vector<std::string>{"CCCD"});
  CHECK(ticket.qr.empty());
  CHECK(printing::words_for_phone(ticket, *languages.find("en")) ==
        "U004\nLand, environment\nMonday, 23/11/2026 09:42\nPublic Administration Service Center");
}

TEST_CASE("what to bring is printed for the procedure of the ticket alone, not for one that was looked at before") {
  const auto languages = text::Catalogues::embedded();
  const auto view = board_view();
  protocol::CatalogueEntry read_before;
  read_before.set_code("1.000894");
  read_before.add_papers("Giấy xác nhận tình trạng hôn nhân");
  protocol::Done done;
  done.mutable_ticket()->set_number("B002");
  CHECK(printing::issued_ticket(
            {done, printing::SiteNames(view.board()), kHanoi, read_before, "", languages.vietnamese()})
            .bring.empty());
  done.mutable_ticket()->set_procedure("1.001193");
  CHECK(printing::issued_ticket(
            {done, printing::SiteNames(view.board()), kHanoi, read_before, "", languages.vietnamese()})
            .bring.empty());
}

TEST_CASE("a number stays on the screen until it is known whether it came out") {
  PaperPrinter paper;
  Kiosk kiosk(paper);
  REQUIRE(test::wait_until([&] { return paper.times_asked() >= 4; }));
  PaperPrinterState stuck;
  stuck.deaf = true;
  paper.set(stuck);
  kiosk.take_number();
  CHECK(kiosk.look(kiosk::kResultMs + 1000).paper == "Đang in phiếu…");
  REQUIRE(test::wait_until([&] { return kiosk.look().no_paper; }));
  CHECK(kiosk.look().code == "https://motcua.example/t/A052");
}

TEST_CASE("who has booked is not told how many wait before") {
  const auto languages = text::Catalogues::embedded();
  const auto view = board_view();
  protocol::Done done;
  done.mutable_ticket()->set_number("A001");
  done.mutable_ticket()->set_appointment("HEN-1");
  auto ticket =
      printing::issued_ticket({done, printing::SiteNames(view.board()), kHanoi, {}, "", languages.vietnamese()});
  CHECK_FALSE(ticket.waiting_before);
  CHECK(ticket.remark == "Ông/bà sẽ được gọi theo giờ hẹn");
  done.set_late(true);
  ticket = printing::issued_ticket({done, printing::SiteNames(view.board()), kHanoi, {}, "", languages.vietnamese()});
  CHECK(ticket.waiting_before == 0);
  CHECK(ticket.remark == "Đã quá giờ hẹn: số này xếp hàng như số thường");
}

TEST_CASE("the kiosk's options: a printer, a paper, a page; mistakes are told with what was written") {
  const auto complaint = [](const ui::OwnValues& values) {
    const auto settings = kiosk::read_kiosk_options(values);
    return settings ? std::string() : settings.error();
  };
  CHECK(complaint({}).empty());
  const auto settings = kiosk::read_kiosk_options(
      {{"printer", {"tcp://192.168.1.50"}}, {"paper", {"58mm"}}, {"ticket-page", {"https://x.vn/{visit}"}}});
  REQUIRE(settings);
  CHECK(settings->printing.printer == printing::PrinterAddress(printing::TcpAddress{"192.168.1.50", 9100}));
  CHECK(settings->printing.paper == printing::Paper::k58mm);
  CHECK(complaint({{"printer", {"usb"}}}).find("--printer: 'usb' is not a printer") == 0);
  CHECK(complaint({{"paper", {"A4"}}}) == "--paper: \"A4\" is no paper; expected 80mm or 58mm");
  CHECK(complaint({{"ticket-page", {"ftp://x/{number}"}}}).find("does not begin with https://") != std::string::npos);
  CHECK(complaint({{"ticket-page", {"https://x.vn/t"}}}).find("neither {number} nor {visit}") != std::string::npos);
}

}  // namespace motcua::tests
