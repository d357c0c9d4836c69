#include <doctest/doctest.h>

#include "counter-terminal/reception_model.h"
#include "tests/screens/sample_views.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::tests {
namespace {

using terminal::Key;
using terminal::ReceptionController;
using terminal::ReceptionModel;
using Kind = ui::CommandResult::Kind;

struct Greeter {
  text::Catalogues languages = text::Catalogues::embedded();
  ReceptionController controller;
  ui::LinkState link = good_link();
  protocol::View view = full_staff_view();
  std::int64_t now_ms = 100'000;

  Greeter() { see(); }
  void see() { controller.see(terminal::make_reception_situation(&view, link), now_ms); }
  std::optional<protocol::Command> press(Key key) {
    now_ms += 1000;
    see();
    return controller.press(key, now_ms);
  }
  std::optional<protocol::Command> press(std::initializer_list<Key> keys) {
    std::optional<protocol::Command> last;
    for (const Key key : keys) last = press(key);
    return last;
  }
  void write(const std::string& words) {
    for (const char32_t letter : text::characters(words)) controller.type(letter);
  }
  void answer(const ui::CommandResult& result) {
    controller.answered(result, now_ms);
    see();
  }
  void done(const std::string& ticket = "", std::uint32_t before = 0) {
    ui::CommandResult result;
    result.kind = Kind::kDone;
    result.done.mutable_ticket()->set_number(ticket);
    result.done.set_waiting_before(before);
    answer(result);
  }
  void reject(protocol::RejectionCode code) {
    ui::CommandResult result;
    result.kind = Kind::kRejected;
    result.rejection.set_code(code);
    answer(result);
  }
  std::string notice() const {
    const auto* said = controller.command().notice(now_ms);
    return said == nullptr ? "" : said->key;
  }
  ReceptionModel model() const {
    return terminal::make_reception_model({&view, link, languages.vietnamese(), controller, now_ms});
  }
};

}  // namespace

TEST_CASE("the greeter issues a ticket for someone: service by letter, class by digit, approach, dossiers") {
  Greeter greeter;
  greeter.press(Key::kIssue);
  greeter.controller.type('b');
  greeter.press({Key::kTab, Key::kPlus, Key::kPlus, Key::kEnter});
  const auto sent = greeter.press(Key::kDigit3);
  REQUIRE(sent);
  CHECK(sent->issue_ticket().service() == "service-B");
  CHECK(sent->issue_ticket().priority_class() == "disabled");
  CHECK(sent->issue_ticket().approach());
  CHECK(sent->issue_ticket().dossiers() == 3);
  greeter.done("B032", 5);
  CHECK(greeter.model().told == "Đã lấy số");
  CHECK(greeter.model().told_number == "B032");
  CHECK(greeter.model().told_more == "5 người chờ trước");
  greeter.write("a");
  CHECK(greeter.model().told.empty());
}

TEST_CASE("situation 15: an ordinary ticket is upgraded with a reason") {
  Greeter greeter;
  greeter.write("a09");
  greeter.press(Key::kBackspace);
  greeter.write("48");
  const auto sent = greeter.press({Key::kUpgrade, Key::kEnter, Key::kDigit1});
  REQUIRE(sent);
  CHECK(sent->change_ticket().ticket() == "A048");
  CHECK(sent->change_ticket().priority_class() == "elderly");
  CHECK(sent->change_ticket().reason() == "seen");
}

TEST_CASE("the class that comes with an appointment is not given by hand") {
  Greeter greeter;
  greeter.view.mutable_staff()->mutable_classes(2)->set_by_appointment(true);  // disabled, for the test
  greeter.press(Key::kIssue);
  greeter.press(Key::kDigit1);
  REQUIRE(greeter.controller.form());
  CHECK(greeter.controller.form()->step().options.size() == 3);
  CHECK(greeter.press(Key::kDigit3)->issue_ticket().priority_class() == "pregnant");
  greeter.done("A050");
  greeter.write("A048");
  greeter.press(Key::kUpgrade);
  REQUIRE(greeter.controller.form());
  CHECK(greeter.controller.form()->step().options.size() == 3);
}

TEST_CASE("the greeter changes the service, marks the approach, reprints and reinstates by the number") {
  Greeter greeter;
  const auto with = [&](Key key) {
    greeter.write("đ048");
    return greeter.press(key);
  };
  CHECK_FALSE(with(Key::kService));
  const auto service = greeter.press(Key::kDigit5);
  REQUIRE(service);
  CHECK(service->change_ticket().service() == "service-D");
  CHECK(service->change_ticket().dossiers() == 0);  // as they are
  greeter.done();
  CHECK(with(Key::kApproach)->change_ticket().approach());
  greeter.done();
  CHECK(with(Key::kReprint)->reprint().ticket() == "Đ048");
  greeter.done();
  CHECK(with(Key::kBackInLine)->reinstate().ticket() == "Đ048");
  greeter.done();
  CHECK(greeter.model().told_number == "Đ048");
}

TEST_CASE("situation 14: the greeter corrects the dossiers of a waiting ticket and leaves its service") {
  Greeter greeter;
  greeter.write("A048");
  greeter.press(Key::kService);
  CHECK(greeter.model().overlay.title == "Sửa A048: lĩnh vực nào?");
  CHECK(greeter.model().overlay.settings[0].words == "Số hồ sơ: như cũ");
  const auto sent = greeter.press({Key::kPlus, Key::kPlus, Key::kEnter});
  REQUIRE(sent);
  CHECK(sent->change_ticket().ticket() == "A048");
  CHECK(sent->change_ticket().service().empty());
  CHECK(sent->change_ticket().dossiers() == 2);
  ui::CommandResult result;
  result.kind = Kind::kDone;
  result.done.mutable_ticket()->set_number("A048");
  result.done.mutable_ticket()->set_service("service-A");
  result.done.mutable_ticket()->set_dossiers(2);
  greeter.answer(result);
  CHECK(greeter.model().told == "Đã sửa phiếu");
  CHECK(greeter.model().told_more == "Hộ tịch, chứng thực · 2 hồ sơ");
}

TEST_CASE("situation 38: a citizen who leaves is cancelled, but not by a slip of the finger") {
  Greeter greeter;
  greeter.write("A048");
  CHECK_FALSE(greeter.press({Key::kCancel, Key::kEnter}));  // "no" is offered first
  CHECK(greeter.controller.form() == nullptr);
  const auto sent = greeter.press({Key::kCancel, Key::kDigit1});
  REQUIRE(sent);
  CHECK(sent->cancel_ticket().ticket() == "A048");
}

TEST_CASE("a letter after digits begins another number") {
  Greeter greeter;
  greeter.write("1ps220");
  CHECK(greeter.model().number == "PS220");
  greeter.write("b007");
  CHECK(greeter.model().number == "B007");
}

TEST_CASE("without a number nothing about a ticket is sent") {
  Greeter greeter;
  for (const Key key : {Key::kUpgrade, Key::kService, Key::kApproach, Key::kCancel, Key::kReprint, Key::kBackInLine}) {
    CHECK_FALSE(greeter.press(key));
    CHECK(greeter.controller.form() == nullptr);
    CHECK(greeter.notice() == "reception.type_a_number");
    CHECK_FALSE(greeter.controller.allowed(key));
  }
}

TEST_CASE("the greeter sees what the picture knows of a number") {
  Greeter greeter;
  const auto known = [&](const std::string& number) {
    greeter.press(Key::kEscape);
    greeter.write(number);
    return greeter.model().known;
  };
  CHECK(known("A047") == "Đang ở quầy 3");
  CHECK(known("A032") == "Chờ bổ sung ở quầy 3");
  CHECK(known("D013") == "Đang chờ, sắp đến lượt ở quầy 3");
  CHECK(known("A061") == "Vắng mặt ở quầy 3");
  CHECK(known("A999") == "Chọn việc cần làm với số này");
}

TEST_CASE("a rejection keeps the number for another try") {
  Greeter greeter;
  greeter.write("A04");
  greeter.press(Key::kReprint);
  greeter.reject(protocol::UNKNOWN_TICKET);
  CHECK(greeter.notice() == "rejection.unknown_ticket");
  CHECK(greeter.model().number == "A04");
}

TEST_CASE("the reception asks who is there, and again when the sign-in was ended") {
  Greeter greeter;
  greeter.view.mutable_staff()->set_sign_in_required(true);
  greeter.see();
  REQUIRE(greeter.controller.form() != nullptr);
  CHECK_FALSE(greeter.press(Key::kEscape));
  greeter.write("21");
  greeter.press(Key::kEnter);
  greeter.write("1234");
  const auto sent = greeter.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->sign_in().counter() == 0);
  ui::CommandResult result;
  result.kind = Kind::kDone;
  result.done.mutable_staff()->set_clerk(21);
  greeter.answer(result);
  CHECK(greeter.controller.form() == nullptr);
  CHECK(greeter.model().who == "Cán bộ 21");
  auto& in = *greeter.view.mutable_staff()->add_signed_in();
  in.set_clerk(21);
  greeter.see();
  CHECK(greeter.controller.form() == nullptr);
  greeter.view.mutable_staff()->clear_signed_in();
  greeter.see();
  CHECK(greeter.controller.form() != nullptr);
}

TEST_CASE("situation 22: without a connection the reception shows no figures and sends nothing") {
  Greeter greeter;
  greeter.link = lost_link();
  greeter.write("A048");
  CHECK_FALSE(greeter.press(Key::kReprint));
  CHECK(greeter.notice() == "connection.none");
  CHECK(greeter.model().stale);
  CHECK(greeter.model().services.empty());
}

TEST_CASE("the greeter gives a ticket for services that belong together") {
  Greeter greeter;
  auto& chain = *greeter.view.mutable_staff()->add_chains();
  chain.set_key("newborn");
  chain.mutable_name()->set_vi("Khai sinh, thẻ bảo hiểm y tế");
  for (const char* service : {"service-A", "service-B"}) chain.add_services(service);
  greeter.see();
  greeter.press(Key::kIssue);
  greeter.press(Key::kUp);  // the last option
  const auto& lines = greeter.model().overlay.lines;
  REQUIRE_FALSE(lines.empty());
  CHECK(lines.back().words == "A → B · Khai sinh, thẻ bảo hiểm y tế");
  const auto sent = greeter.press({Key::kEnter, Key::kDigit1});
  REQUIRE(sent);
  CHECK(sent->issue_ticket().service() == "service-A");
  REQUIRE(sent->issue_ticket().then_size() == 1);
  CHECK(sent->issue_ticket().then(0) == "service-B");
}

TEST_CASE("a ticket that is first at a closed counter is not promised a call there") {
  Greeter greeter;
  auto& counters = *greeter.view.mutable_staff()->mutable_counters();
  REQUIRE(counters.Get(0).next_size() > 0);
  const std::string number = counters.Get(0).next(0).ticket().number();
  const std::string counter = std::to_string(counters.Get(0).number());
  greeter.write(number);
  CHECK(greeter.model().known == "Đang chờ, sắp đến lượt ở quầy " + counter);
  for (auto& each : counters) each.set_state(protocol::CLOSED);
  CHECK(greeter.model().known == "Đang chờ");
}

TEST_CASE("after an upgrade the greeter reads which class it is now") {
  Greeter greeter;
  greeter.write("A052");
  greeter.press({Key::kUpgrade, Key::kEnter, Key::kDigit1});
  ui::CommandResult result;
  result.kind = Kind::kDone;
  result.done.mutable_ticket()->set_number("A052");
  result.done.mutable_ticket()->set_priority_class(greeter.view.staff().classes(1).key());
  greeter.answer(result);
  CHECK(greeter.model().told_more == greeter.view.staff().classes(1).name().vi());
}

}  // namespace motcua::tests
