// A clerk's day by the keyboard, and a greeter's.
#include "tests/windows/work_place.h"

using namespace motcua;
using namespace motcua::test;

namespace {

struct Terminal : WorkPlace {
  Terminal() : WorkPlace(MOTCUA_TERMINAL, "counter-1", "staff", {520, 860}, {"--counter", "1"}) {
    if (!skipped.empty()) {
      MESSAGE("skipped: " << skipped);
      return;
    }
    for (int i = 0; i < 6; ++i) desk->ask(issue("civil"));
    hand().click(260, 30);  // the keyboard belongs to the window under the pointer
  }
  std::string ticket() const { return counter().current().ticket().number(); }
  bool state(protocol::CounterState wanted) const { return counter().state() == wanted; }
};

}  // namespace

TEST_CASE("a clerk opens, calls, serves, finishes and calls the next with one key each") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  REQUIRE(clerk.key("space", [&] { return !clerk.state(protocol::CLOSED); }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A001"; }));
  REQUIRE(clerk.key("s", [&] { return clerk.state(protocol::SERVING); }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A002"; }));
  CHECK(clerk.counter().served() == 1);

  // With an outcome from the list, by its digit.
  REQUIRE(clerk.until([&] { clerk.hand().press("f"), clerk.hand().press("1"); },
                      [&] { return clerk.counter().served() == 2; }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A003"; }));
  // Put aside, the next one, and the first again.
  REQUIRE(clerk.until([&] { clerk.hand().press("p"), clerk.hand().press("1"); },
                      [&] { return clerk.counter().parked_size() == 1; }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A004"; }));
  // Nobody comes: asked twice.
  REQUIRE(clerk.until([&] { clerk.hand().press("n"), clerk.hand().press("n"); },
                      [&] { return clerk.staff().day().no_show() == 1; }));
  REQUIRE(
      clerk.until([&] { clerk.hand().press("g"), clerk.hand().press("1"); }, [&] { return clerk.ticket() == "A003"; }));
  // The wrong service: to land, wherever it is called.
  REQUIRE(clerk.until([&] { clerk.hand().press("t"), clerk.hand().press("2"), clerk.hand().press("1"); },
                      [&] { return clerk.state(protocol::IDLE); }));
  CHECK(clerk.staff().services(1).waiting() == 1);
}

TEST_CASE("buttons do by the mouse what their keys do") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  // The large one, in the middle of the column, wherever the card above it ends.
  REQUIRE(clerk.until([&] { clerk.hand().click(260, 335); }, [&] { return !clerk.state(protocol::CLOSED); }));
  REQUIRE(clerk.until([&] { clerk.hand().click(260, 335); }, [&] { return clerk.ticket() == "A001"; }));
  // What has no button is in the list of keys: closing, the eleventh line of twenty. It asks, since A001 goes back.
  REQUIRE(clerk.until(
      [&] {
        clerk.hand().press("Escape");
        clerk.hand().press("F1");
        clerk.hand().click(260, 471);
        clerk.hand().press("Return");
      },
      [&] { return clerk.state(protocol::CLOSED); }));
  CHECK(clerk.staff().services(0).waiting() == 6);
}

TEST_CASE("a clerk cancels a number that waits and one that is parked, by the keyboard") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  const auto waiting = [&] { return clerk.staff().services(0).waiting(); };
  REQUIRE(clerk.key("space", [&] { return !clerk.state(protocol::CLOSED); }));
  REQUIRE(waiting() == 6);
  REQUIRE(clerk.until(
      [&] {
        clerk.hand().press("Escape");
        clerk.hand().press("F6");
        clerk.hand().type("a003");
        clerk.hand().press("Return");
        clerk.hand().press("1");
      },
      [&] { return waiting() == 5; }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A001"; }));
  REQUIRE(clerk.until([&] { clerk.hand().press("p"), clerk.hand().press("1"); },
                      [&] { return clerk.counter().parked_size() == 1; }));
  // From the list of what can be resumed; "no" is marked, so that Enter does nothing.
  clerk.hand().press("g");
  clerk.hand().press("F6");
  clerk.hand().press("Return");
  REQUIRE(clerk.until(
      [&] {
        clerk.hand().press("Escape");
        clerk.hand().press("g");
        clerk.hand().press("F6");
        clerk.hand().press("1");
      },
      [&] { return clerk.counter().parked_size() == 0; }));
  CHECK(waiting() == 4);
  // Neither is called any more.
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A002"; }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A004"; }));
}

TEST_CASE("a clerk finds an outcome by typing its name") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  REQUIRE(clerk.key("space", [&] { return !clerk.state(protocol::CLOSED); }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A001"; }));
  const auto name = clerk.staff().outcomes(1).name().en();
  REQUIRE(clerk.until(
      [&] {
        clerk.hand().press("f");
        clerk.hand().type(name.substr(0, 4));
        clerk.hand().press("Return");
      },
      [&] { return clerk.counter().served() == 1; }));
}

TEST_CASE("a greeter gives a number for somebody and upgrades it, by the keyboard") {
  const WorkPlace reception(MOTCUA_TERMINAL, "operator", "staff", {520, 860}, {"--reception"});
  if (!reception.skipped.empty()) {
    MESSAGE("skipped: " << reception.skipped);
    return;
  }
  const Hand hand = reception.hand();
  hand.click(260, 30);
  REQUIRE(reception.until([&] { hand.press("F2"), hand.press("1"), hand.press("1"); },
                          [&] { return reception.staff().day().issued() == 1; }));
  CHECK(reception.staff().services(0).waiting() == 1);
  // An elderly citizen took an ordinary one: the number, the class, the reason.
  const auto upgraded = [&] {
    const auto staff = reception.staff();
    for (const auto& counter : staff.counters()) {
      for (const auto& next : counter.next()) {
        if (next.ticket().number() == "A001") return next.ticket().priority_class() != staff.classes(0).key();
      }
    }
    return false;
  };
  REQUIRE(reception.until(
      [&] {
        hand.press("Escape");
        hand.type("a001");
        hand.press("F3");
        hand.press("Return");
        hand.press("1");
      },
      upgraded));
}
