// A citizen at the kiosk: touches, and a scanner that types.
#include "tests/windows/work_place.h"

using namespace motcua;
using namespace motcua::test;

namespace {

// Of the design at 1080x1920, where nothing is scaled.
constexpr int kFirstCardX = 300, kFirstCardY = 640;
constexpr int kPriorityX = 300, kPriorityY = 1795;
constexpr int kFirstClassX = 300, kFirstClassY = 500;
constexpr int kHelpX = 960, kHelpY = 152;
constexpr int kFieldX = 540, kFieldY = 424;
constexpr int kLeaveX = 540, kLeaveY = 1868;
constexpr int kRightButtonX = 800, kRightButtonY = 1795;

struct Kiosk : WorkPlace {
  Kiosk() : WorkPlace(MOTCUA_KIOSK, "kiosk-1", "board", {1080, 1920}, {}) {
    if (!skipped.empty()) {
      MESSAGE("skipped: " << skipped);
      return;
    }
    REQUIRE(settled());  // the procedures have come, and with them the field to search in
  }
  std::uint32_t issued() const { return staff().day().issued(); }
  bool click(int x, int y, const std::function<bool()>& so) const {
    return until([&] { hand().click(x, y); }, so);
  }
  // Another page is drawn: the clock of a kiosk does not move, so that a new picture is a new page.
  bool turn(int x, int y) const {
    const auto before = window->picture();
    return click(x, y, [&] {
      const auto now = window->picture();
      return !now.empty() && now != before;
    });
  }
};

}  // namespace

TEST_CASE("two touches from the greeting to the number, and the next citizen finds the start") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  const auto start = kiosk.window->picture();
  REQUIRE(kiosk.click(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 1; }));
  REQUIRE(wait_until([&] {
    const auto now = kiosk.window->picture();
    return !now.empty() && now != start;
  }));
  CHECK(kiosk.staff().services(0).waiting() == 1);
  // Back by a touch, which may come before the page takes it.
  CHECK(kiosk.turn(kFirstCardX, 1500));
  CHECK(kiosk.click(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() >= 2; }));
}

TEST_CASE("priority is asked for before the service, and is on the ticket") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.turn(kPriorityX, kPriorityY));
  REQUIRE(kiosk.turn(kFirstClassX, kFirstClassY));
  REQUIRE(kiosk.click(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 1; }));
  Desk& desk = *kiosk.desk;
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  CHECK(desk.ask(call_next(1)).done.ticket().number() == "U001");
}

TEST_CASE("a procedure is found by typing, and its ticket says which it is") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.turn(kFieldX, kFieldY));
  const auto page = kiosk.window->picture();
  kiosk.hand().type("khai sinh");
  REQUIRE(wait_until([&] {
    const auto now = kiosk.window->picture();
    return !now.empty() && now != page;
  }));
  // The first one that is found, and its number.
  REQUIRE(kiosk.until(
      [&] {
        kiosk.hand().press("Return");
        REQUIRE(kiosk.settled());
        kiosk.hand().click(880, 1835);
      },
      [&] { return kiosk.issued() == 1; }));
  Desk& desk = *kiosk.desk;
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  CHECK_FALSE(desk.ask(call_next(1)).done.ticket().procedure().empty());
}

TEST_CASE("situation 38: a citizen who leaves gives the number back, and it is not called") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.click(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 1; }));
  REQUIRE(kiosk.settled());  // the number is shown
  REQUIRE(kiosk.turn(kFirstCardX, 1500));
  REQUIRE(kiosk.settled());
  REQUIRE(kiosk.turn(kLeaveX, kLeaveY));
  kiosk.hand().type("a1");
  REQUIRE(kiosk.settled());
  REQUIRE(kiosk.turn(kRightButtonX, kRightButtonY));
  kiosk.hand().press("Return");  // as a scanner does: only a finger gives it back
  REQUIRE(kiosk.settled());
  CHECK(kiosk.staff().services(0).waiting() == 1);
  REQUIRE(kiosk.click(kRightButtonX, kRightButtonY, [&] { return kiosk.staff().day().left() == 1; }));
  CHECK(kiosk.staff().services(0).waiting() == 0);
  Desk& desk = *kiosk.desk;
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  CHECK(desk.ask(call_next(1)).done.nobody_waiting());
}

TEST_CASE("a citizen who asks for help is seen by the staff, and whoever takes it back is not") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  const auto asks = [&] {
    const auto staff = kiosk.staff();
    return staff.alerts_size() == 1 && staff.alerts(0).kind() == protocol::HELP_WANTED &&
           staff.alerts(0).device() == "kiosk-1";
  };
  REQUIRE(kiosk.click(kHelpX, kHelpY, asks));
  CHECK(kiosk.click(kHelpX, kHelpY, [&] { return kiosk.staff().alerts_size() == 0; }));
  CHECK(kiosk.issued() == 0);
}
