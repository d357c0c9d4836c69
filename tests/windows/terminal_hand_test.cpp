// A clerk's day by the keyboard, and a greeter's.
#include "counter-terminal/controller.h"
#include "tests/windows/work_place.h"

using namespace motcua;
using namespace motcua::test;

namespace {

constexpr int kFoot = 44;  // tells how long answers take

struct Terminal : WorkPlace {
  explicit Terminal(int tickets = 6)
      : WorkPlace(MOTCUA_TERMINAL, "counter-1", "staff", {520, 860}, {"--counter", "1"}) {
    if (!skipped.empty()) return;
    restless_rows = kFoot;
    for (int i = 0; i < tickets; ++i) desk->ask(issue("civil"));
    hand().click(260, 30);  // the keyboard belongs to the window under the pointer
  }
  std::string ticket() const { return counter().current().ticket().number(); }
  bool state(protocol::CounterState wanted) const { return counter().state() == wanted; }
  std::vector<std::uint8_t> page() const {
    const auto picture = shown();
    return picture ? picture->rgb : std::vector<std::uint8_t>();
  }
  // And long enough for the next press to be meant.
  bool open() const {
    return key("space", [this] { return !state(protocol::CLOSED); }) && settled();
  }
  bool shows(const std::vector<std::uint8_t>& wanted) const { return page() == wanted; }
  bool shows_another_than(const std::vector<std::uint8_t>& before) const {
    const auto now = page();
    return !now.empty() && now != before;
  }
};

}  // namespace

TEST_CASE("a clerk opens, calls, serves, finishes and calls the next with one key each") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  REQUIRE(clerk.open());
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
  const auto no_show = [&] {
    clerk.hand().press("n");
    const auto read = std::chrono::steady_clock::now() + std::chrono::milliseconds(2 * terminal::kGuardMs);
    wait_until([&] { return std::chrono::steady_clock::now() > read; });  // else it is a key that bounces
    clerk.hand().press("n");
  };
  REQUIRE(clerk.until(no_show, [&] { return clerk.staff().day().no_show() == 1; }));
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

TEST_CASE("a call that is undone within its ten seconds goes back to its place, by one key") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  REQUIRE(clerk.open());
  std::string called;
  // Where this computer took longer than ten seconds, the number is finished by the next call, and that one is undone.
  REQUIRE(clerk.until(
      [&] {
        const std::string before = clerk.ticket();
        clerk.hand().press("space");
        const auto newer = [&] { return !clerk.ticket().empty() && clerk.ticket() != before; };
        if (!wait_until(newer, std::chrono::seconds(10))) return;
        called = clerk.ticket();
        clerk.hand().press("u");  // which the window may not take yet
        if (!wait_until([&] { return clerk.ticket().empty(); }, std::chrono::seconds(3))) clerk.hand().press("u");
      },
      [&] { return !called.empty() && clerk.ticket().empty(); }));
  const auto staff = clerk.staff();
  CHECK(staff.services(0).waiting() == 6 - staff.counters(0).served());
  CHECK(staff.day().no_show() == 0);
  REQUIRE(staff.counters(0).next_size() > 0);
  CHECK(staff.counters(0).next(0).ticket().number() == called);
  CHECK(clerk.key("space", [&] { return clerk.ticket() == called; }));
}

TEST_CASE("F1 lists the keys and takes the list away, as Escape does") {
  const Terminal clerk(0);  // nobody waits, so that no time runs on the page
  if (!clerk.skipped.empty()) return;
  REQUIRE(clerk.settled());
  const auto page = clerk.page();
  REQUIRE_FALSE(page.empty());
  REQUIRE(clerk.once([&] { clerk.hand().press("F1"); }, [&] { return clerk.shows_another_than(page); }));
  const auto help = clerk.page();
  REQUIRE(clerk.once([&] { clerk.hand().press("F1"); }, [&] { return clerk.shows(page); }));
  REQUIRE(clerk.once([&] { clerk.hand().press("F1"); }, [&] { return clerk.shows(help); }));
  CHECK(clerk.once([&] { clerk.hand().press("Escape"); }, [&] { return clerk.shows(page); }));
  CHECK(clerk.state(protocol::CLOSED));
}

TEST_CASE("one key turns the terminal into English, and back") {
  const Terminal clerk(0);
  if (!clerk.skipped.empty()) return;
  REQUIRE(clerk.settled());
  const auto page = clerk.page();
  REQUIRE_FALSE(page.empty());
  REQUIRE(clerk.once([&] { clerk.hand().press("l"); }, [&] { return clerk.shows_another_than(page); }));
  CHECK(clerk.once([&] { clerk.hand().press("l"); }, [&] { return clerk.shows(page); }));
}

TEST_CASE("a clerk cancels a number that waits and one that is parked, by the keyboard") {
  const Terminal clerk;
  if (!clerk.skipped.empty()) return;
  const auto waiting = [&] { return clerk.staff().services(0).waiting(); };
  REQUIRE(clerk.open());
  REQUIRE(waiting() == 6);
  REQUIRE(clerk.until(
      [&] {
        for (int i = 0; i < 3; ++i) clerk.hand().press("Escape");
        clerk.hand().press("F6");
        clerk.hand().type("a003");
        clerk.hand().press("Return");
        clerk.hand().press("1");
      },
      [&] { return waiting() == 5; }));
  REQUIRE(clerk.key("space", [&] { return clerk.ticket() == "A001"; }));
  REQUIRE(clerk.until([&] { clerk.hand().press("p"), clerk.hand().press("1"); },
                      [&] { return clerk.counter().parked_size() == 1; }));
  REQUIRE(clerk.settled());  // the window knows of it, too
  // From the list of what can be resumed; "no" is marked, so that Enter does nothing.
  clerk.hand().press("g");
  clerk.hand().press("F6");
  clerk.hand().press("Return");
  REQUIRE(clerk.until(
      [&] {
        for (int i = 0; i < 3; ++i) clerk.hand().press("Escape");  // what was typed, a page, the list
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
  REQUIRE(clerk.open());
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
  if (!reception.skipped.empty()) return;
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
