#include <doctest/doctest.h>

#include "dispatcher/hall/calling_rule.h"
#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::SmallHall;

namespace {

std::string call(SmallHall& hall, CounterNumber counter) {
  REQUIRE_FALSE(hall(FinishAndCallNext{counter, 0, ""}));
  return hall.ticket_at(counter);
}

CallReason reason(const SmallHall& hall, CounterNumber counter) {
  return hall.state.find_visit(hall.state.find_counter(counter)->current)->reason;
}

}  // namespace

TEST_CASE("the ticket that has used the largest share of its promise is called, whatever it waited in minutes") {
  SmallHall hall;
  hall.issue("land");  // promised 60 min
  hall.pass(10 * kMinuteMs);
  hall.issue("civil");  // promised 30 min
  hall(OpenCounter{1, ""});
  hall.pass(9 * kMinuteMs);  // land: 19/60 = .317, civil: 9/30 = .3
  CHECK(call(hall, 1) == "B001");
  CHECK(reason(hall, 1).rule == CallRule::kLargestShare);
  CHECK(reason(hall, 1).winner.waited_ms == 19 * kMinuteMs);
  CHECK(reason(hall, 1).runner_up.ticket == TicketNumber{"A", 1});
  CHECK(reason(hall, 1).lines_compared == 2);
}

TEST_CASE("two minutes later the shorter promise wins") {
  SmallHall hall;
  hall.issue("land");
  hall.pass(10 * kMinuteMs);
  hall.issue("civil");
  hall(OpenCounter{1, ""});
  hall.pass(11 * kMinuteMs);  // land: 21/60 = .35, civil: 11/30 = .367
  CHECK(call(hall, 1) == "A001");
}

TEST_CASE("equal shares go to the earlier ticket") {
  SmallHall hall;
  hall.issue("civil");
  hall.issue("civil", "business");  // 5 min head start on the same promise
  hall.issue("land");
  hall(OpenCounter{1, ""});
  CHECK(call(hall, 1) == "A002");  // 5/30 against 0
  CHECK(call(hall, 1) == "A001");
  CHECK(call(hall, 1) == "B001");
}

TEST_CASE("of equal shares the one that has waited longer is called, whatever its number in the list of lines") {
  SmallHall hall;
  hall.issue("land");
  hall.pass(10 * kMinuteMs);
  hall.issue("civil");
  hall(OpenCounter{1, ""});
  hall.pass(10 * kMinuteMs);  // land: 20/60, civil: 10/30
  CHECK(call(hall, 1) == "B001");
  CHECK(reason(hall, 1).runner_up.ticket == TicketNumber{"A", 1});
}

TEST_CASE("legal priority goes first past half its promise, and the call after it is for the others") {
  SmallHall hall;
  hall.issue("civil");
  hall.pass(25 * kMinuteMs);
  hall.issue("civil", "elderly");
  hall.issue("civil", "elderly");
  hall.issue("land", "elderly");
  hall(OpenCounter{1, ""});
  hall.pass(5 * kMinuteMs);  // elderly: 5/10 = .5; ordinary: 30/30 = 1
  CHECK(call(hall, 1) == "U001");
  CHECK(reason(hall, 1).rule == CallRule::kLegalPriority);
  CHECK(call(hall, 1) == "A001");
  CHECK(reason(hall, 1).rule == CallRule::kTurnOfOthers);
  CHECK(call(hall, 1) == "U002");
  CHECK(call(hall, 1) == "U003");  // nobody else is waiting
  CHECK(reason(hall, 1).runner_up.visit == 0);
}

TEST_CASE("before half its promise legal priority is a share like any other") {
  SmallHall hall;
  hall.issue("civil");
  hall.pass(26 * kMinuteMs);
  hall.issue("civil", "elderly");
  hall(OpenCounter{1, ""});
  hall.pass(4 * kMinuteMs);  // elderly: .4, ordinary: 1
  CHECK(call(hall, 1) == "A001");
  CHECK(reason(hall, 1).rule == CallRule::kLargestShare);
}

TEST_CASE("undoing a priority call gives the counter its priority turn back") {
  SmallHall hall;
  hall.issue("civil");
  hall.issue("civil", "elderly");
  hall(OpenCounter{1, ""});
  hall.pass(6 * kMinuteMs);
  CHECK(call(hall, 1) == "U001");
  REQUIRE_FALSE(hall(UndoCall{1, 0}));
  CHECK(call(hall, 1) == "U001");
}

TEST_CASE("equal promises without tier are first come, first served") {
  auto settings = motcua::test::small_settings();
  settings.rules.legal_priority_tier = false;
  for (auto& service : settings.services) service.promises.assign(3, Promise{20 * kMinuteMs, 0});
  SmallHall hall(settings);
  const char* const classes[] = {"elderly", "ordinary", "business"};
  std::vector<VisitId> issued;
  for (int i = 0; i < 9; ++i) {
    issued.push_back(hall.issue(i % 2 == 0 ? "land" : "civil", classes[i % 3]));
    hall.pass(kMinuteMs);
  }
  hall(OpenCounter{1, ""});
  for (const auto id : issued) {
    call(hall, 1);
    CHECK(hall.state.find_counter(1)->current == id);
  }
}

TEST_CASE("the list of next tickets is the order in which one counter would call them") {
  SmallHall hall;
  for (int i = 0; i < 4; ++i) {
    hall.issue("civil");
    hall.issue("land", "elderly");
    hall.pass(2 * kMinuteMs);
    hall.issue("land");
  }
  hall(OpenCounter{1, ""});
  const auto listed = next_tickets(hall.state, *hall.state.find_counter(1), hall.now_ms, 100);
  CHECK(listed.size() == 12);
  for (const auto& choice : listed) {
    call(hall, 1);
    CHECK(hall.state.find_counter(1)->current == choice.winner.visit);
  }
}

TEST_CASE("a ticket restricted to one counter is called there only and blocks nobody") {
  SmallHall hall;
  const auto id = hall.issue("civil");
  // As a transfer will leave it.
  auto& visit = hall.state.visits.at(id);
  remove(hall.state.lines, {0, 0, {}}, {visit.leg().effective_start_ms, id});
  visit.leg().restriction = {Restriction::Kind::kCounter, 2};
  add(hall.state.lines, {0, 0, visit.leg().restriction}, {visit.leg().effective_start_ms, id});
  hall.pass(kMinuteMs);
  hall.issue("civil");
  hall(OpenCounter{1, ""});
  hall(OpenCounter{2, ""});
  CHECK(call(hall, 1) == "A002");
  CHECK(call(hall, 2) == "A001");
}
