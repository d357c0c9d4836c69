// The real programs with windows, on a virtual screen: killed, started again, and compared with one that was there all
// the time.
#include <doctest/doctest.h>

#include <csignal>
#include <optional>
#include <thread>

#include "tests/support/commands.h"
#include "tests/support/desk.h"
#include "tests/support/real_window.h"

using namespace motcua;
using namespace motcua::test;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const std::vector<std::string> kNoMidnight{"--clock-start", "2026-11-27T01:00:00Z"};

milliseconds since(Clock::time_point begin) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

// How long until both show the same; none when they never do.
std::optional<milliseconds> until_equal(RealWindow& one, RealWindow& other, Clock::time_point begin) {
  const auto end = Clock::now() + seconds(30);
  while (Clock::now() < end) {
    if (one.up() && other.up()) {
      const auto shown = one.picture();
      if (!shown.empty() && shown == other.picture()) return since(begin);
    }
    std::this_thread::sleep_for(milliseconds(20));
  }
  return std::nullopt;
}

void call_somebody(Desk& desk, int tickets) {
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  for (int i = 0; i < tickets; ++i) desk.ask(issue("civil"));
  REQUIRE(desk.ask(call_next(1)).done.ticket().visit() != 0);
}

struct Stage {
  explicit Stage(const RealHall& hall) {
    if (told_no_screen()) {
      MESSAGE("skipped: MOTCUA_NO_SCREEN says that there is no screen");
      return;
    }
    auto started = demo::start_virtual_screen({1920, 1080}, hall.folder() / "xvfb.log");
    REQUIRE_MESSAGE(started, (started ? std::string() : started.error()));
    screen.emplace(std::move(*started));
  }
  explicit operator bool() const { return screen.has_value(); }
  std::optional<demo::VirtualScreen> screen;
};

}  // namespace

TEST_CASE("a terminal's window that is killed in the middle of a call shows the same ticket when it is started again") {
  RealHall hall;
  hall.start(kNoMidnight);
  const Stage stage(hall);
  if (!stage) return;
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  call_somebody(desk, 3);
  const auto terminal = [&](const std::string& name) {
    return RealWindow(hall, stage.screen->display, name, MOTCUA_TERMINAL, "counter-1",
                      {"--view", hall.endpoint("staff"), "--counter", "1", "--window", "520x860+0+0"});
  };
  auto always = terminal("always");
  {
    auto killed = terminal("killed");
    REQUIRE(until_equal(always, killed, Clock::now()));
    killed.process().send(SIGKILL);
    while (killed.process().running()) std::this_thread::sleep_for(milliseconds(2));
  }
  const auto begin = Clock::now();
  auto again = terminal("again");
  const auto took = until_equal(always, again, begin);
  REQUIRE(took);
  MESSAGE("the terminal's window is right " << took->count() << " ms after its start");
  WARN(*took < seconds(3));
  CHECK(*took < seconds(20));  // drawn without a graphics card, on a machine that does other work as well
}

TEST_CASE("situation 21: a display's window is complete soon after its start, and equal to one that was never away") {
  RealHall hall;
  hall.start(kNoMidnight);
  const Stage stage(hall);
  if (!stage) return;
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  call_somebody(desk, 6);
  for (int i = 0; i < 3; ++i) desk.ask(finish_and_call_next(1));
  const auto display = [&](const std::string& name) {
    return RealWindow(hall, stage.screen->display, name, MOTCUA_DISPLAY, "display-1",
                      {"--view", hall.endpoint("board"), "--window", "1280x720+0+0"});
  };
  auto always = display("always");
  {
    auto settled = display("settled");
    REQUIRE(until_equal(always, settled, Clock::now()));
    settled.process().send(SIGKILL);
  }
  const auto begin = Clock::now();
  auto again = display("again");
  const auto took = until_equal(always, again, begin);
  REQUIRE(took);
  MESSAGE("the display's window is right " << took->count() << " ms after its start");
  WARN(*took < seconds(2));
  CHECK(*took < seconds(20));
}
