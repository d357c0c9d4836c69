// Screens that stop, die and come back, as processes of their own.
#include <doctest/doctest.h>

#include <csignal>

#include "simulator/soak/process_figures.h"
#include "tests/faults/extent.h"
#include "tests/faults/fault_crowd.h"
#include "tests/faults/screen_child.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const std::vector<std::string> kNoMidnight{"--clock-start", "2026-11-27T01:00:00Z"};

milliseconds since(Clock::time_point begin) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

std::int64_t memory_kib(const RealHall& hall) {
  const auto figures = soak::figures_of(hall.pid());
  REQUIRE(figures);
  return figures->memory_kib;
}

void issue_to_300_people(const RealHall& hall, Told& told) {
  Desk kiosk(hall, "kiosk-1");
  REQUIRE(kiosk.connect());
  for (int i = 0; i < 300; ++i) {
    const auto outcome = kiosk.ask(issue(i % 2 == 0 ? "civil" : "land"));
    REQUIRE(outcome.kind == Kind::kDone);
    told.issued(outcome.done.ticket());
  }
}

void load_for(FaultCrowd& crowd, seconds time) {
  const auto end = Clock::now() + time;
  run_until(
      crowd.io(), [&] { return Clock::now() >= end; }, time + seconds(1));
}

}  // namespace

TEST_CASE(
    "situation 35: with 300 people waiting, a display and a terminal that are stopped under load cost the hall nothing, "
    "and are right within three seconds after") {
  const auto stopped_for = everything() ? seconds(60) : seconds(5);
  RealHall hall;
  hall.start(kNoMidnight);
  hall.keep_ports();
  ScreenChild display(hall, "display-1", "board");
  ScreenChild terminal(hall, "counter-1", "staff");
  ScreenChild other(hall, "operator", "staff");  // goes on all the time
  Told told;
  issue_to_300_people(hall, told);
  CrowdHabits habits;
  habits.pause = milliseconds(4);
  FaultCrowd crowd(hall, {"civil", "land", "social", "results"}, told, habits);
  REQUIRE(run_until(crowd.io(), [&] { return display.fresh() && terminal.fresh() && other.fresh(); }));
  load_for(crowd, seconds(2));
  const auto before = memory_kib(hall);
  const int answers_before = crowd.answers();
  display.process().send(SIGSTOP);
  terminal.process().send(SIGSTOP);
  crowd.forget_slowest();
  load_for(crowd, stopped_for);
  const auto after = memory_kib(hall);
  const int answers = crowd.answers() - answers_before;
  CHECK(other.fresh());
  crowd.rest();
  REQUIRE(run_until(crowd.io(), [&] { return crowd.idle(); }));
  display.process().send(SIGCONT);
  terminal.process().send(SIGCONT);
  const auto continued = Clock::now();
  const bool right =
      run_until(crowd.io(), [&] { return other.fresh() && terminal.shows() == other.shows() && display.fresh(); });
  WARN(crowd.slowest() <= milliseconds(50));  // before a person notices
  INFO("display: " << display.shows());
  INFO("terminal: " << terminal.shows());
  INFO("other: " << other.shows());
  REQUIRE(right);
  const auto back = since(continued);
  WARN(back <= seconds(3));
  CHECK(back <= seconds(20));  // on a machine that does other work as well
  MESSAGE("stopped for " << stopped_for.count() << " s under " << answers << " answers (" << told.tickets()
                         << " tickets in the hall): memory " << before << " -> " << after
                         << " KiB; slowest answer to the others " << crowd.slowest().count() / 1000
                         << " ms; right again after " << back.count() << " ms");
  // What a visit of the day takes (with the snapshots that are made of them) is no creeping.
  const auto visits_kib = 2 * static_cast<std::int64_t>(told.tickets());
  if (kMemoryIsItsOwn) CHECK(after - before < 24 * 1024 + visits_kib);
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto newest = desk.fetch(protocol::PUBLIC_BOARD)->board().announcements().rbegin()->number();
  REQUIRE(run_until(desk.io(), [&] { return display.shows() == "fresh connected " + std::to_string(newest); }));
}

TEST_CASE("a terminal that is killed in the middle of a call shows its ticket again when it is started") {
  RealHall hall;
  hall.start(kNoMidnight);
  Desk desk(hall, "counter-1");
  Desk kiosk(hall, "kiosk-1");
  REQUIRE(desk.connect());
  REQUIRE(kiosk.connect());
  REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
  kiosk.ask(issue("civil"));
  const auto called = desk.ask(call_next(1)).done.ticket().number();
  REQUIRE_FALSE(called.empty());
  std::string shown;
  {
    ScreenChild terminal(hall, "counter-1", "staff");
    REQUIRE(run_until(desk.io(), [&] { return terminal.fresh() && terminal.shows().ends_with(called + "; ; ;"); }));
    shown = terminal.shows();
    terminal.process().send(SIGKILL);
    REQUIRE(run_until(desk.io(), [&] { return !terminal.process().running(); }));
  }
  const auto begin = Clock::now();
  ScreenChild terminal(hall, "counter-1", "staff");
  REQUIRE(run_until(desk.io(), [&] { return terminal.shows() == shown; }));
  MESSAGE("the terminal's picture is complete " << since(begin).count() << " ms after its start");
  const auto complete = since(begin);
  WARN(complete <= seconds(2));
  CHECK(complete <= seconds(20));
}

TEST_CASE("situation 21: a display that is started again is complete within two seconds, unattended") {
  RealHall hall;
  hall.start(kNoMidnight);
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
  for (int i = 0; i < 5; ++i) desk.ask(issue("civil"));
  for (int i = 0; i < 3; ++i) desk.ask(i == 0 ? call_next(1) : finish_and_call_next(1));
  const auto newest = desk.fetch(protocol::PUBLIC_BOARD)->board().announcements().rbegin()->number();
  milliseconds slowest{0};
  for (int start = 0; start < rounds_of(20); ++start) {
    const auto begin = Clock::now();
    ScreenChild display(hall, "display-1", "board");
    REQUIRE(run_until(desk.io(), [&] { return display.shows() == "fresh connected " + std::to_string(newest); }));
    slowest = std::max(slowest, since(begin));
    display.process().send(SIGKILL);
  }
  MESSAGE("the picture is complete " << slowest.count() << " ms after the start, at the slowest");
  WARN(slowest <= seconds(2));
  CHECK(slowest <= seconds(20));  // on a machine that does other work as well
}
