#include "simulator/crowd/recorded_day.h"

#include <doctest/doctest.h>

#include "tests/simulator/sample_day.h"

namespace motcua::crowd {
namespace {

using tests::kDayHeader;

std::string first_mistake(const std::string& rows) {
  const auto day = parse_recorded_day(kDayHeader + rows, "day.csv");
  return day ? "" : day.error().front();
}

TEST_CASE("a recorded day is read as it is written") {
  const auto day = parse_recorded_day(tests::kSampleDay, "folder/hall-2020-01-02.csv");
  REQUIRE(day);
  CHECK(day->name == "hall-2020-01-02");
  CHECK(day->date == 20200102U);
  REQUIRE(day->events.size() == 11);
  CHECK(day->events[2].priority);
  CHECK(day->events[7].kind == DayEvent::Kind::kLeave);
  CHECK(day->events[8].counter == 3);
  CHECK(day->events[8].time_s == 29'200);
}

TEST_CASE("a name without a date leaves the date open") {
  CHECK_FALSE(parse_recorded_day(tests::kSampleDay, "monday.csv")->date);
  CHECK_FALSE(parse_recorded_day(tests::kSampleDay, "hall-2020-13-02.csv")->date);
}

TEST_CASE("every garbled row is named with file, line and what is expected") {
  CHECK(first_mistake("x,issue,1,A,ordinary,\n") ==
        "day.csv:2: t_s: 'x', expected seconds after midnight, 0 to 172800");
  CHECK(first_mistake("-5,issue,1,A,ordinary,\n").starts_with("day.csv:2: t_s: '-5'"));
  CHECK(first_mistake("9,issue,1,A,ordinary,\n8,issue,2,A,ordinary,\n") ==
        "day.csv:3: t_s: 8 after 9, expected the events in time order");
  CHECK(first_mistake("9,born,1,A,ordinary,\n") ==
        "day.csv:2: event: 'born', expected issue, call, finish, leave or counters");
  CHECK(first_mistake("9,issue,,A,ordinary,\n") == "day.csv:2: ticket: empty, expected a number");
  CHECK(first_mistake("9,issue,1,\"A \"\"x\",ordinary,\n").starts_with("day.csv:2: service: 'A \"x'"));
  CHECK(first_mistake("9,issue,1,A,vip,\n") == "day.csv:2: class: 'vip', expected ordinary or priority");
  CHECK(first_mistake("9,call,1,A,ordinary,1000\n") == "day.csv:2: counter: '1000', expected a number, 0 to 999");
  CHECK(first_mistake("9,counters,,A,,\n") == "day.csv:2: counter: '', expected a number, 0 to 999");
  CHECK(first_mistake("9,issue,1,A,ordinary\n").starts_with("day.csv:2: 5 fields, expected 6"));
  CHECK(first_mistake("9,counters,,A,,2\n") == "day.csv:2: no ticket is issued, expected at least one issue");
  CHECK(first_mistake("") == "day.csv:1: no ticket is issued, expected at least one issue");
}

TEST_CASE("another header, no CSV and no file at all are mistakes too") {
  CHECK(parse_recorded_day("a,b\n1,2\n", "day.csv").error().front() ==
        "day.csv:1: another header, expected t_s,event,ticket,service,class,counter");
  CHECK(parse_recorded_day("", "day.csv").error().front().starts_with("day.csv:1: another header"));
  CHECK_FALSE(parse_recorded_day(kDayHeader + "9,issue,\"1,A,ordinary,\n", "day.csv"));
  const auto missing = read_recorded_day("/nowhere/day.csv");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().front().starts_with("/nowhere/day.csv: cannot be opened"));
}

TEST_CASE("of very many mistakes ten are named and the rest is counted") {
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += "9,issue,1,A,vip,\n";
  const auto day = parse_recorded_day(kDayHeader + rows, "day.csv");
  REQUIRE_FALSE(day);
  CHECK(day.error().size() == 11);
  CHECK(day.error().back() == "day.csv: and 40 more mistakes");
}

}  // namespace
}  // namespace motcua::crowd
