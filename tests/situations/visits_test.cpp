// Situations around a visit: the wrong service, several services, a paper to copy, results, many dossiers, priority.
#include "tests/situations/hall_day.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("situation 09: a ticket for the wrong service is transferred and keeps the time waited") {
  HallDay day;
  day.open(1);
  day.open(3);
  day.issue("civil");
  day.minutes(12);
  day.issue("land");
  CHECK(day.call(1) == "A001");
  day.minutes(3);
  const auto done = day.done("counter-1", "transfer { counter: 1 service: 'land' }");
  CHECK(done.ticket().number() == "A001");
  CHECK(done.ticket().leg() == 2);
  CHECK(day.counter(1).state() == protocol::IDLE);
  CHECK(day.visit("A001").leg().effective_start_ms == kStartMs);
  CHECK(day.visit("A001").leg().queued_ms == day.now_ms());  // the wait that is reported is the leg's own
  CHECK(day.call(3) == "A001");                              // before B001, who came later
  day.done("desk", "finish { counter: 3 }");
  CHECK(day.visit("A001").state == hall::VisitState::kFinished);
  CHECK(day.state().day.finished == 1);

  SUBCASE("to the back, and to the front") {
    CHECK(day.call(3) == "B001");
    day.issue("land");
    day.done("desk", "transfer { counter: 3 to_counter: 1 place: BACK }");
    CHECK(day.visit("B001").leg().effective_start_ms == day.now_ms());
    CHECK(day.call(3) == "B002");  // B001 waits for counter 1 alone
    day.issue("civil");
    day.done("desk", "transfer { counter: 3 service: 'civil' place: FRONT }");
    CHECK(day.state().lines.at({0, 0, {}}).begin()->visit == day.visit("B002").id);
    CHECK(day.call(2 - 1) != "");
  }
  SUBCASE("nowhere is refused") {
    CHECK(day.call(3) == "B001");
    CHECK(day.refused("desk", "transfer { counter: 3 service: 'moon' }") == protocol::UNKNOWN_SERVICE);
    CHECK(day.refused("desk", "transfer { counter: 3 to_counter: 99 }") == protocol::UNKNOWN_COUNTER);
    CHECK(day.refused("desk", "transfer { counter: 3 to_clerk: 55 }") == protocol::UNKNOWN_CLERK);
    CHECK(day.refused("desk", "transfer { counter: 3 service: 'land' }") == protocol::NOTHING_TO_CHANGE);
    CHECK(day.refused("desk", "transfer { counter: 3 to_counter: 3 }") == protocol::NOTHING_TO_CHANGE);
    CHECK(day.refused("desk", "transfer { counter: 3 to_counter: 1 to_clerk: 7 }") == protocol::BAD_VALUE);
  }
}

TEST_CASE("situation 09: nobody is sent to a service that no counter has in its profile") {
  hall::Settings settings = day_settings();
  std::erase_if(settings.counters, [](const auto& counter) { return counter.profile == "results"; });
  HallDay day(settings);
  day.open(1);
  day.issue("civil");
  day.issue("civil");
  day.call(1);
  for (const char* command : {"transfer { counter: 1 service: 'results' }", "finish { counter: 1 then: 'results' }"}) {
    CHECK(day.refused("counter-1", command) == protocol::NOBODY_CALLS_IT);
  }
  CHECK(day.refused("reception", "change_ticket { ticket: 'A002' service: 'results' }") == protocol::NOBODY_CALLS_IT);
  SUBCASE("one counter calls what is meant for it, whatever its profile") {
    day.done("counter-1", "transfer { counter: 1 service: 'results' to_counter: 3 }");
    day.open(3);
    CHECK(day.call(3) == "A001");
  }
  SUBCASE("a manager gives a counter the profile") {
    day.open(3);
    day.done("desk", "switch_profile { counter: 3 profile: 'results' }");
    day.done("counter-1", "transfer { counter: 1 service: 'results' }");
    CHECK(day.service("results").waiting() == 1);
  }
  SUBCASE("a closed counter that has it may open") {
    HallDay other;
    CHECK(other.state().find_counter(4)->state == hall::CounterState::kClosed);
    other.issue("civil");
    other.done("reception", "change_ticket { ticket: 'A001' service: 'results' }");
  }
  SUBCASE("it would open by its own profile, not by the one it had before") {
    HallDay other;
    other.open(4);
    other.done("desk", "switch_profile { counter: 4 profile: 'land' }");
    other.issue("civil");
    CHECK(other.refused("reception", "change_ticket { ticket: 'A001' service: 'results' }") ==
          protocol::NOBODY_CALLS_IT);
    other.done("desk", "close_counter { counter: 4 }");
    other.done("reception", "change_ticket { ticket: 'A001' service: 'results' }");
  }
  SUBCASE("helping out is calling") {
    settings.profiles[1].help_out = {{"results", 5 * hall::kMinuteMs, false}};
    HallDay other(settings);
    other.issue("civil");
    other.done("reception", "change_ticket { ticket: 'A001' service: 'results' }");
  }
}

TEST_CASE("situation 09: a ticket that still waits is moved to the right service by the greeter") {
  HallDay day;
  day.issue("civil");
  day.minutes(4);
  CHECK(day.done("reception", "change_ticket { ticket: 'A001' service: 'land' }").ticket().number() == "A001");
  CHECK(day.service("civil").waiting() == 0);
  CHECK(day.service("land").waiting() == 1);
  CHECK(day.visit("A001").leg().effective_start_ms == kStartMs);
  CHECK(day.refused("counter-1", "change_ticket { ticket: 'A001' service: 'civil' }") == protocol::NOT_PERMITTED);
}

TEST_CASE("situation 09: a ticket for one clerk waits until that clerk calls") {
  HallDay day;
  day.open(1);
  day.open(2);
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  day.done("counter-2", "sign_in { code: 'BADGE-8' pin: '5678' counter: 2 }");
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "transfer { counter: 1 to_clerk: 8 }");
  CHECK(day.done("counter-1", "call_next { counter: 1 }").nobody_waiting());
  CHECK(day.call(2) == "A001");
}

TEST_CASE("situation 16: a family with three procedures has one ticket and three legs, never at two counters") {
  HallDay day;
  for (std::uint32_t counter = 1; counter <= 4; ++counter) day.open(counter);
  const auto ticket = day.done("kiosk", "issue_ticket { service: 'civil' then: 'land' then: 'results' }").ticket();
  CHECK(ticket.number() == "A001");
  CHECK(ticket.then_size() == 2);
  CHECK(day.service("land").waiting() == 0);  // a visit waits in one leg at a time
  CHECK(day.call(1) == "A001");
  CHECK(day.done("desk", "call_next { counter: 3 }").nobody_waiting());
  day.minutes(6);
  day.done("counter-1", "finish { counter: 1 }");
  // Counter 3 had asked: it calls by itself.
  CHECK(day.counter(3).current().ticket().number() == "A001");
  CHECK(day.counter(3).current().ticket().leg() == 2);
  CHECK(day.state().day.finished == 0);
  day.done("desk", "finish { counter: 3 }");
  CHECK(day.service("results").waiting() == 1);
  CHECK(day.call(4) == "A001");
  day.done("desk", "finish { counter: 4 outcome: 'received' }");
  CHECK(day.visit("A001").state == hall::VisitState::kFinished);
  CHECK(day.visit("A001").legs.size() == 3);
  CHECK(day.state().day.issued == 1);
  CHECK(day.state().day.called == 1);
  CHECK(day.state().day.finished == 1);
  for (const auto& board : day.shell->out.boards) {
    int places = 0;
    for (const auto& light : board.board().counters()) places += light.ticket() == "A001" ? 1 : 0;
    CHECK(places <= 1);
  }
}

TEST_CASE(
    "situation 16: a clerk who sends the family on to a service that was to come anyway spares it the second queue") {
  HallDay day;
  for (std::uint32_t counter = 1; counter <= 4; ++counter) day.open(counter);
  day.done("kiosk", "issue_ticket { service: 'civil' then: 'land' then: 'results' }");
  CHECK(day.call(1) == "A001");
  day.done("counter-1", "transfer { counter: 1 service: 'results' }");
  const auto& visit = day.visit("A001");
  CHECK(visit.legs.size() == 2);
  REQUIRE(visit.then.size() == 1);  // land is still to come, results is not
  CHECK(day.state().settings.services[visit.then.front()].key == "land");
  day.restart();  // the same from the record
  CHECK(day.call(4) == "A001");
  day.done("desk", "finish { counter: 4 }");
  CHECK(day.service("land").waiting() == 1);
  CHECK(day.call(3) == "A001");
  day.done("desk", "finish { counter: 3 }");
  CHECK(day.visit("A001").state == hall::VisitState::kFinished);
  CHECK(day.visit("A001").legs.size() == 3);
  CHECK(day.state().day.finished == 1);
}

TEST_CASE("situation 16: a clerk finishes with a result and adds what comes next, before what was to come") {
  HallDay day;
  for (std::uint32_t counter = 1; counter <= 4; ++counter) day.open(counter);
  day.done("kiosk", "issue_ticket { service: 'civil' then: 'results' }");
  CHECK(day.call(1) == "A001");
  CHECK(day.refused("counter-1", "finish { counter: 1 then: 'moon' }") == protocol::UNKNOWN_SERVICE);
  CHECK(day.refused("counter-1",
                    "finish { counter: 1 then: 'land' then: 'land' then: 'land' then: 'land' then: 'land' then: 'land' "
                    "then: 'land' then: 'land' then: 'land' then: 'land' }") == protocol::BAD_VALUE);
  day.done("counter-1", "finish { counter: 1 outcome: 'received' then: 'land' }");
  CHECK(day.visit("A001").legs.front().outcome == "received");
  CHECK(day.visit("A001").legs.front().end == hall::LegEnd::kFinished);
  CHECK(day.service("land").waiting() == 1);
  day.restart();
  CHECK(day.done("desk", "finish_and_call_next { counter: 3 }").ticket().number() == "A001");
  day.done("desk", "finish_and_call_next { counter: 3 then: 'civil' }");
  CHECK(day.service("civil").waiting() == 1);
  CHECK(day.call(1) == "A001");
  day.done("counter-1", "finish { counter: 1 }");
  CHECK(day.call(4) == "A001");
  day.done("desk", "finish { counter: 4 }");
  CHECK(day.visit("A001").state == hall::VisitState::kFinished);
  CHECK(day.visit("A001").legs.size() == 4);
  CHECK_FALSE(hall::find_contradiction(day.state()));
}

TEST_CASE("situation 16: services that belong together are offered as one, as long as all of them take tickets") {
  hall::Settings settings = day_settings();
  settings.chains = {{"newborn", {"Khai sinh và nhận kết quả", "Birth and result"}, {"civil", "results"}}};
  settings.services[2].capacity = 1;
  HallDay day(settings);
  REQUIRE(day.board().chains_size() == 1);
  CHECK(day.board().chains(0).services_size() == 2);
  CHECK(day.board().chains(0).accepting());
  day.done("kiosk", "issue_ticket { service: 'civil' then: 'results' }");
  CHECK_FALSE(day.board().chains(0).accepting());
  CHECK(day.service("civil").accepting());
}

TEST_CASE("situation 17: who copies a paper is put aside and goes on at the same counter without queueing") {
  HallDay day;
  day.open(1);
  day.open(2);
  day.issue("civil");
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "start_service { counter: 1 }");
  day.minutes(2);
  day.done("counter-1", "park { counter: 1 reason: 'photocopy' }");
  CHECK(day.counter(1).parked(0).ticket().number() == "A001");
  CHECK(day.counter(1).parked(0).reason() == "photocopy");
  CHECK(day.call(1) == "A002");
  CHECK(day.refused("counter-1", "resume { counter: 1 }") == protocol::COUNTER_BUSY);
  day.done("counter-1", "start_service { counter: 1 }");
  day.minutes(5);
  day.done("counter-1", "finish { counter: 1 }");
  CHECK(day.refused("counter-2", "resume { counter: 2 ticket: 'A001' }") == protocol::NOT_PARKED_HERE);
  CHECK(day.done("counter-1", "resume { counter: 1 }").ticket().number() == "A001");
  CHECK(day.counter(1).state() == protocol::SERVING);
  CHECK(day.counter(1).parked_size() == 0);
  CHECK(day.visit("A001").leg().parked_ms == 5 * hall::kMinuteMs);
  CHECK(day.board().announcements_size() == 2);  // nobody is called for that
}

TEST_CASE("situation 18: who is back for a result has a short line of its own") {
  HallDay day;
  day.open(4);
  for (int i = 0; i < 20; ++i) day.issue("civil");
  CHECK(day.issue("results") == "R001");
  CHECK(day.call(4) == "R001");
}

TEST_CASE("situation 14: thirty dossiers are on one ticket, within the cap, or wait in a line of their own") {
  hall::Settings settings = day_settings();
  SUBCASE("counted") {
    HallDay day(settings);
    day.open(1);
    CHECK(day.done("kiosk", "issue_ticket { service: 'civil' dossiers: 30 }").ticket().dossiers() == 30);
    day.call(1);
    CHECK(day.counter(1).current().ticket().dossiers() == 30);
    day.done("counter-1", "finish { counter: 1 dossiers: 28 }");
    CHECK(day.visit("A001").dossiers == 28);
  }
  SUBCASE("capped") {
    settings.rules.dossiers_max = 10;
    HallDay day(settings);
    CHECK(day.refused("kiosk", "issue_ticket { service: 'civil' dossiers: 30 }") == protocol::TOO_MANY_DOSSIERS);
    day.done("kiosk", "issue_ticket { service: 'civil' dossiers: 10 }");
  }
  SUBCASE("in a line of their own") {
    settings.rules.bulk_from = 5;
    settings.rules.bulk_class = "business";
    HallDay day(settings);
    CHECK(day.done("kiosk", "issue_ticket { service: 'civil' dossiers: 5 }").ticket().priority_class() == "business");
    CHECK(day.done("kiosk", "issue_ticket { service: 'civil' dossiers: 4 }").ticket().priority_class() == "ordinary");
  }
}

TEST_CASE("situation 15: a greeter upgrades an elderly citizen with a reason, and ordinary tickets do not starve") {
  HallDay day;
  day.open(1);
  for (int i = 0; i < 6; ++i) day.issue("civil");
  day.minutes(6);
  CHECK(day.refused("reception", "change_ticket { ticket: 'A006' priority_class: 'elderly' }") ==
        protocol::REASON_MISSING);
  CHECK(day.refused("counter-1", "change_ticket { ticket: 'A006' priority_class: 'elderly' reason: 'age' }") ==
        protocol::NOT_PERMITTED);
  const auto done =
      day.done("reception", "change_ticket { ticket: 'A006' priority_class: 'elderly' reason: 'aged 82' }");
  CHECK(done.ticket().number() == "A006");  // a number never changes
  CHECK(done.ticket().priority_class() == "elderly");
  const auto changed = *journal::decode_record(day.shell->disk.disk.back());
  CHECK(std::get<hall::TicketChanged>(changed.events.front()).reason == "aged 82");
  CHECK(changed.origin.device == "reception");
  CHECK(day.call(1) == "A006");
  for (int i = 0; i < 3; ++i) day.issue("civil", "elderly");
  day.minutes(6);
  CHECK(day.done("counter-1", "finish_and_call_next { counter: 1 }").ticket().number() == "A001");
}

TEST_CASE("situation 19: a deaf citizen is marked: the number flashes, and the clerk sees it") {
  HallDay day;
  day.open(1);
  day.done("kiosk", "issue_ticket { service: 'civil' approach: true }");
  day.issue("civil");
  day.done("reception", "change_ticket { ticket: 'A002' approach: true }");
  CHECK(day.refused("reception", "change_ticket { ticket: 'A002' approach: true }") == protocol::NOTHING_TO_CHANGE);
  for (int i = 0; i < 2; ++i) {
    day.done("counter-1", "finish_and_call_next { counter: 1 }");
    CHECK(day.board().announcements(i).approach());
    CHECK(day.counter(1).current().ticket().approach());
  }
}

TEST_CASE("situation 08: a reprint is the same number, marked as a copy") {
  HallDay day;
  day.issue("civil");
  const auto copy = day.done("kiosk", "reprint { ticket: 'A001' }");
  CHECK(copy.copy());
  CHECK(copy.ticket().number() == "A001");
  CHECK(day.state().day.issued == 1);
}

TEST_CASE("situation 38: who leaves and says so is cancelled, neither served nor a no-show") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.issue("civil");
  day.done("kiosk", "cancel_ticket { ticket: 'A001' }");
  CHECK(day.visit("A001").state == hall::VisitState::kCancelled);
  CHECK(day.state().day.left == 1);
  CHECK(day.state().day.no_show == 0);
  CHECK(day.refused("kiosk", "cancel_ticket { ticket: 'A001' }") == protocol::TICKET_ENDED);
  CHECK(day.call(1) == "A002");
  CHECK(day.refused("kiosk", "cancel_ticket { ticket: 'A002' }") == protocol::TICKET_IS_CALLED);
  day.done("counter-1", "start_service { counter: 1 }");
  day.done("counter-1", "park { counter: 1 }");
  day.done("counter-1", "cancel_ticket { ticket: 'A002' }");  // went home with the paper
  CHECK(day.counter(1).parked_size() == 0);
  CHECK_FALSE(hall::find_contradiction(day.state()));
}

TEST_CASE("a note with an identity or phone number is refused") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.call(1);
  for (const auto* note : {"CCCD 012345678901", "gọi 0912 345 678", "0912-345-678", "(091) 2345678",
                           "+84 (91) 234 5678", "0912\u00a0345\u00a0678", "an@example.vn"}) {
    CHECK(day.refused("counter-1", "finish { counter: 1 note: '" + std::string(note) + "' }") ==
          protocol::NOTE_IS_PERSONAL);
  }
  day.done("counter-1", "finish { counter: 1 note: 'thiếu bản sao, hẹn 2 ngày, hồ sơ 12 trang' }");
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "finish { counter: 1 note: 'hẹn 27/11/2026, 09:30-10:30' }");
}
