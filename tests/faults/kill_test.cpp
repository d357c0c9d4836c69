// kill -9 in the middle of the work: everything acknowledged is there afterwards, nothing twice.
#include <doctest/doctest.h>

#include <csignal>

#include "tests/faults/extent.h"
#include "tests/faults/fault_crowd.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

// A moment of the start, or of the work: anything from the first instant to well within the load.
void kill_at_random(RealHall& hall, FaultCrowd& crowd, std::minstd_rand& random) {
  const auto pump_for = [&](milliseconds time) {
    const auto end = Clock::now() + time;
    run_until(crowd.io(), [&] { return Clock::now() >= end; });
  };
  if (random() % 8 == 0) {
    pump_for(milliseconds(random() % 80));  // while it starts
  } else {
    hall.await_serving();
    const int before = crowd.answers();
    REQUIRE(run_until(crowd.io(), [&] { return crowd.answers() > before; }));
    pump_for(milliseconds(random() % 150));
  }
  hall.kill_hard();
}

}  // namespace

TEST_CASE(
    "situation 06: killed at random moments under load, 200 times: everything acknowledged is there, nothing twice") {
  const int rounds = rounds_of(200);
  RealHall hall;
  const std::vector<std::string> no_midnight{"--clock-start", "2026-11-27T01:00:00Z"};
  hall.start(no_midnight);
  hall.keep_ports();
  Told told;
  FaultCrowd crowd(hall, {"civil", "land", "social", "results"}, told);
  std::minstd_rand random(7);
  for (int round = 0; round < rounds; ++round) {
    if (round > 0) hall.launch(no_midnight);
    kill_at_random(hall, crowd, random);
  }
  hall.start(no_midnight);
  crowd.rest();
  REQUIRE(run_until(crowd.io(), [&] { return crowd.idle() && crowd.connected(); }));
  CHECK(told.unanswered() == 0);
  hall.kill_hard();
  told.compare(hall.record(), true);
  CHECK(static_cast<int>(told.tickets()) > rounds);
  MESSAGE(rounds << " kills, " << crowd.answers() << " answers, " << told.tickets() << " tickets, " << told.calls()
                 << " calls acknowledged");
}

TEST_CASE(
    "situation 06: power is cut in the middle of a call; after it the ticket is still called there, nothing is "
    "announced again") {
  RealHall hall;
  hall.start();
  std::uint64_t visit = 0;
  protocol::Board before;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
    desk.ask(open(1));
    desk.ask(issue(service));
    visit = desk.ask(call_next(1)).done.ticket().visit();
    REQUIRE(visit != 0);
    before = desk.fetch(protocol::PUBLIC_BOARD)->board();
  }
  hall.kill_hard();
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto staff = desk.fetch(protocol::STAFF)->staff();
  CHECK(staff.counters(0).state() == protocol::CALLING);
  CHECK(staff.counters(0).current().ticket().visit() == visit);
  const auto after = desk.fetch(protocol::PUBLIC_BOARD)->board();
  CHECK(after.SerializeAsString() == before.SerializeAsString());
}

TEST_CASE("a client that is connected through the power cut goes on by itself within three seconds of the return") {
  RealHall hall;
  hall.start();
  hall.keep_ports();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
  hall.kill_hard();
  REQUIRE(run_until(desk.io(), [&] { return !desk.client().connection().connected; }));
  CHECK(desk.ask(issue(service)).kind == Kind::kNoConnection);
  hall.start();
  const auto back = Clock::now();
  REQUIRE(desk.connect());
  MESSAGE("back after " << std::chrono::duration_cast<milliseconds>(Clock::now() - back).count() << " ms");
  const auto outcome = desk.ask(issue(service));
  REQUIRE(outcome.kind == Kind::kDone);
  CHECK(outcome.done.ticket().number().ends_with("001"));  // the refused press did not come after it
}
