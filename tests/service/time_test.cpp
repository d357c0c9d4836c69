#include <doctest/doctest.h>

#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("the clock moved back two minutes: order and durations do not change, the jump is on the record") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"));
  const auto first_ms = shell->service->state().visits.begin()->second.issued_ms;
  shell->steady_ms += 1000;
  shell->wall_offset_ms -= 120'000;
  shell->service->on_second();
  shell->sync_all();
  const auto jump = journal::decode_record(shell->disk.disk.back());
  REQUIRE(jump);
  REQUIRE(jump->events.size() == 1);
  CHECK(std::get<hall::WallClockJumped>(jump->events.front()).by_ms == -120'000);
  shell->ask("kiosk", issue("civil"));
  CHECK(shell->service->state().visits.rbegin()->second.issued_ms == first_ms + 1000);
  shell->service->on_second();
  CHECK(shell->disk.pending.empty());  // noted once
}

TEST_CASE("a jump of the wall clock while the disk works is on the record afterwards") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  shell->wall_offset_ms += 3'600'000;
  shell->service->on_second();
  shell->sync_all();
  shell->service->on_second();
  shell->sync_all();
  const auto jump = journal::decode_record(shell->disk.disk.back());
  REQUIRE(jump);
  CHECK(std::get<hall::WallClockJumped>(jump->events.front()).by_ms == 3'600'000);
}

TEST_CASE("midnight begins a new business date by itself, at the deadline the service asked to be woken for") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"));
  CHECK(shell->wake_ms > 0);
  shell->steady_ms += shell->wake_ms - 1;
  shell->service->on_due();
  CHECK(shell->service->state().visits.size() == 1);
  shell->steady_ms += 1;
  shell->service->on_due();
  shell->sync_all();
  CHECK(shell->service->state().visits.empty());
  CHECK(shell->ask("kiosk", issue("civil")).done().ticket().number() == "A001");
}

TEST_CASE("hall time runs at its speed, the age of pictures in real time") {
  std::int64_t steady_ms = 1000;
  service::HallClock clock({[&] { return steady_ms; }, [] { return kEightOClockMs; }}, 0, 0, 60'000);
  steady_ms += 1000;
  CHECK(clock.hall_ms() == kEightOClockMs + 60'000);
  CHECK(clock.dispatcher_ms() == 2000);
  CHECK(clock.real_ms_until(kEightOClockMs + 120'000) == 1000);
  CHECK(clock.real_ms_until(kEightOClockMs) == 0);
}

TEST_CASE("small corrections of the wall clock are no jumps") {
  std::int64_t wall_ms = kEightOClockMs;
  service::HallClock clock({[] { return std::int64_t{0}; }, [&] { return wall_ms; }}, 0, 0, 1000);
  wall_ms += 900;
  CHECK(clock.take_wall_jump() == 0);
  wall_ms += 200;
  CHECK(clock.take_wall_jump() == 1100);
  CHECK(clock.take_wall_jump() == 0);
}
