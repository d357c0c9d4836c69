#include "simulator/demo/tally.h"

#include <doctest/doctest.h>

#include "simulator/demo/report.h"

namespace motcua::demo {
namespace {

protocol::Ticket ticket(std::uint64_t visit, const std::string& number) {
  protocol::Ticket made;
  made.set_visit(visit);
  made.set_number(number);
  made.set_service("a");
  made.set_issued_ms(1'000);
  return made;
}

void add_counter(protocol::StaffPicture& picture, std::uint32_t number, const protocol::Ticket& current,
                 std::uint64_t called_ms) {
  auto& counter = *picture.add_counters();
  counter.set_number(number);
  *counter.mutable_current()->mutable_ticket() = current;
  counter.mutable_current()->set_called_ms(called_ms);
}

TEST_CASE("a number that is given twice is noticed, wherever it is seen") {
  Tally told;
  told.issued(ticket(1, "A001"));
  told.issued(ticket(2, "A002"));
  CHECK(told.duplicate_numbers() == 0);
  told.issued(ticket(3, "A001"));
  CHECK(told.duplicate_numbers() == 1);

  Tally same_visit;
  same_visit.issued(ticket(1, "A001"));
  same_visit.issued(ticket(1, "A001"));
  CHECK(same_visit.duplicate_numbers() == 1);

  Tally seen;
  seen.issued(ticket(1, "A001"));
  protocol::StaffPicture picture;
  add_counter(picture, 1, ticket(9, "A001"), 2'000);
  seen.saw(picture);
  CHECK(seen.duplicate_numbers() == 1);
}

TEST_CASE("a ticket at two counters is noticed in a picture and in answers") {
  Tally seen;
  protocol::StaffPicture picture;
  add_counter(picture, 1, ticket(1, "A001"), 2'000);
  seen.saw(picture);
  CHECK(seen.tickets_at_two_counters() == 0);
  add_counter(picture, 2, ticket(1, "A001"), 2'000);
  seen.saw(picture);
  CHECK(seen.tickets_at_two_counters() == 1);

  Tally told;
  told.called(1, ticket(1, "A001"), 2'000);
  told.called(1, ticket(1, "A001"), 3'000);  // again at the same counter is no fault
  CHECK(told.tickets_at_two_counters() == 0);
  told.called(2, ticket(1, "A001"), 4'000);
  CHECK(told.tickets_at_two_counters() == 1);
}

TEST_CASE("a wait lasts from the issue to the first call, by the hall's own time where it was seen") {
  Tally tally;
  tally.issued(ticket(1, "A001"));
  tally.called(1, ticket(1, "A001"), 65'000);
  CHECK(tally.waits().at("a") == std::vector<std::int64_t>{64'000});
  protocol::StaffPicture picture;
  add_counter(picture, 1, ticket(1, "A001"), 61'000);
  tally.saw(picture);
  CHECK(tally.waits().at("a") == std::vector<std::int64_t>{60'000});
  CHECK(tally.was_called(1));
  CHECK_FALSE(tally.was_called(2));
}

TEST_CASE("what a living hall rejects every day is no fault, anything else is") {
  CHECK(is_everyday("TICKET_IS_CALLED"));
  CHECK(is_everyday("COUNTER_BUSY"));
  CHECK_FALSE(is_everyday("UNKNOWN_SERVICE"));
  CHECK_FALSE(is_everyday("NOT_PERMITTED"));
  CHECK_FALSE(is_everyday("MALFORMED"));
}

protocol::DayCount day(std::uint32_t issued, std::uint32_t called, std::uint32_t waiting, std::uint32_t left) {
  protocol::DayCount count;
  count.set_issued(issued);
  count.set_called(called);
  count.set_waiting(waiting);
  count.set_left(left);
  return count;
}

TEST_CASE("the dispatcher's counts must add up and agree with what the crowd was told") {
  Tally tally;
  tally.issued(ticket(1, "A001"));
  tally.issued(ticket(2, "A002"));
  tally.called(1, ticket(1, "A001"), 2'000);
  CHECK(find_faults(day(2, 1, 1, 0), tally, false).empty());
  CHECK(find_faults(day(2, 1, 0, 0), tally, false).front() == "2 issued is not 1 called + 0 waiting + 0 left");
  CHECK(find_faults(day(3, 1, 2, 0), tally, false).front() ==
        "issued: the dispatcher counts 3, the crowd was told of 2");
  // A person took one more at the window; but none may be lost.
  CHECK(find_faults(day(3, 1, 2, 0), tally, true).empty());
  CHECK(find_faults(day(1, 1, 0, 0), tally, true).size() == 1);
}

TEST_CASE("double numbers, two counters, silence and odd rejections are faults in words") {
  Tally tally;
  tally.issued(ticket(1, "A001"));
  tally.issued(ticket(2, "A001"));
  tally.called(1, ticket(1, "A001"), 2'000);
  tally.called(2, ticket(1, "A001"), 2'000);
  protocol::Command silent;
  silent.mutable_recall();
  tally.never_answered(silent);
  tally.rejected(protocol::UNKNOWN_SERVICE);
  tally.rejected(protocol::TICKET_IS_CALLED);
  const auto faults = find_faults(day(2, 1, 1, 0), tally, false);
  REQUIRE(faults.size() == 3);
  CHECK(faults[0] == "1 numbers were given twice");
  CHECK(faults[1] == "1 tickets were at two counters");
  CHECK(faults[2] == "1 commands were rejected with UNKNOWN_SERVICE");
  CHECK(find_silence(tally) == "1 commands were never answered");
}

TEST_CASE("a command that was never answered may have been executed, and only that one") {
  Tally tally;
  tally.issued(ticket(1, "A001"));
  tally.called(1, ticket(1, "A001"), 2'000);
  auto counted = day(1, 1, 0, 0);
  CHECK(find_faults(counted, tally, false).empty());
  counted.set_finished(1);
  CHECK(find_faults(counted, tally, false).front() == "finished: the dispatcher counts 1, the crowd was told of 0");
  protocol::Command finish;
  finish.mutable_finish();
  tally.never_answered(finish);
  CHECK(find_faults(counted, tally, false).empty());
  counted.set_finished(0);
  CHECK(find_faults(counted, tally, false).empty());
  counted.set_finished(2);
  CHECK(find_faults(counted, tally, false).size() == 1);
  counted.set_finished(1);
  counted.set_no_show(1);
  CHECK(find_faults(counted, tally, false).front() == "not come: the dispatcher counts 1, the crowd was told of 0");
}

}  // namespace
}  // namespace motcua::demo
