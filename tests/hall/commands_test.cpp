#include <doctest/doctest.h>

#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::SmallHall;

namespace {

RejectionCode code(const std::optional<Rejection>& rejection) {
  REQUIRE(rejection.has_value());
  CHECK_FALSE(rejection->detail.empty());
  return rejection->code;
}

const Visit& visit(const SmallHall& hall, VisitId id) {
  return *hall.state.find_visit(id);
}

}  // namespace

TEST_CASE("tickets are numbered per letter, a class with a series of its own across services") {
  SmallHall hall;
  for (const auto* service : {"civil", "civil", "land"}) hall.issue(service);
  hall.issue("civil", "elderly");
  hall.issue("land", "elderly");
  std::string numbers;
  for (const auto& [id, one] : hall.state.visits) numbers += to_string(one.ticket) + " ";
  CHECK(numbers == "A001 A002 B001 U001 U002 ");
}

TEST_CASE("a ticket for what the site does not have is refused and takes no number") {
  SmallHall hall;
  CHECK(code(hall(IssueTicket{"tax", "", ""})) == RejectionCode::kUnknownService);
  CHECK(code(hall(IssueTicket{"civil", "royal", ""})) == RejectionCode::kUnknownClass);
  CHECK(code(hall(IssueTicket{"civil", "", "9.9"})) == RejectionCode::kUnknownProcedure);
  CHECK(code(hall(IssueTicket{"land", "", "1.001193"})) == RejectionCode::kUnknownProcedure);
  CHECK(hall.state.visits.empty());
  CHECK_FALSE(hall(IssueTicket{"civil", "", "1.001193"}));
  CHECK(hall.state.visits.begin()->second.ticket == TicketNumber{"A", 1});
}

TEST_CASE("a letter that has run out refuses instead of starting again") {
  auto settings = motcua::test::small_settings();
  settings.rules.series_max = 2;
  SmallHall hall(settings);
  CHECK(hall.issue("civil") != 0);
  CHECK(hall.issue("civil") != 0);
  CHECK(code(hall(IssueTicket{"civil", "", ""})) == RejectionCode::kSeriesExhausted);
  CHECK(hall.issue("land") != 0);
}

TEST_CASE("a counter calls, recalls, starts and finishes; wait and service time are each leg's own") {
  SmallHall hall;
  const auto id = hall.issue("civil");
  CHECK_FALSE(hall(OpenCounter{1, ""}));
  hall.pass(7 * kMinuteMs);
  CHECK_FALSE(hall(CallNext{1}));
  CHECK(hall.ticket_at(1) == "A001");
  hall.pass(30 * kSecondMs);
  CHECK_FALSE(hall(Recall{1, id}));
  hall.pass(10 * kSecondMs);
  CHECK_FALSE(hall(StartService{1, id}));
  hall.pass(5 * kMinuteMs);
  CHECK_FALSE(hall(Finish{1, id, "received"}));
  const Leg& leg = visit(hall, id).leg();
  CHECK(leg.called_ms - leg.queued_ms == 7 * kMinuteMs);
  CHECK(leg.ended_ms - leg.called_ms == 5 * kMinuteMs + 40 * kSecondMs);
  CHECK(leg.outcome == "received");
  CHECK(visit(hall, id).state == VisitState::kFinished);
  CHECK(hall.state.find_counter(1)->served == 1);
  CHECK(hall.state.announcements.size() == 2);
  CHECK(hall.state.announcements.back().recall == 1);
  CHECK(hall.state.announcements.back().state == AnnouncementState::kAnswered);
}

TEST_CASE("commands out of turn are refused with their own reason and change nothing") {
  SmallHall hall;
  const auto first = hall.issue("civil");
  hall.issue("civil");
  CHECK(code(hall(CallNext{1})) == RejectionCode::kCounterClosed);
  CHECK(code(hall(CallNext{9})) == RejectionCode::kUnknownCounter);
  CHECK(code(hall(OpenCounter{9, ""})) == RejectionCode::kUnknownCounter);
  CHECK(code(hall(OpenCounter{1, "none"})) == RejectionCode::kUnknownProfile);
  CHECK(code(hall(CloseCounter{1, false})) == RejectionCode::kCounterClosed);
  hall(OpenCounter{1, ""});
  CHECK(code(hall(OpenCounter{1, ""})) == RejectionCode::kCounterAlreadyOpen);
  CHECK(code(hall(Finish{1, 0, ""})) == RejectionCode::kNoCurrentTicket);
  CHECK(code(hall(Recall{1, 0})) == RejectionCode::kNoCurrentTicket);
  CHECK(code(hall(MarkNoShow{1, 0})) == RejectionCode::kNoCurrentTicket);
  CHECK(code(hall(UndoCall{1, 0})) == RejectionCode::kNoCurrentTicket);
  hall(CallNext{1});
  const State before = hall.state;
  CHECK(code(hall(CallNext{1})) == RejectionCode::kCounterBusy);
  CHECK(code(hall(Finish{1, first + 1, ""})) == RejectionCode::kNotTheCurrentTicket);
  CHECK(code(hall(Finish{1, first, "sold"})) == RejectionCode::kUnknownOutcome);
  CHECK(code(hall(CloseCounter{1, false})) == RejectionCode::kCounterBusy);
  CHECK(code(hall(CancelTicket{first, ""})) == RejectionCode::kTicketIsCalled);
  CHECK(code(hall(CancelTicket{0, "Z001"})) == RejectionCode::kUnknownTicket);
  CHECK(hall.state == before);
  hall(StartService{1, first});
  CHECK(code(hall(StartService{1, first})) == RejectionCode::kAlreadyStarted);
  CHECK(code(hall(Recall{1, first})) == RejectionCode::kAlreadyStarted);
  CHECK(code(hall(MarkNoShow{1, first})) == RejectionCode::kAlreadyStarted);
  CHECK(code(hall(UndoCall{1, first})) == RejectionCode::kAlreadyStarted);
  CHECK(code(hall(CloseCounter{1, true})) == RejectionCode::kCounterBusy);
  hall(Finish{1, first, ""});
  CHECK(code(hall(CancelTicket{first, ""})) == RejectionCode::kTicketEnded);
}

TEST_CASE("finish and call next is one step, and a second press of it does not touch the next citizen") {
  SmallHall hall;
  const auto first = hall.issue("civil");
  const auto second = hall.issue("civil");
  hall(OpenCounter{1, ""});
  CHECK_FALSE(hall(FinishAndCallNext{1, 0, ""}));
  CHECK(hall.state.find_counter(1)->current == first);
  CHECK_FALSE(hall(FinishAndCallNext{1, first, ""}));
  CHECK(hall.state.find_counter(1)->current == second);
  CHECK(code(hall(FinishAndCallNext{1, first, ""})) == RejectionCode::kNotTheCurrentTicket);
  CHECK(hall.state.find_counter(1)->current == second);
  CHECK_FALSE(hall(FinishAndCallNext{1, second, ""}));
  CHECK(hall.state.find_counter(1)->state == CounterState::kReady);
  CHECK(code(hall(FinishAndCallNext{1, second, ""})) == RejectionCode::kNoCurrentTicket);
}

TEST_CASE("a ticket called by mistake goes back to its place with the wait it had") {
  SmallHall hall;
  const auto first = hall.issue("civil");
  hall.pass(kMinuteMs);
  const auto second = hall.issue("civil");
  hall(OpenCounter{1, ""});
  const State before = hall.state;
  hall(CallNext{1});
  hall.pass(5 * kSecondMs);
  CHECK_FALSE(hall(UndoCall{1, first}));
  CHECK(hall.state.lines == before.lines);
  CHECK(hall.state.day == before.day);
  CHECK(hall.state.announcements.back().state == AnnouncementState::kWithdrawn);
  CHECK(visit(hall, first).leg().effective_start_ms == visit(hall, first).issued_ms);
  hall(CallNext{1});
  CHECK(hall.state.find_counter(1)->current == first);
  hall.pass(11 * kSecondMs);
  CHECK(code(hall(UndoCall{1, first})) == RejectionCode::kTooLateToUndo);
  CHECK(visit(hall, second).state == VisitState::kWaiting);
}

TEST_CASE("a citizen who never comes is recalled as often as allowed, then a no-show, and not counted as served") {
  SmallHall hall;
  const auto id = hall.issue("civil");
  hall(OpenCounter{1, ""});
  hall(CallNext{1});
  CHECK_FALSE(hall(Recall{1, id}));
  CHECK_FALSE(hall(Recall{1, id}));
  CHECK(code(hall(Recall{1, id})) == RejectionCode::kRecallLimit);
  CHECK_FALSE(hall(MarkNoShow{1, id}));
  CHECK(visit(hall, id).state == VisitState::kNoShow);
  CHECK(hall.state.find_counter(1)->served == 0);
  CHECK(hall.state.day.no_show == 1);
  CHECK(hall.state.day.finished == 0);
}

TEST_CASE("two counters pressing next get two different tickets, or one of them nobody") {
  SmallHall hall;
  hall.issue("civil");
  hall(OpenCounter{1, ""});
  hall(OpenCounter{2, ""});
  CHECK_FALSE(hall(CallNext{1}));
  CHECK_FALSE(hall(CallNext{2}));
  CHECK(hall.ticket_at(1) == "A001");
  CHECK(hall.ticket_at(2).empty());
  CHECK(hall.state.find_counter(2)->state == CounterState::kReady);
}

TEST_CASE("a counter that asked while nobody waited gets the next suitable ticket by itself") {
  SmallHall hall;
  hall(OpenCounter{3, ""});
  hall(CallNext{3});
  hall.issue("civil");
  CHECK(hall.ticket_at(3).empty());  // counter 3 calls only land
  hall.issue("land");
  CHECK(hall.ticket_at(3) == "B001");
}

TEST_CASE("of several ready counters the one with the fewest services calls, then the one ready longest") {
  SmallHall hall;
  for (const CounterNumber counter : {2U, 1U, 3U}) {
    hall(OpenCounter{counter, ""});
    hall(CallNext{counter});
    hall.pass(kSecondMs);
  }
  hall.issue("land");
  CHECK(hall.ticket_at(3) == "B001");
  hall.issue("land");
  CHECK(hall.ticket_at(2) == "B002");
  hall.issue("land");
  CHECK(hall.ticket_at(1) == "B003");
}

TEST_CASE("without push a ready counter waits for the clerk") {
  auto settings = motcua::test::small_settings();
  settings.rules.call_when_ready = false;
  SmallHall hall(settings);
  hall(OpenCounter{1, ""});
  hall(CallNext{1});
  hall.issue("civil");
  CHECK(hall.ticket_at(1).empty());
  hall(CallNext{1});
  CHECK(hall.ticket_at(1) == "A001");
}

TEST_CASE("a counter that closes with a called ticket gives it back to its place in line") {
  SmallHall hall;
  const auto first = hall.issue("civil");
  hall.issue("civil");
  hall(OpenCounter{1, ""});
  hall(OpenCounter{2, ""});
  hall(CallNext{1});
  CHECK_FALSE(hall(CloseCounter{1, true}));
  CHECK(hall.state.find_counter(1)->state == CounterState::kClosed);
  hall(CallNext{2});
  CHECK(hall.state.find_counter(2)->current == first);
}

TEST_CASE("a citizen who leaves and says so is neither served nor a no-show") {
  SmallHall hall;
  hall.issue("civil");
  hall.issue("civil");
  CHECK_FALSE(hall(CancelTicket{0, "a1"}));
  CHECK(hall.state.day.left == 1);
  hall(OpenCounter{1, ""});
  hall(CallNext{1});
  CHECK(hall.ticket_at(1) == "A002");
  CHECK_FALSE(find_contradiction(hall.state));
}
