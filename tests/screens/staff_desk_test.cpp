// The kiosk's page for staff, the help call, and what the kiosk says of itself.
#include <doctest/doctest.h>

#include "kiosk/controller.h"
#include "kiosk/view_model.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using kiosk::Page;
using Kind = kiosk::Touch::Kind;

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  kiosk::Controller controller;
  protocol::View view = board_view();
  ui::LinkState link = good_link();
  protocol::DeviceState device;
  std::int64_t now_ms = 100'000;

  explicit Kiosk(const std::string& code = "2580") {
    controller.set_staff_code(code);
    see();
  }
  void see(std::int64_t after_ms = 0) {
    now_ms += after_ms;
    controller.see(kiosk::make_offer(&view, link), now_ms);
  }
  void touch(Kind kind, std::size_t index = 0) {
    see(200);
    controller.touch({kind, index}, now_ms);
  }
  void knock(int times = 5) {
    for (int i = 0; i < times; ++i) touch(Kind::kKnock);
  }
  void type(const std::string& code) {
    for (const char digit : code) touch(Kind::kKey, static_cast<unsigned char>(digit));
    touch(Kind::kStaffEnter);
  }
  kiosk::Model model() const {
    kiosk::Input input{&view, link, languages, languages.vietnamese(), controller};
    input.device = device;
    input.software = "motcua-kiosk 1";
    input.desk_locked = controller.desk().locked(now_ms);
    return kiosk::make_model(input);
  }
};

}  // namespace

TEST_CASE("five touches on the site's name and the code open the page for staff, nothing else does") {
  Kiosk kiosk;
  kiosk.knock(4);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.see(kiosk::kKnocksWithinMs + 1);  // too slow
  kiosk.knock(4);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.knock(1);
  REQUIRE(kiosk.controller.page() == Page::kStaffCode);
  CHECK(kiosk.model().title == "Dành cho nhân viên");
  kiosk.type("2581");
  CHECK(kiosk.controller.page() == Page::kStaffCode);
  CHECK(kiosk.model().subtitle == "Mã không đúng");
  kiosk.type("2580");
  REQUIRE(kiosk.controller.page() == Page::kStaff);
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("the code is never on the screen, and its keys take no number") {
  Kiosk kiosk;
  kiosk.knock();
  for (const char digit : std::string("258")) kiosk.touch(Kind::kKey, static_cast<unsigned char>(digit));
  CHECK(kiosk.model().field.text == "•••");
  kiosk.touch(Kind::kErase);
  CHECK(kiosk.model().field.text == "••");
  CHECK_FALSE(kiosk.controller.touch({Kind::kService, 0}, kiosk.now_ms));
  CHECK(kiosk.controller.page() == Page::kStaffCode);
}

TEST_CASE("five wrong codes close the way in for a minute, also for the right one") {
  Kiosk kiosk;
  kiosk.knock();
  for (int i = 0; i < 5; ++i) kiosk.type("1111");
  CHECK(kiosk.model().subtitle == "Sai mã nhiều lần: chờ một phút");
  kiosk.type("2580");
  CHECK(kiosk.controller.page() == Page::kStaffCode);
  kiosk.see(kiosk::kStaffLockMs);
  kiosk.knock();
  kiosk.type("2580");
  CHECK(kiosk.controller.page() == Page::kStaff);
}

TEST_CASE("without a code there is no page for staff") {
  Kiosk kiosk("");
  kiosk.knock(20);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("staff that walk away leave the start behind them, not their page") {
  Kiosk kiosk;
  kiosk.knock();
  kiosk.see(kiosk::kIdleMs);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.knock();
  kiosk.type("2580");
  kiosk.see(kiosk::kIdleMs);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("staff see how printer and connection are, print a test, and take the kiosk out of service") {
  Kiosk kiosk;
  kiosk.controller.see_printer(ui::PrinterView::kReady);
  kiosk.device.set_printer(protocol::PRINTER_PAPER_LOW);
  kiosk.knock();
  kiosk.type("2580");
  auto model = kiosk.model();
  REQUIRE(model.staff_facts.size() == 3);
  CHECK(model.staff_facts[0].words == "sắp hết giấy");
  CHECK(model.staff_facts[2].words == "motcua-kiosk 1");
  kiosk.touch(Kind::kTestPrint);
  CHECK(kiosk.controller.take_test_print());
  CHECK_FALSE(kiosk.controller.take_test_print());

  kiosk.touch(Kind::kOutOfService);
  CHECK(kiosk.model().out_of_service.label == "Mở lại máy này");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.model().disconnected);
  CHECK(kiosk.model().title == "Máy lấy số tạm ngừng hoạt động");
  kiosk.touch(Kind::kService, 0);
  CHECK(kiosk.controller.page() == Page::kServices);  // no number now
  kiosk.knock();
  kiosk.type("2580");
  kiosk.touch(Kind::kOutOfService);
  kiosk.touch(Kind::kBack);
  CHECK_FALSE(kiosk.model().disconnected);
}

TEST_CASE("the page for staff opens without a connection, too") {
  Kiosk kiosk;
  kiosk.link = {};
  kiosk.see();
  CHECK(kiosk.model().disconnected);
  kiosk.knock();
  kiosk.type("2580");
  REQUIRE(kiosk.controller.page() == Page::kStaff);
  CHECK_FALSE(kiosk.model().disconnected);
  CHECK(kiosk.model().staff_facts[1].words == "Mất kết nối");
}

TEST_CASE("a citizen calls the greeter from any page, and takes it back; after three minutes it is over") {
  Kiosk kiosk;
  CHECK(kiosk.model().help.label == "Cần giúp đỡ");
  kiosk.touch(Kind::kPriority);
  kiosk.touch(Kind::kHelp);
  CHECK(kiosk.controller.help_wanted());
  CHECK(kiosk.controller.page() == Page::kClasses);  // where one was
  CHECK(kiosk.model().lead == "Đã gọi nhân viên hướng dẫn, mời ông/bà chờ tại đây");
  CHECK(kiosk.model().help.label == "Không cần nữa");
  kiosk.touch(Kind::kHelp);  // touched twice
  CHECK(kiosk.controller.help_wanted());
  kiosk.see(1000);
  kiosk.touch(Kind::kHelp);
  CHECK_FALSE(kiosk.controller.help_wanted());

  kiosk.touch(Kind::kHelp);
  kiosk.see(kiosk::kIdleMs);  // the start comes back, the call stays
  CHECK(kiosk.controller.page() == Page::kServices);
  CHECK(kiosk.controller.help_wanted());
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) < kiosk.now_ms + kiosk::kHelpMs);
  kiosk.see(kiosk::kHelpMs - kiosk::kIdleMs);
  CHECK_FALSE(kiosk.controller.help_wanted());
}

TEST_CASE("nobody is promised a greeter who cannot be told") {
  Kiosk kiosk;
  kiosk.link.connected = false;
  kiosk.see();
  CHECK(kiosk.model().help.label.empty());
}

TEST_CASE("the keys on the screen write Vietnamese; a keyboard and a scanner write what they are") {
  Kiosk kiosk;
  kiosk.controller.write_telex(true);
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(protocol::Catalogue{}));
  kiosk.touch(Kind::kSearch);
  for (const char key : std::string("thuees")) kiosk.touch(Kind::kKey, static_cast<unsigned char>(key));
  CHECK(kiosk.model().field.text == "thuế");
  kiosk.touch(Kind::kClear);
  for (const char key : std::string("class")) kiosk.controller.type(static_cast<unsigned char>(key), kiosk.now_ms);
  CHECK(kiosk.model().field.text == "class");
  kiosk.touch(Kind::kClear);
  kiosk.controller.write_telex(false);
  for (const char key : std::string("class")) kiosk.touch(Kind::kKey, static_cast<unsigned char>(key));
  CHECK(kiosk.model().field.text == "class");
}

}  // namespace motcua::tests
