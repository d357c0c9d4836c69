// What the kiosk offers beside single services: several with one number, appointments, several dossiers.
#include <doctest/doctest.h>

#include "kiosk/controller.h"
#include "kiosk/view_model.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/kiosk_catalogue.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using kiosk::Page;
using kiosk::Touch;
using Kind = Touch::Kind;
using Keys = std::vector<std::string>;

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  kiosk::Controller controller;
  protocol::View view = board_view();
  protocol::Board& board = *view.mutable_board();
  ui::LinkState link = good_link();
  std::int64_t now_ms = 100'000;

  Kiosk() { controller.hold(std::make_shared<const kiosk::Procedures>(small_catalogue())); }
  void see() { controller.see(kiosk::make_offer(&view, link), now_ms); }
  std::optional<protocol::Command> touch(Kind kind, std::size_t index = 0) {
    now_ms += 1000;
    see();
    return controller.touch({kind, index}, now_ms);
  }
  void touch_times(Kind kind, int times) {
    for (int i = 0; i < times; ++i) touch(kind);
  }
  void done(const Keys& then = {}) {
    ui::CommandResult result;
    result.kind = ui::CommandResult::Kind::kDone;
    result.done.mutable_ticket()->set_number("A048");
    result.done.mutable_ticket()->set_service("service-A");
    result.done.mutable_ticket()->mutable_then()->Assign(then.begin(), then.end());
    controller.answered(result, now_ms);
  }
  void reject(protocol::RejectionCode code) {
    ui::CommandResult result;
    result.kind = ui::CommandResult::Kind::kRejected;
    result.rejection.set_code(code);
    controller.answered(result, now_ms);
  }
  void open_procedure(const std::string& name) {
    touch(Kind::kSearch);
    touch(Kind::kClear);
    for (const char letter : name) controller.type(static_cast<unsigned char>(letter), now_ms);
    touch(Kind::kRow, 0);
  }
  kiosk::Model model(const char* language = "vi") {
    see();
    return kiosk::make_model({&view, link, languages, *languages.find(language), controller});
  }
};

Keys then_of(const protocol::Command& command) {
  const auto& then = command.issue_ticket().then();
  return {then.begin(), then.end()};
}

}  // namespace

TEST_CASE("a citizen with an errand of several services takes one number with one touch") {
  Kiosk kiosk;
  add_newborn(kiosk.board);
  const auto cards = kiosk.model().cards;
  REQUIRE(cards.size() == 7);
  CHECK(cards[5].touch == Touch{Kind::kService, 5});
  CHECK(cards[5].route.empty());
  CHECK(cards[6].touch == Touch{Kind::kChain, 0});
  CHECK(cards[6].name == "Khai sinh, thẻ bảo hiểm y tế");
  CHECK(cards[6].route == "A → D → F");
  CHECK(cards[6].detail == "14 người chờ");  // at the first of them
  CHECK(kiosk.model("en").cards[6].name == "Birth, health insurance card");
  const auto command = kiosk.touch(Kind::kChain, 0);
  REQUIRE(command);
  CHECK(command->issue_ticket().service() == "service-A");
  CHECK(then_of(*command) == Keys{"service-D", "service-F"});
  CHECK(command->issue_ticket().priority_class().empty());
  CHECK(command->issue_ticket().procedure().empty());
  CHECK_FALSE(kiosk.touch(Kind::kChain, 0));  // one number, not two
}

TEST_CASE("the number of a chain is for the class that was chosen") {
  Kiosk kiosk;
  add_newborn(kiosk.board);
  kiosk.touch(Kind::kPriority);
  kiosk.touch(Kind::kClass, 2);
  const auto command = kiosk.touch(Kind::kChain, 0);
  REQUIRE(command);
  CHECK(command->issue_ticket().priority_class() == "pregnant");
  CHECK(then_of(*command).size() == 2);
}

TEST_CASE("a single service is never issued with services that follow") {
  Kiosk kiosk;
  add_newborn(kiosk.board);
  const auto command = kiosk.touch(Kind::kService, 0);
  REQUIRE(command);
  CHECK(then_of(*command).empty());
}

TEST_CASE("the ticket page says which services follow") {
  Kiosk kiosk;
  add_newborn(kiosk.board);
  kiosk.touch(Kind::kChain, 0);
  kiosk.done({"service-D", "service-F"});
  CHECK(kiosk.model().service == "Hộ tịch, chứng thực");
  CHECK(kiosk.model().then == "Sau đó: Bảo hiểm xã hội, Trả kết quả");
  CHECK(kiosk.model("en").then == "After that: Social insurance, Collecting results");
}

TEST_CASE("services that follow are told apart where a name has a comma of its own") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 0);
  kiosk.done({"service-B", "service-F"});
  CHECK(kiosk.model().then == "Sau đó: Đất đai, môi trường; Trả kết quả");
}

TEST_CASE("the ticket of a single service says nothing of what follows") {
  Kiosk kiosk;
  kiosk.touch(Kind::kService, 0);
  kiosk.done();
  CHECK(kiosk.model().then.empty());
}

TEST_CASE("a chain is closed with the reason of the service that keeps it") {
  Kiosk kiosk;
  auto& chain = add_newborn(kiosk.board);
  chain.set_accepting(false);
  auto& second = *kiosk.board.mutable_services(3);
  second.set_accepting(false);
  auto card = kiosk.model().cards[6];
  CHECK_FALSE(card.enabled);
  CHECK(card.detail == "tạm ngừng nhận");
  CHECK(card.route == "A → D → F");
  CHECK_FALSE(kiosk.touch(Kind::kChain, 0));
  CHECK(kiosk.controller.page() == Page::kServices);
  second.set_full(true);
  second.set_next_date(20261124);
  CHECK(kiosk.model().cards[6].detail == "Hôm nay đã hết số, mời ông/bà đến ngày 24/11");
  for (auto& service : *kiosk.board.mutable_services()) service.set_accepting(false);
  kiosk.board.mutable_hours()->set_accepting(false);
  CHECK(kiosk.model().cards[6].detail == "ngoài giờ lấy số");
}

TEST_CASE("a chain with services that the picture lacks can't be touched and takes nothing down") {
  Kiosk kiosk;
  add_chain(kiosk.board, "Việc lạ", "Unknown errand", {"service-X"}).set_accepting(false);
  add_chain(kiosk.board, "Việc rỗng", "Empty errand", {});
  CHECK(kiosk.model().cards[6].detail == "tạm ngừng nhận");
  CHECK_FALSE(kiosk.touch(Kind::kChain, 0));
  CHECK_FALSE(kiosk.touch(Kind::kChain, 1));
  CHECK_FALSE(kiosk.touch(Kind::kChain, 99));
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("services and chains share the pages, and every chain can be reached") {
  Kiosk kiosk;
  set_services(kiosk.view, 7);
  add_newborn(kiosk.board);
  CHECK(kiosk.model().page_of.empty());
  CHECK(kiosk.model().cards.size() == 8);
  add_chain(kiosk.board, "Kinh doanh và lao động", "Business and labour", {"service-C", "service-B"});
  CHECK(kiosk.model().page_of == "Trang 1/2");
  kiosk.touch(Kind::kNextPage);
  const auto cards = kiosk.model().cards;
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].route == "C → B");
  const auto command = kiosk.touch(cards[0].touch.kind, cards[0].touch.index);
  REQUIRE(command);
  CHECK(command->issue_ticket().service() == "service-C");
  CHECK(then_of(*command) == Keys{"service-B"});
}

TEST_CASE("the class that comes with an appointment is never offered") {
  Kiosk kiosk;
  add_appointments(kiosk.board);
  REQUIRE(kiosk.board.classes(2).by_appointment());
  kiosk.touch(Kind::kPriority);
  const auto cards = kiosk.model().cards;
  REQUIRE(cards.size() == 3);
  for (const auto& card : cards) CHECK(card.name != "Có lịch hẹn");
  CHECK(cards[1].name == "Người khuyết tật");
  kiosk.touch(Kind::kClass, cards[1].touch.index);
  const auto command = kiosk.touch(Kind::kService, 0);
  REQUIRE(command);
  CHECK(command->issue_ticket().priority_class() == "disabled");
}

TEST_CASE("a site whose only other class comes with appointments asks nobody for a class") {
  Kiosk kiosk;
  add_appointments(kiosk.board);
  kiosk.board.mutable_classes()->DeleteSubrange(3, 2);
  kiosk.board.mutable_classes()->DeleteSubrange(1, 1);
  REQUIRE(kiosk.board.classes_size() == 2);
  CHECK(kiosk.model().priority.label.empty());
  kiosk.touch(Kind::kPriority);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.open_procedure("khai sinh");
  CHECK(kiosk.model().priority.label.empty());
}

TEST_CASE("appointments are asked for only where there are any") {
  Kiosk kiosk;
  CHECK(kiosk.model().appointment.label.empty());
  kiosk.touch(Kind::kAppointment);
  CHECK(kiosk.controller.page() == Page::kServices);
  add_appointments(kiosk.board);
  CHECK(kiosk.model().appointment.label == "Tôi có lịch hẹn (quét mã QR)");
  kiosk.touch(Kind::kAppointment);
  CHECK(kiosk.controller.page() == Page::kAppointment);
}

TEST_CASE("whoever brings several dossiers says so on the procedure's page") {
  Kiosk kiosk;
  kiosk.open_procedure("khai sinh");
  CHECK(kiosk.model().dossiers == "1 hồ sơ");
  CHECK_FALSE(kiosk.model().fewer_dossiers.enabled);
  CHECK(kiosk.model().more_dossiers.enabled);
  kiosk.touch(Kind::kMoreDossiers);
  kiosk.touch(Kind::kMoreDossiers);
  CHECK(kiosk.model().dossiers == "3 hồ sơ");
  CHECK(kiosk.model("en").dossiers == "3 dossiers");
  kiosk.touch(Kind::kPriority);  // the choice of a class keeps it
  kiosk.touch(Kind::kClass, 0);
  kiosk.touch(Kind::kFewerDossiers);
  const auto command = kiosk.touch(Kind::kIssue);
  REQUIRE(command);
  CHECK(command->issue_ticket().dossiers() == 2);
  CHECK(command->issue_ticket().priority_class() == "elderly");
}

TEST_CASE("dossiers are counted from 1 to 99") {
  Kiosk kiosk;
  kiosk.open_procedure("khai sinh");
  kiosk.touch(Kind::kFewerDossiers);
  CHECK(kiosk.model().dossiers == "1 hồ sơ");
  kiosk.touch_times(Kind::kMoreDossiers, 120);
  CHECK(kiosk.model().dossiers == "99 hồ sơ");
  CHECK_FALSE(kiosk.model().more_dossiers.enabled);
  kiosk.touch(Kind::kFewerDossiers);
  CHECK(kiosk.touch(Kind::kIssue)->issue_ticket().dossiers() == 98);
}

TEST_CASE("the dossiers of one citizen or procedure are not those of the next") {
  Kiosk kiosk;
  kiosk.open_procedure("khai sinh");
  kiosk.touch(Kind::kMoreDossiers);
  kiosk.touch(Kind::kBack);
  kiosk.touch(Kind::kRow, 1);
  CHECK(kiosk.model().dossiers == "1 hồ sơ");
  kiosk.touch(Kind::kMoreDossiers);
  kiosk.touch(Kind::kIssue);
  kiosk.reject(protocol::TOO_MANY_DOSSIERS);
  CHECK(kiosk.model().subtitle == "Số hồ sơ vượt mức cho một phiếu. Mời ông/bà lấy số tại bàn hướng dẫn.");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.dossiers() == 1);
}

TEST_CASE("no dossiers are counted where no number can be taken") {
  Kiosk kiosk;
  kiosk.board.mutable_services(0)->set_accepting(false);
  kiosk.open_procedure("khai sinh");
  CHECK(kiosk.controller.page() == Page::kProcedure);
  CHECK(kiosk.model().dossiers.empty());
  CHECK(kiosk.model().more_dossiers.label.empty());
}

}  // namespace motcua::tests
