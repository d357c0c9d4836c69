#include <doctest/doctest.h>

#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::SmallHall;

TEST_CASE("a business date owns its numbers: the next one starts at 001, visits go on counting") {
  SmallHall hall;
  const auto yesterday = hall.issue("civil");
  hall.pass(kDayMs);
  const auto today = hall.issue("civil");
  CHECK(to_string(hall.state.find_visit(today)->ticket) == "A001");
  CHECK(today == yesterday + 1);
  CHECK(hall.state.find_visit(yesterday) == nullptr);
}

TEST_CASE("leftovers of a day are closed as day ended, never as served, and counters are closed") {
  SmallHall hall;
  hall.issue("civil");
  hall.issue("civil");
  hall.issue("land");
  hall(OpenCounter{1, ""});
  hall(CallNext{1});
  hall(OpenCounter{3, ""});
  hall(CallNext{3});
  hall(StartService{3, 0});
  const auto before = hall.record.size();
  hall.pass(kDayMs);
  std::size_t day_ended = 0;
  for (auto i = before; i < hall.record.size(); ++i) {
    day_ended += std::holds_alternative<VisitDayEnded>(hall.record[i].second) ? 1 : 0;
    CHECK_FALSE(std::holds_alternative<Finished>(hall.record[i].second));
  }
  CHECK(day_ended == 3);
  CHECK(hall.state.find_counter(1)->state == CounterState::kClosed);
  CHECK(hall.state.find_counter(3)->state == CounterState::kClosed);
  CHECK(hall.state.day == DayCount{});
}

TEST_CASE("the same business date going on longer keeps its numbers") {
  SmallHall hall;
  hall.issue("civil");
  // As after a change of the rollover: the date ends for the hall, the shell says it is still the same date.
  hall.state.date_ends_ms = hall.now_ms;
  hall.pass(1);
  hall.issue("civil");
  CHECK(hall.state.tickets.contains(TicketNumber{"A", 2}));
  CHECK(hall.state.visits.size() == 2);
}

TEST_CASE("a jump of the wall clock is on the record and changes nothing else") {
  SmallHall hall;
  hall.issue("civil");
  const State before = hall.state;
  CHECK_FALSE(hall(NoteWallClockJump{-120'000}));
  CHECK(std::get<WallClockJumped>(hall.record.back().second).by_ms == -120'000);
  CHECK(hall.state == before);
}

TEST_CASE("ticket numbers are read as people write them") {
  CHECK(parse_ticket("A047") == TicketNumber{"A", 47});
  CHECK(parse_ticket("u3") == TicketNumber{"U", 3});
  for (const auto* wrong : {"", "A", "47", "A4x", "A9999999999"}) CHECK_FALSE(parse_ticket(wrong));
  CHECK(to_string({"A", 1234}) == "A1234");
}
