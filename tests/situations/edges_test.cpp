// Where two situations meet: a missed call and a reload, a sign-out and a ready counter, a restriction and a closed
// counter.
#include "tests/situations/hall_day.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("a service stays as long as somebody who missed a call may come back for it") {
  HallDay day;
  day.open(1);
  day.issue("land");
  day.call(1);
  day.done("counter-1", "no_show { counter: 1 }");
  day.shell->site_file = without_land();
  CHECK(day.refused("desk", "reload {}") == protocol::BAD_SETTINGS);
  day.done("counter-1", "reinstate { ticket: 'B001' }");
  CHECK(day.call(1) == "B001");
  day.done("counter-1", "finish { counter: 1 }");
  day.done("desk", "reload {}");
}

TEST_CASE("a counter that was ready calls nobody to an empty desk after its clerk has signed out") {
  HallDay day;
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  day.done("counter-1", "open_counter { counter: 1 }");
  CHECK(day.done("counter-1", "call_next { counter: 1 }").nobody_waiting());
  day.done("counter-1", "sign_out { counter: 1 }");
  CHECK(day.counter(1).state() == protocol::IDLE);
  day.issue("civil");
  day.minutes(1);
  CHECK(day.counter(1).state() == protocol::IDLE);
}

TEST_CASE("a device is one person's at a time: the rights of the one before are gone") {
  HallDay day;
  day.open(2);
  day.done("reception", "sign_in { code: '90' pin: '9999' counter: 3 }");
  day.done("reception", "sign_in { code: '8' pin: '5678' counter: 4 }");
  CHECK_FALSE(day.state().present.contains(90));
  CHECK(day.refused("reception", "switch_profile { counter: 2 profile: 'land' }") == protocol::NOT_PERMITTED);
  // At a terminal that belongs to a counter one signs in there, whatever the message says.
  day.done("counter-1", "sign_in { code: '7' pin: '1234' }");
  CHECK(day.counter(1).clerk() == 7);
}

TEST_CASE("people who were signed in from the command line are at their counters, each for itself") {
  hall::Settings settings = day_settings();
  settings.rules.sign_in_required = true;
  HallDay day(settings);
  day.done("desk", "sign_in { code: '7' pin: '1234' counter: 1 }");
  day.done("desk", "sign_in { code: '8' pin: '5678' counter: 2 }");
  CHECK(day.counter(1).clerk() == 7);
  CHECK(day.counter(2).clerk() == 8);
  day.done("counter-1", "open_counter { counter: 1 }");
}

TEST_CASE("a terminal of no counter signs nobody else out, unless it is a manager's") {
  HallDay day;
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  CHECK(day.refused("reception", "sign_out { counter: 1 }") == protocol::NOT_PERMITTED);
  day.done("reception", "sign_in { code: '8' pin: '5678' }");
  CHECK(day.refused("reception", "sign_out { counter: 1 }") == protocol::NOT_PERMITTED);
  day.done("reception", "sign_in { code: '90' pin: '9999' }");
  day.done("reception", "sign_out { counter: 1 }");
  CHECK(day.counter(1).clerk() == 0);
}

TEST_CASE("a missed appointment is not put behind times that are still to come") {
  HallDay day;
  day.open(1);
  for (const auto& [code, minute] : {std::pair("X1", 490), std::pair("X2", 600), std::pair("X3", 630)}) {
    day.done("desk", "book_appointment { code: '" + std::string(code) +
                         "' date: 20261127 minute: " + std::to_string(minute) + " service: 'civil' }");
    day.done("kiosk", "check_in { code: '" + std::string(code) + "' }");
  }
  day.until(8, 12);
  CHECK(day.call(1) == "A001");
  day.done("counter-1", "no_show { counter: 1 }");
  day.until(8, 15);
  day.done("counter-1", "reinstate { ticket: 'A001' }");
  CHECK(day.call(1) == "A001");
}

TEST_CASE("a ticket for one counter is not stranded when that counter closes") {
  HallDay day;
  day.open(1);
  day.open(2);
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "transfer { counter: 1 to_counter: 2 }");
  CHECK(day.done("counter-1", "call_next { counter: 1 }").nobody_waiting());
  day.done("counter-2", "close_counter { counter: 2 }");
  CHECK(day.counter(1).current().ticket().number() == "A001");
}

TEST_CASE("no free text takes an identity or phone number into the record") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  CHECK(day.refused("reception", "change_ticket { ticket: 'A001' service: 'land' reason: '0912 345 678' }") ==
        protocol::NOTE_IS_PERSONAL);
  CHECK(day.refused("counter-1", "call_ticket { counter: 1 ticket: 'A001' reason: 'an@example.vn' }") ==
        protocol::NOTE_IS_PERSONAL);
  day.call(1);
  CHECK(day.refused("counter-1", "park { counter: 1 reason: '0912345678' }") == protocol::NOTE_IS_PERSONAL);
  CHECK(day.refused("counter-1", "park { counter: 1 reason: '" + std::string(201, 'x') + "' }") == protocol::BAD_VALUE);
}

TEST_CASE("a rating is for the citizen whom the device showed, or for nobody") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "finish_and_call_next { counter: 1 }");
  const auto shown = std::to_string(day.board().counters(0).rate_visit());
  day.done("counter-1", "finish { counter: 1 }");
  CHECK(day.refused("rating-1", "rate { counter: 1 stars: 5 visit: " + shown + " }") == protocol::NOTHING_TO_RATE);
}

TEST_CASE("a greeter who signed in at a counter by mistake can leave, though a citizen is there") {
  auto settings = day_settings();
  settings.clerks[1].role = hall::StaffRole::kGreeter;
  HallDay day(settings);
  day.open(1);
  day.issue("civil");
  CHECK(day.call(1) == "A001");
  day.done("counter-1", "sign_in { code: '8' pin: '5678' counter: 1 }");
  CHECK(day.refused("counter-1", "finish { counter: 1 }") == protocol::NOT_PERMITTED);
  day.done("counter-1", "sign_out { counter: 1 }");
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  CHECK(day.refused("counter-1", "sign_out { counter: 1 }") == protocol::COUNTER_BUSY);
  day.done("counter-1", "finish { counter: 1 }");
}
