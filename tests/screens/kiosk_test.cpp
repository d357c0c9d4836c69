#include <doctest/doctest.h>

#include "kiosk/controller.h"
#include "kiosk/view_model.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using kiosk::Page;
using kiosk::Touch;
using Kind = Touch::Kind;
using Result = ui::CommandResult::Kind;

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  kiosk::Controller controller;
  protocol::View view = board_view();
  ui::LinkState link = good_link();
  std::int64_t now_ms = 100'000;

  Kiosk() { see(); }
  void see(std::int64_t after_ms = 0) {
    now_ms += after_ms;
    controller.see(kiosk::make_offer(&view, link), now_ms);
  }
  std::optional<protocol::Command> touch(Kind kind, std::size_t index = 0) {
    see(1000);
    return controller.touch({kind, index}, now_ms);
  }
  void answer(Result kind) {
    ui::CommandResult result;
    result.kind = kind;
    result.done.mutable_ticket()->set_number("B109");
    result.done.mutable_ticket()->set_service("service-B");
    result.done.set_waiting_before(31);
    result.rejection.set_code(protocol::SERVICE_CLOSED);
    controller.answered(result, now_ms);
  }
  kiosk::Model model() const { return kiosk::make_model({&view, link, languages, languages.vietnamese(), controller}); }
};

}  // namespace

TEST_CASE("one touch on a service takes a number") {
  Kiosk kiosk;
  const auto command = kiosk.touch(Kind::kService, 1);
  REQUIRE(command);
  CHECK(command->issue_ticket().service() == "service-B");
  CHECK(command->issue_ticket().priority_class().empty());
  CHECK(kiosk.controller.page() == Page::kSending);
  kiosk.answer(Result::kDone);
  const auto model = kiosk.model();
  CHECK(model.page == Page::kTicket);
  CHECK(model.number == "B109");
  CHECK(model.service == "Đất đai, môi trường");
  CHECK(model.before == "31 người chờ trước ông/bà");
}

TEST_CASE("an impatient finger takes one number, not five") {
  Kiosk kiosk;
  REQUIRE(kiosk.touch(Kind::kService, 1));
  for (int i = 0; i < 4; ++i) CHECK_FALSE(kiosk.touch(Kind::kService, 1));
}

TEST_CASE("without a printer nothing is said of paper") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kDone);
  CHECK(kiosk.model().paper.empty());
  CHECK(kiosk.model().watch == "Mời ông/bà theo dõi bảng gọi số");
}

TEST_CASE("a kiosk that cannot print says so at the start and on a procedure's page, not over a chosen class") {
  Kiosk kiosk;
  kiosk.controller.see_printer(ui::PrinterView::kCannotPrint);
  CHECK(kiosk.model().subtitle == "Lúc này không in được phiếu: số sẽ hiện trên màn hình, kèm mã để quét");
  kiosk.touch(Kind::kPriority);
  kiosk.touch(Kind::kClass, 0);
  CHECK(kiosk.model().subtitle.find("Diện ưu tiên") == 0);
  kiosk.controller.see_printer(ui::PrinterView::kReady);
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.model().subtitle.empty());
}

TEST_CASE("the number goes away after ten seconds or at a touch") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kDone);
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) == kiosk.now_ms + kiosk::kResultMs);
  kiosk.see(kiosk::kResultMs - 1);
  CHECK(kiosk.controller.page() == Page::kTicket);
  kiosk.see(1);
  CHECK(kiosk.controller.page() == Page::kServices);

  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kDone);
  CHECK_FALSE(kiosk.touch(Kind::kService, 2));  // only goes back: the next citizen touches anew
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("without a printer the number stays for longer, with a code to keep it, until a touch") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kDone);
  kiosk.controller.stays_on_screen();
  kiosk::Input input{&kiosk.view, kiosk.link, kiosk.languages, kiosk.languages.vietnamese(), kiosk.controller};
  input.phone_words = "https://motcua.example/t/B109";
  CHECK(kiosk::make_model(input).code == "https://motcua.example/t/B109");
  CHECK(kiosk::make_model(input).paper == "Mời ông/bà chụp lại số này hoặc quét mã để giữ số.");
  CHECK(kiosk::make_model(input).watch == "Mời ông/bà theo dõi bảng gọi số");
  kiosk.see(kiosk::kNoPaperMs - 1);
  CHECK(kiosk.controller.page() == Page::kTicket);
  kiosk.touch(Kind::kNothing);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("a number that could not be taken is explained, then the start comes back") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kRejected);
  CHECK(kiosk.model().title == "Chưa lấy được số");
  CHECK(kiosk.model().subtitle == "Lĩnh vực này tạm ngừng nhận.");
  kiosk.see(kiosk::kResultMs);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kUnconfirmed);
  CHECK(kiosk.model().subtitle.find("bàn hướng dẫn") != std::string::npos);
  CHECK(kiosk.model().number.empty());
}

TEST_CASE("whoever has priority chooses the class first, then the service") {
  Kiosk kiosk;
  CHECK(kiosk.model().priority.label == "Tôi thuộc diện ưu tiên");
  kiosk.touch(Kind::kPriority);
  auto model = kiosk.model();
  REQUIRE(model.cards.size() == 3);
  CHECK(model.cards[0].name == "Người cao tuổi");
  kiosk.touch(Kind::kClass, 0);
  CHECK(kiosk.model().subtitle == "Diện ưu tiên: Người cao tuổi");
  const auto command = kiosk.touch(Kind::kService, 0);
  REQUIRE(command);
  CHECK(command->issue_ticket().priority_class() == "elderly");
}

TEST_CASE("a class that was chosen and left is not kept for the next citizen") {
  Kiosk kiosk;
  kiosk.touch(Kind::kPriority);
  kiosk.touch(Kind::kClass, 0);
  kiosk.touch(Kind::kLanguage, 1);
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) == kiosk.now_ms + kiosk::kIdleMs - kiosk::kWarnMs);
  kiosk.see(kiosk::kIdleMs);
  CHECK(kiosk.controller.chosen_class().empty());
  CHECK(kiosk.controller.language() == 0);
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) == ui::kNever);
}

TEST_CASE("a service that takes no tickets now can't be touched") {
  Kiosk kiosk;
  kiosk.view.mutable_board()->mutable_services(1)->set_accepting(false);
  CHECK_FALSE(kiosk.touch(Kind::kService, 1));
  CHECK(kiosk.controller.page() == Page::kServices);
  CHECK_FALSE(kiosk.model().cards[1].enabled);
  CHECK(kiosk.model().cards[1].detail == "tạm ngừng nhận");
}

TEST_CASE("a service whose numbers are given out names the next day") {
  Kiosk kiosk;
  auto& service = *kiosk.view.mutable_board()->mutable_services(1);
  service.set_accepting(false);
  service.set_full(true);
  CHECK(kiosk.model().cards[1].detail == "Hôm nay đã hết số");
  service.set_next_date(20261124);
  CHECK(kiosk.model().cards[1].detail == "Hôm nay đã hết số, mời ông/bà đến ngày 24/11");
  CHECK_FALSE(kiosk.touch(Kind::kService, 1));
}

TEST_CASE("outside the hours the kiosk says when it gives numbers again") {
  Kiosk kiosk;
  auto& board = *kiosk.view.mutable_board();
  for (auto& service : *board.mutable_services()) service.set_accepting(false);
  const auto at = [](std::int64_t minutes) { return static_cast<std::uint64_t>(kMorningMs + minutes * 60'000); };
  auto& hours = *board.mutable_hours();
  hours.set_accepting(false);
  auto& morning = *hours.add_open();
  morning.set_from_ms(at(-120));
  morning.set_to_ms(at(-10));
  auto& afternoon = *hours.add_open();
  afternoon.set_from_ms(at(228));  // 13:30
  afternoon.set_to_ms(at(400));
  CHECK(kiosk.model().subtitle == "Hiện ngoài giờ lấy số, mời ông/bà quay lại lúc 13:30");
  CHECK(kiosk.model().cards[0].detail == "ngoài giờ lấy số");
  hours.set_cut_off_ms(at(-1));
  CHECK(kiosk.model().subtitle == "Đã hết giờ lấy số hôm nay");
  hours.set_closed_today(true);
  CHECK(kiosk.model().subtitle == "Hôm nay điểm tiếp nhận nghỉ làm việc");
  hours.set_accepting(true);
  hours.set_closed_today(false);
  CHECK(kiosk.model().subtitle.empty());
}

TEST_CASE("situation 37: in training every page of the kiosk says that the number is not valid") {
  Kiosk kiosk;
  CHECK(kiosk.model().training.empty());
  kiosk.view.mutable_board()->set_training(true);
  add_appointments(*kiosk.view.mutable_board());
  const std::string mark = "TẬP HUẤN – số này không có giá trị";
  CHECK(kiosk.model().training == mark);
  kiosk.touch(Kind::kPriority);
  CHECK(kiosk.model().training == mark);
  kiosk.touch(Kind::kBack);
  kiosk.touch(Kind::kAppointment);
  CHECK(kiosk.model().training == mark);
  kiosk.touch(Kind::kBack);
  kiosk.touch(Kind::kService, 1);
  CHECK(kiosk.model().training == mark);
  kiosk.answer(Result::kDone);
  CHECK(kiosk.model().training == mark);
}

TEST_CASE("without a connection there is a sentence and nothing to touch") {
  Kiosk kiosk;
  kiosk.link = lost_link();
  CHECK_FALSE(kiosk.touch(Kind::kService, 1));
  const auto model = kiosk.model();
  CHECK(model.disconnected);
  CHECK(model.cards.empty());
  CHECK(model.priority.label.empty());
  CHECK(model.subtitle == "Mời ông/bà lấy số tại bàn hướng dẫn");
}

TEST_CASE("a number that was given stays readable when the connection breaks") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 1);
  kiosk.answer(Result::kDone);
  kiosk.link = lost_link();
  kiosk.see(1000);
  CHECK(kiosk.model().number == "B109");
}

TEST_CASE("more than eight services have pages, and every service can be reached") {
  Kiosk kiosk;
  set_services(kiosk.view, 10);
  kiosk.see();
  CHECK(kiosk.model().cards.size() == 8);
  CHECK(kiosk.model().page_of == "Trang 1/2");
  kiosk.touch(Kind::kNextPage);
  kiosk.touch(Kind::kNextPage);  // there is no third
  auto model = kiosk.model();
  REQUIRE(model.cards.size() == 2);
  const auto command = kiosk.touch(Kind::kService, model.cards[1].touch.index);
  REQUIRE(command);
  CHECK(command->issue_ticket().service() == "service-J");
}

TEST_CASE("a touch on something that is not on this page does nothing") {
  Kiosk kiosk;
  CHECK_FALSE(kiosk.touch(Kind::kService, 99));
  kiosk.touch(Kind::kPriority);
  CHECK_FALSE(kiosk.touch(Kind::kService, 0));
  kiosk.touch(Kind::kClass, 99);
  CHECK(kiosk.controller.page() == Page::kClasses);
}

}  // namespace motcua::tests
