// After a dispatcher that was lost: no number is given twice, and what was written by hand counts.
#include <doctest/doctest.h>

#include "dispatcher/hall/event_fault.h"
#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::kFridayMs;
using motcua::test::small_settings;
using motcua::test::SmallHall;

namespace {

RejectionCode code_of(const std::optional<Rejection>& rejection) {
  return rejection ? rejection->code : RejectionCode{};
}

// Half past eight, five tickets of A given and ten numbers of each series skipped.
SmallHall after_a_gap() {
  SmallHall hall;
  for (int i = 0; i < 5; ++i) hall.issue("civil");
  hall.pass(30 * kMinuteMs);
  REQUIRE_FALSE(hall(SkipNumbers{10}));
  return hall;
}

EnterTicket written(const SmallHall& hall, const std::string& ticket, const std::string& service = "civil") {
  EnterTicket command{ticket, service};
  command.issued_ms = hall.now_ms - 10 * kMinuteMs;
  return command;
}

EnterTicket served(const SmallHall& hall, const std::string& ticket) {
  EnterTicket command = written(hall, ticket);
  command.counter = 2;
  command.called_ms = command.issued_ms + kMinuteMs;
  command.ended_ms = command.issued_ms + 5 * kMinuteMs;
  return command;
}

}  // namespace

TEST_CASE("numbers that were skipped are not given: in no series, as no visit, as no announcement") {
  auto hall = after_a_gap();
  const auto skipped = std::get<NumbersSkipped>(hall.record.back().second);  // a copy: the record grows
  CHECK(skipped.next_visit == 6 + 3 * 10);                                   // three series: A, B and U
  CHECK(skipped.next_announcement > 3 * 10);
  const auto a = hall.issue("civil"), b = hall.issue("land"), u = hall.issue("land", "elderly");
  CHECK(to_string(hall.state.find_visit(a)->ticket) == "A016");
  CHECK(to_string(hall.state.find_visit(b)->ticket) == "B011");  // it had not begun, as far as is known
  CHECK(to_string(hall.state.find_visit(u)->ticket) == "U011");
  CHECK(a == skipped.next_visit);
  hall(OpenCounter{1, ""});
  hall(CallNext{1});
  CHECK(hall.state.announcements.back().number == skipped.next_announcement);
  CHECK_FALSE(find_contradiction(hall.state));
}

TEST_CASE("a series that only the lost record's configuration had is skipped too") {
  SmallHall hall;
  SkipNumbers skip{10};
  skip.given = {{"Z", 30}};
  REQUIRE_FALSE(hall(skip));
  CHECK(hall.state.series.at("Z") == 40);
}

TEST_CASE("what is known of the gap from elsewhere is skipped as well") {
  SmallHall hall;
  hall.issue("civil");
  SkipNumbers skip{10, {{"A", 40}, {"Z", 9}}, 300, 500};
  REQUIRE_FALSE(hall(skip));
  CHECK(hall.state.series.at("A") == 50);
  CHECK(hall.state.series.at("B") == 10);
  CHECK(hall.state.next_visit > 300);
  CHECK(hall.state.next_announcement > 500);
}

TEST_CASE("a series is skipped to its limit and no further: then it is exhausted, and nothing is given twice") {
  auto settings = small_settings();
  settings.rules.series_max = 12;
  SmallHall hall(settings);
  for (int i = 0; i < 5; ++i) hall.issue("civil");
  REQUIRE_FALSE(hall(SkipNumbers{100}));
  CHECK(hall.state.series.at("A") == 12);
  CHECK(code_of(hall(IssueTicket{"civil", ""})) == RejectionCode::kSeriesExhausted);
  REQUIRE_FALSE(hall(SkipNumbers{100}));  // a second time changes nothing of it
  CHECK(hall.state.series.at("A") == 12);
}

TEST_CASE("nothing is skipped for nothing, and not before the first day") {
  SmallHall hall;
  CHECK(code_of(hall(SkipNumbers{0})) == RejectionCode::kBadValue);
  CHECK(code_of(hall(SkipNumbers{1'000'001})) == RejectionCode::kBadValue);
  Events events;
  CHECK(code_of(decide(State{}, SkipNumbers{1}, hall.moment(), events)) == RejectionCode::kHallClosed);
}

TEST_CASE("a day after the gap begins with its own first number") {
  auto hall = after_a_gap();
  hall.pass(kDayMs);
  CHECK(to_string(hall.state.find_visit(hall.issue("civil"))->ticket) == "A001");
}

TEST_CASE("a hand-written ticket that was not served waits from the time written on it") {
  auto hall = after_a_gap();
  const auto later = hall.issue("civil");
  REQUIRE_FALSE(hall(written(hall, "a8")));
  const auto& visit = hall.state.visits.at(hall.state.tickets.at({"A", 8}));
  CHECK(visit.by_hand);
  CHECK(visit.leg().effective_start_ms == hall.now_ms - 10 * kMinuteMs);
  CHECK(hall.state.day.issued == 7);
  CHECK(hall.state.day.waiting == 7);
  for (int number = 1; number <= 5; ++number)
    hall(CancelTicket{0, to_string({"A", static_cast<std::uint32_t>(number)})});
  hall(OpenCounter{1, ""});
  hall(CallNext{1});
  CHECK(hall.ticket_at(1) == "A008");  // before the one that came later
  CHECK(hall.state.find_visit(later)->state == VisitState::kWaiting);
  CHECK_FALSE(find_contradiction(hall.state));
  CHECK(to_string(hall.state.find_visit(hall.issue("civil"))->ticket) == "A017");  // the series goes on where it was
}

TEST_CASE("a hand-written ticket that was served counts in the day and is announced by nobody") {
  auto hall = after_a_gap();
  REQUIRE_FALSE(hall(served(hall, "A009")));
  CHECK(hall.state.day.issued == 6);
  CHECK(hall.state.day.called == 1);
  CHECK(hall.state.day.finished == 1);
  CHECK(hall.state.day.waiting == 5);
  CHECK(hall.state.find_counter(2)->served == 1);
  CHECK(hall.state.find_counter(2)->state == CounterState::kClosed);
  CHECK(hall.state.announcements.empty());
  const auto& leg = hall.state.visits.at(hall.state.tickets.at({"A", 9})).leg();
  CHECK(leg.outcome == "resolved");
  CHECK(leg.ended_ms - leg.called_ms == 4 * kMinuteMs);
  CHECK_FALSE(find_contradiction(hall.state));
}

TEST_CASE("what cannot be on a hand-written ticket is refused, each for its own reason") {
  auto hall = after_a_gap();
  const auto refused = [&](EnterTicket command) {
    const State before = hall.state;
    const auto rejection = hall(command);
    CHECK(hall.state == before);
    CHECK((rejection && !rejection->detail.empty()));
    return code_of(rejection);
  };
  CHECK(refused(written(hall, "eight")) == RejectionCode::kBadValue);
  CHECK(refused(written(hall, "A005")) == RejectionCode::kTicketExists);
  CHECK(refused(written(hall, "A016")) == RejectionCode::kNumberNotGiven);
  CHECK(refused(written(hall, "A000")) == RejectionCode::kNumberNotGiven);
  CHECK(refused(written(hall, "A008", "land")) == RejectionCode::kOtherSeries);
  CHECK(refused(written(hall, "A008", "nothing")) == RejectionCode::kUnknownService);
  auto other_class = written(hall, "A008");
  other_class.priority_class = "elderly";
  CHECK(refused(other_class) == RejectionCode::kOtherSeries);
  REQUIRE_FALSE(hall(written(hall, "A008")));
  CHECK(refused(written(hall, "A008")) == RejectionCode::kTicketExists);

  auto early = written(hall, "A009"), future = early;
  early.issued_ms = kFridayMs - 1;
  CHECK(refused(early) == RejectionCode::kTimeNotToday);
  future.issued_ms = hall.now_ms + 1;
  CHECK(refused(future) == RejectionCode::kTimeNotToday);
  auto before_written = served(hall, "A009"), before_called = before_written, unfinished = before_written;
  before_written.called_ms = before_written.issued_ms - 1;
  CHECK(refused(before_written) == RejectionCode::kTimeNotToday);
  before_called.ended_ms = before_called.called_ms - 1;
  CHECK(refused(before_called) == RejectionCode::kTimeNotToday);
  unfinished.ended_ms = hall.now_ms + 1;
  CHECK(refused(unfinished) == RejectionCode::kTimeNotToday);
  auto nowhere = served(hall, "A009"), no_counter = nowhere, outcome = nowhere;
  nowhere.counter = 77;
  CHECK(refused(nowhere) == RejectionCode::kUnknownCounter);
  no_counter.counter = 0;
  CHECK(refused(no_counter) == RejectionCode::kBadValue);
  outcome.outcome = "unheard-of";
  CHECK(refused(outcome) == RejectionCode::kUnknownOutcome);
}

TEST_CASE("an event that cannot follow a hall is said to be at fault before it is followed") {
  auto hall = after_a_gap();
  const auto fault = [&](const Event& event) { return find_fault(hall.state, event).has_value(); };
  CHECK(fault(TicketIssued{90, {"A", 3}, "civil", "ordinary", ""}));
  CHECK(fault(TicketIssued{2, {"A", 17}, "civil", "ordinary", ""}));
  CHECK(fault(TicketIssued{90, {"A", 17}, "nothing", "ordinary", ""}));
  CHECK_FALSE(fault(TicketIssued{90, {"A", 17}, "civil", "ordinary", ""}));
  CHECK(fault(Called{1, 77, 1, {}}));
  CHECK(fault(Called{99, 1, 1, {}}));
  CHECK(fault(Finished{1, 1, "resolved"}));  // nobody called it
  CHECK(fault(CounterOpened{77, ""}));
  CHECK(fault(LegBegun{1, LegCause::kTransfer, "civil", "ordinary"}));
  CHECK(fault(NumbersSkipped{{{"A", 3}}, 90, 90}));
  CHECK(fault(SettingsApplied{}));
}
