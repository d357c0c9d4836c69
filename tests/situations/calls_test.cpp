// Situations around a call: missed, wrong, at the same moment, twice, read one after another.
#include <set>

#include "tests/situations/hall_day.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("situation 01: who missed the call and is back within the tolerance waits behind the next two") {
  HallDay day;
  day.open(1);
  const auto missed = day.issue("civil");
  for (int i = 0; i < 4; ++i) day.seconds(1), day.issue("civil");
  CHECK(day.call(1) == missed);
  day.done("counter-1", "no_show { counter: 1 }");
  CHECK(day.staff().missed(0).ticket().number() == missed);
  day.minutes(5);
  const auto back = day.done("reception", "reinstate { ticket: '" + missed + "' }");
  CHECK(back.ticket().number() == missed);  // no new ticket
  CHECK(day.state().day.no_show == 0);
  for (const auto* expected : {"A002", "A003", "A001", "A004", "A005"}) {
    CHECK(day.done("counter-1", "finish_and_call_next { counter: 1 }").ticket().number() == expected);
  }

  SUBCASE("later than the tolerance it waits at the end") {
    day.done("counter-1", "no_show { counter: 1 }");  // A005
    day.issue("civil");
    for (int i = 0; i < 4; ++i) day.seconds(1), day.issue("civil");
    day.minutes(16);
    day.done("counter-1", "reinstate { ticket: 'A005' }");
    std::string last;
    for (int i = 0; i < 6; ++i) {
      last = day.done("counter-1", "finish_and_call_next { counter: 1 }").ticket().number();
    }
    CHECK(last == "A005");
  }
  SUBCASE("only who missed a call is reinstated") {
    CHECK(day.refused("reception", "reinstate { ticket: 'A002' }") == protocol::NOT_A_NO_SHOW);
    CHECK(day.refused("reception", "reinstate { ticket: 'B999' }") == protocol::UNKNOWN_TICKET);
  }
}

TEST_CASE("situation 01: with nobody else in the line it waits from the moment it was missed, not before") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.minutes(10);
  day.call(1);
  day.done("counter-1", "no_show { counter: 1 }");
  const auto missed_ms = day.now_ms();
  day.minutes(2);
  day.done("counter-1", "reinstate { ticket: 'A001' }");
  CHECK(day.visit("A001").leg().effective_start_ms == missed_ms);
}

TEST_CASE("situation 02: who never comes is recalled twice, 30 s apart, and is then a no-show by the clock") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.call(1);
  CHECK(day.counter(1).current().recall_at_ms() == static_cast<std::uint64_t>(day.now_ms() + 30'000));
  day.seconds(29);
  CHECK(day.board().announcements_size() == 1);
  day.seconds(1);
  CHECK(day.board().announcements_size() == 2);
  CHECK(day.board().announcements(1).recall() == 1);
  day.seconds(30);
  CHECK(day.board().announcements_size() == 3);
  CHECK(day.counter(1).current().no_show_at_ms() == static_cast<std::uint64_t>(day.now_ms() + 30'000));
  day.seconds(30);
  CHECK(day.visit("A001").state == hall::VisitState::kNoShow);
  CHECK(day.counter(1).state() == protocol::IDLE);
  CHECK(day.state().day.finished == 0);
  CHECK(day.counter(1).served() == 0);

  SUBCASE("a citizen who stands at the counter is not recalled") {
    day.issue("civil");
    day.call(1);
    day.done("counter-1", "start_service { counter: 1 }");
    const auto announced = day.board().announcements_size();
    day.minutes(10);
    CHECK(day.board().announcements_size() == announced);
    CHECK(day.visit("A002").state == hall::VisitState::kServing);
  }
  SUBCASE("a recall by hand counts, and puts the next one off") {
    day.issue("civil");
    day.call(1);
    day.seconds(20);
    day.done("counter-1", "recall { counter: 1 }");
    day.seconds(20);
    CHECK(day.visit("A002").leg().recalls == 1);
    day.seconds(10);
    CHECK(day.visit("A002").leg().recalls == 2);
    CHECK(day.refused("counter-1", "recall { counter: 1 }") == protocol::RECALL_LIMIT);
  }
}

TEST_CASE("situation 03: undo puts a wrongly called ticket back with the wait it had, and corrects the board") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.issue("civil");
  day.minutes(7);
  CHECK(day.call(1) == "A001");
  day.seconds(5);
  day.done("counter-1", "undo_call { counter: 1 }");
  CHECK(day.board().announcements(0).state() == protocol::CALL_WITHDRAWN);
  CHECK(day.visit("A001").leg().effective_start_ms == kStartMs);
  CHECK(day.visit("A001").leg().queued_ms == kStartMs);
  CHECK(day.call(1) == "A001");
  day.seconds(11);
  CHECK(day.refused("counter-1", "undo_call { counter: 1 }") == protocol::TOO_LATE_TO_UNDO);
}

TEST_CASE("situation 03: a chosen ticket is called with a reason that stays with the call") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.issue("civil");
  CHECK(day.refused("counter-1", "call_ticket { counter: 1 ticket: 'A002' }") == protocol::REASON_MISSING);
  CHECK(day.done("counter-1", "call_ticket { counter: 1 ticket: 'a2' reason: 'came back with the paper' }")
            .ticket()
            .number() == "A002");
  const auto& reason = day.counter(1).current().reason();
  CHECK(reason.rule() == protocol::CHOSEN);
  CHECK(reason.because() == "came back with the paper");
  CHECK(reason.runner_up() == "A001");
  CHECK(day.refused("desk", "call_ticket { counter: 1 ticket: 'A001' reason: 'x' }") == protocol::COUNTER_BUSY);
}

TEST_CASE("situation 04: two counters press next in the same millisecond and get two tickets, or one nobody") {
  HallDay day;
  day.open(1);
  day.open(2);
  day.issue("civil");
  day.issue("civil");
  day.shell->out.sent.clear();
  day.shell->send("counter-1", command("call_next { counter: 1 }"));
  day.shell->send("counter-2", command("call_next { counter: 2 }"));
  day.shell->service->on_drained();
  day.shell->sync_all();
  REQUIRE(day.shell->out.sent.size() == 2);
  CHECK(day.shell->out.sent[0].second.answer().done().ticket().number() == "A001");
  CHECK(day.shell->out.sent[1].second.answer().done().ticket().number() == "A002");
  day.done("counter-1", "finish { counter: 1 }");
  day.done("counter-2", "finish { counter: 2 }");
  day.issue("civil");
  day.shell->out.sent.clear();
  day.shell->send("counter-1", command("call_next { counter: 1 }"));
  day.shell->send("counter-2", command("call_next { counter: 2 }"));
  day.shell->service->on_drained();
  day.shell->sync_all();
  CHECK(day.shell->out.sent[0].second.answer().done().ticket().number() == "A003");
  CHECK(day.shell->out.sent[1].second.answer().done().nobody_waiting());
}

TEST_CASE("situation 05: a retry after a network loss is one call, and its second answer equals the first") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.issue("civil");
  const auto first = day.shell->ask("counter-1", command("call_next { counter: 1 }"), 40);
  const auto frame = day.shell->out.frames.back();
  const auto again = day.shell->ask("counter-1", command("call_next { counter: 1 }"), 40);
  CHECK(first.done().ticket().number() == "A001");
  CHECK(day.shell->out.frames.back() == frame);
  CHECK(day.state().day.called == 1);
  day.restart();
  CHECK(day.shell->ask("counter-1", command("call_next { counter: 1 }"), 40).done().ticket().number() == "A001");
  CHECK(day.shell->out.frames.back() == frame);
  // A double click is another request: it names the ticket that the clerk saw.
  const auto visit = std::to_string(first.done().ticket().visit());
  CHECK(day.done("counter-1", "finish_and_call_next { counter: 1 visit: " + visit + " }").ticket().number() == "A002");
  CHECK(day.refused("counter-1", "finish_and_call_next { counter: 1 visit: " + visit + " }") ==
        protocol::NOT_THE_CURRENT_TICKET);
}

TEST_CASE("situation 20: counters that call within two seconds are announced one after another, none lost") {
  hall::Settings settings = day_settings();
  for (hall::CounterNumber number = 5; number <= 9; ++number) {
    settings.counters.push_back({number, {"Quầy", "Counter"}, "both"});
  }
  HallDay day(settings);
  for (int i = 0; i < 5; ++i) day.issue("civil");
  for (std::uint32_t number = 5; number <= 9; ++number) day.open(number);
  for (std::uint32_t number = 5; number <= 9; ++number) {
    day.shell->skip(300);
    day.call(number);
  }
  REQUIRE(day.board().announcements_size() == 5);
  std::set<std::uint32_t> counters;
  for (int i = 0; i < 5; ++i) {
    const auto& one = day.board().announcements(i);
    CHECK(one.number() == static_cast<std::uint64_t>(i + 1));
    CHECK(one.ticket() == hall::to_string({"A", static_cast<std::uint32_t>(i + 1)}));
    CHECK(one.state() == protocol::CALL_OPEN);
    counters.insert(one.counter());
  }
  CHECK(counters.size() == 5);
}
