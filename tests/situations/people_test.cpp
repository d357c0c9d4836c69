// People: sign-in, roles, breaks, profiles that help out, appointments, rating.
#include "tests/situations/hall_day.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("a clerk signs in with number or badge and PIN, at one counter at a time") {
  hall::Settings settings = day_settings();
  settings.rules.sign_in_required = true;
  HallDay day(settings);
  CHECK(day.refused("counter-1", "open_counter { counter: 1 }") == protocol::NOT_SIGNED_IN);
  CHECK(day.refused("reception", "issue_ticket { service: 'civil' }") == protocol::NOT_SIGNED_IN);
  const auto done = day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  CHECK(done.staff().clerk() == 7);
  CHECK(done.staff().role() == "clerk");
  CHECK(day.counter(1).clerk() == 7);
  day.done("counter-1", "open_counter { counter: 1 }");
  CHECK(day.refused("counter-1", "switch_profile { counter: 1 profile: 'land' }") == protocol::NOT_PERMITTED);
  CHECK(day.refused("counter-2", "sign_in { code: '7' pin: '1234' counter: 2 }") == protocol::SIGNED_IN_ELSEWHERE);
  CHECK(day.refused("counter-1", "sign_in { code: 'BADGE-8' pin: '5678' counter: 1 }") == protocol::COUNTER_TAKEN);
  day.done("counter-2", "sign_in { code: 'BADGE-8' pin: '5678' counter: 2 }");
  day.issue("civil");
  day.done("counter-1", "call_next { counter: 1 }");
  CHECK(day.visit("A001").leg().clerk == 7);
  CHECK(day.refused("counter-1", "sign_out { counter: 1 }") == protocol::COUNTER_BUSY);
  day.done("counter-1", "finish { counter: 1 }");
  day.done("counter-1", "sign_out { counter: 1 }");
  CHECK(day.counter(1).clerk() == 0);
  CHECK(day.refused("counter-1", "call_next { counter: 1 }") == protocol::NOT_SIGNED_IN);
  CHECK(day.refused("counter-1", "sign_out { counter: 1 }") == protocol::NOT_SIGNED_IN);
}

TEST_CASE(
    "a clerk opens a counter by its own profile only, and at a terminal without a counter acts where they signed in") {
  HallDay day;
  CHECK(day.refused("counter-1", "open_counter { counter: 1 profile: 'land' }") == protocol::NOT_PERMITTED);
  day.done("counter-1", "open_counter { counter: 1 profile: 'both' }");
  day.done("desk", "switch_profile { counter: 1 profile: 'land' }");
  day.done("counter-1", "take_break { counter: 1 reason: 'lunch' }");
  day.done("counter-1", "open_counter { counter: 1 profile: 'land' }");  // the one it had
  day.done("counter-1", "take_break { counter: 1 reason: 'lunch' }");
  CHECK(day.refused("counter-1", "open_counter { counter: 1 profile: 'results' }") == protocol::NOT_PERMITTED);
  day.done("reception", "sign_in { code: '7' pin: '1234' counter: 2 }");
  CHECK(day.refused("reception", "open_counter { counter: 3 }") == protocol::NOT_PERMITTED);
  day.done("reception", "open_counter { counter: 2 }");
  day.done("reception", "sign_out { counter: 2 }");
}

TEST_CASE("a manager may at every counter, an unknown person nowhere") {
  HallDay day;
  day.open(2);
  CHECK(day.refused("counter-1", "sign_in { code: '55' pin: '1' counter: 1 }") == protocol::UNKNOWN_CLERK);
  CHECK(day.refused("reception", "switch_profile { counter: 2 profile: 'land' }") == protocol::NOT_PERMITTED);
  day.done("reception", "sign_in { code: '90' pin: '9999' }");
  day.issue("civil");
  day.issue("land");
  day.done("reception", "switch_profile { counter: 2 profile: 'land' }");
  CHECK(day.call(2) == "B001");  // effective at the next call
  CHECK(day.refused("reception", "switch_profile { counter: 2 profile: 'land' }") == protocol::NOTHING_TO_CHANGE);
  CHECK(day.refused("reception", "switch_profile { counter: 2 profile: 'moon' }") == protocol::UNKNOWN_PROFILE);
  day.done("reception", "sign_out {}");
  CHECK(day.refused("reception", "switch_profile { counter: 2 profile: 'both' }") == protocol::NOT_PERMITTED);
}

TEST_CASE("a PIN tried too often is locked for a while, also over a restart") {
  HallDay day;
  const auto wrong = [&] { return day.ask("counter-1", "sign_in { code: '7' pin: '0000' counter: 1 }").rejection(); };
  for (int i = 0; i < 4; ++i) CHECK(wrong().code() == protocol::WRONG_PIN);
  CHECK(wrong().code() == protocol::LOCKED);  // the one that locks says so
  CHECK(day.refused("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }") == protocol::LOCKED);
  day.restart();
  CHECK(day.refused("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }") == protocol::LOCKED);
  day.minutes(5);
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  CHECK(day.state().pin_failures.empty());
  for (const auto& row : day.shell->disk.disk) CHECK(row.payload.find("1234") == std::string::npos);
}

TEST_CASE("while a PIN is looked at others are served, and a retry looks at it once") {
  HallDay day;
  day.shell->pins.at_once = false;
  day.shell->out.sent.clear();
  day.shell->send("counter-1", command("sign_in { code: '7' pin: '1234' counter: 1 }"), 50);
  day.shell->service->on_drained();
  day.shell->send("counter-1", command("sign_in { code: '7' pin: '1234' counter: 1 }"), 50);
  day.issue("civil");
  CHECK(day.shell->pins.checked == 1);
  CHECK(day.shell->out.sent.size() == 1);  // the ticket
  day.shell->pins.look();
  day.shell->sync_all();
  CHECK(day.shell->out.sent.back().second.answer().done().staff().clerk() == 7);
  CHECK(
      day.shell->ask("counter-1", command("sign_in { code: '7' pin: '1234' counter: 1 }"), 50).done().staff().clerk() ==
      7);
  CHECK(day.shell->pins.checked == 1);
}

TEST_CASE("a forgotten sign-in is ended by rule, but not while a citizen is there") {
  hall::Settings settings = day_settings();
  settings.rules.sign_in_idle_ms = 120 * hall::kMinuteMs;
  HallDay day(settings);
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  day.done("counter-1", "open_counter { counter: 1 }");
  day.issue("civil");
  day.minutes(119);
  CHECK(day.counter(1).clerk() == 7);
  day.done("counter-1", "call_next { counter: 1 }");
  day.done("counter-1", "start_service { counter: 1 }");
  day.minutes(130);
  CHECK(day.counter(1).clerk() == 7);
  day.done("counter-1", "finish { counter: 1 }");
  day.minutes(120);
  CHECK(day.counter(1).clerk() == 0);
}

TEST_CASE("a greeter at a counter with a citizen is not forgotten either") {
  hall::Settings settings = day_settings();
  settings.rules.sign_in_idle_ms = 120 * hall::kMinuteMs;
  settings.rules.recall_every_ms = settings.rules.no_show_after_ms = 0;
  settings.hours.clear();
  settings.clerks[1].role = hall::StaffRole::kGreeter;
  HallDay day(settings);
  day.open(1);
  day.open(2);
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "sign_in { code: '8' pin: '5678' counter: 1 }");
  day.minutes(130);
  day.issue("civil");  // something happens elsewhere, and the clock is asked what is due
  day.call(2);
  CHECK(day.counter(1).clerk() == 8);
  day.done("desk", "finish { counter: 1 }");
  day.minutes(1);
  CHECK(day.counter(1).clerk() == 8);
  day.minutes(120);
  CHECK(day.counter(1).clerk() == 0);
}

TEST_CASE("a code that a reload gave to somebody else meanwhile is looked at once more") {
  HallDay day;
  service::SiteFiles files{day_settings(), utc_day, {{"7", {90, "9999"}}}, {}};
  day.shell->site_file = files;
  day.shell->pins.at_once = false;
  day.shell->send("counter-1", command("sign_in { code: '7' pin: '1234' counter: 1 }"));
  day.shell->service->on_drained();
  day.done("desk", "reload {}");
  day.shell->pins.look();  // right, for who had the code before
  day.shell->pins.look();
  day.shell->sync_all();
  CHECK(day.state().present.empty());
  CHECK(day.counter(1).clerk() == 0);
}

TEST_CASE("who signed in away from the counters is forgotten only when nothing comes from there any more") {
  hall::Settings settings = day_settings();
  settings.rules.sign_in_idle_ms = 120 * hall::kMinuteMs;
  settings.hours.clear();
  HallDay day(settings);
  day.done("reception", "sign_in { code: '90' pin: '9999' }");
  for (int i = 0; i < 3; ++i) {
    day.minutes(100);
    day.done("reception", "issue_ticket { service: 'civil' }");
  }
  CHECK(day.state().present.contains(90));
  day.restart();
  day.minutes(119);
  CHECK(day.state().present.contains(90));
  day.minutes(2);
  CHECK_FALSE(day.state().present.contains(90));
  CHECK(day.refused("reception", "force_finish { counter: 1 }") == protocol::NOT_PERMITTED);
}

TEST_CASE("a counter on a break calls nobody and says why") {
  HallDay day;
  day.open(1);
  CHECK(day.refused("counter-1", "take_break { counter: 1 }") == protocol::REASON_MISSING);
  day.done("counter-1", "take_break { counter: 1 reason: 'lunch' }");
  CHECK(day.counter(1).state() == protocol::ON_BREAK);
  CHECK(day.counter(1).break_reason() == "lunch");
  CHECK(day.service("civil").open_counters() == 0);
  day.issue("civil");
  day.minutes(5);
  CHECK(day.counter(1).state() == protocol::ON_BREAK);
  CHECK(day.call(1) == "A001");
}

TEST_CASE("a profile in order calls its first service before all later ones") {
  hall::Settings settings = day_settings();
  settings.profiles[0].ranked = true;
  settings.profiles[0].services = {"land", "civil"};
  HallDay day(settings);
  day.open(1);
  day.issue("civil");
  day.minutes(25);
  day.issue("land");
  CHECK(day.call(1) == "B001");
  CHECK(day.counter(1).current().reason().rule() == protocol::ORDER_OF_PROFILE);
}

TEST_CASE("a counter helps out when the first of the line has waited long enough, or its own lines are empty") {
  hall::Settings settings = day_settings();
  settings.profiles[1].help_out = {{"civil", 15 * hall::kMinuteMs, false}};  // counter 3, land
  settings.profiles[2].help_out = {{"civil", 30 * hall::kMinuteMs, true}};   // counter 4, results
  HallDay day(settings);
  day.open(3);
  day.issue("civil");
  day.issue("civil");
  CHECK(day.done("desk", "call_next { counter: 3 }").nobody_waiting());
  day.minutes(14);
  CHECK(day.counter(3).state() == protocol::READY);
  day.minutes(1);
  CHECK(day.counter(3).current().ticket().number() == "A001");  // by itself, when the time had come
  day.open(4);
  day.issue("results");
  CHECK(day.call(4) == "R001");
  CHECK(day.done("desk", "finish_and_call_next { counter: 4 }").ticket().number() == "A002");
}

TEST_CASE("an appointment waits from its booked time, is not called before its window, and late is a walk-in") {
  HallDay day;
  day.open(1);
  const auto book = [](const std::string& code, int minute) {
    return "book_appointment { code: '" + code + "' date: 20261127 minute: " + std::to_string(minute) +
           " service: 'civil' }";
  };
  day.done("desk", book("X1", 9 * 60));
  CHECK(day.done("desk", book("X1", 9 * 60)).unchanged());  // the file was imported twice
  CHECK(day.refused("desk", book("X1", 10 * 60)) == protocol::APPOINTMENT_DIFFERS);
  CHECK(day.refused("kiosk", "issue_ticket { service: 'civil' priority_class: 'appointment' }") ==
        protocol::UNKNOWN_CLASS);
  day.done("desk", book("X2", 9 * 60));
  day.done("desk", book("X3", 9 * 60));
  day.until(8, 30);
  const auto ticket = day.done("kiosk", "check_in { code: 'X1' }");
  CHECK(ticket.ticket().number() == "A001");
  CHECK(ticket.ticket().priority_class() == "appointment");
  CHECK(ticket.ticket().appointment() == "X1");
  CHECK(day.refused("kiosk", "check_in { code: 'X1' }") == protocol::APPOINTMENT_USED);
  CHECK(day.refused("kiosk", "check_in { code: 'nothing' }") == protocol::UNKNOWN_APPOINTMENT);
  CHECK(day.done("counter-1", "call_next { counter: 1 }").nobody_waiting());
  day.until(8, 49);
  CHECK(day.counter(1).state() == protocol::READY);
  day.until(8, 50);
  CHECK(day.counter(1).current().ticket().number() == "A001");  // the window has opened
  day.until(9, 5);
  CHECK_FALSE(day.done("kiosk", "check_in { code: 'X2' }").late());  // late, but within the limit
  CHECK(day.visit("A002").leg().effective_start_ms == day.now_ms());
  day.until(9, 16);
  const auto late = day.done("kiosk", "check_in { code: 'X3' }");
  CHECK(late.late());
  CHECK(late.ticket().priority_class() == "ordinary");
}

TEST_CASE("an appointment for a closed day, another day or no day at all is refused") {
  hall::Settings settings = day_settings();
  settings.holidays = {20261201};
  HallDay day(settings);
  const auto book = [](int date, int minute) {
    return "book_appointment { code: 'Y' date: " + std::to_string(date) + " minute: " + std::to_string(minute) +
           " service: 'civil' }";
  };
  CHECK(day.refused("desk", book(20261128, 540)) == protocol::HALL_CLOSED);  // Saturday
  CHECK(day.refused("desk", book(20261201, 540)) == protocol::HALL_CLOSED);  // holiday
  CHECK(day.refused("desk", book(20261130, 12 * 60)) == protocol::HALL_CLOSED);
  CHECK(day.refused("desk", book(20261131, 540)) == protocol::BAD_VALUE);
  CHECK(day.refused("desk", book(20261126, 540)) == protocol::WRONG_DAY);
  day.done("desk", "book_appointment { code: 'Y' date: 20261130 minute: 540 service: 'civil' check_only: true }");
  CHECK(day.refused("kiosk", "check_in { code: 'Y' }") == protocol::UNKNOWN_APPOINTMENT);  // was only looked at
  day.done("desk", book(20261130, 540));
  const auto early = day.ask("kiosk", "check_in { code: 'Y' }");
  CHECK(early.rejection().code() == protocol::WRONG_DAY);
  CHECK(early.rejection().date() == 20261130);
  day.done("desk", "cancel_appointment { code: 'Y' }");
  CHECK(day.refused("desk", "cancel_appointment { code: 'Y' }") == protocol::UNKNOWN_APPOINTMENT);
  CHECK(day.refused("kiosk", "check_in { code: 'Y' }") == protocol::UNKNOWN_APPOINTMENT);
}

TEST_CASE("the citizen rates once per leg, after the finish") {
  HallDay day;
  day.open(1);
  CHECK(day.refused("rating-1", "rate { counter: 1 stars: 5 }") == protocol::NOTHING_TO_RATE);
  day.issue("civil");
  day.issue("civil");
  day.call(1);
  CHECK(day.board().counters(0).rate_visit() == 0);
  day.done("counter-1", "finish_and_call_next { counter: 1 }");
  CHECK(day.board().counters(0).rate_visit() == day.visit("A001").id);
  CHECK(day.refused("rating-1", "rate { counter: 1 stars: 6 }") == protocol::BAD_VALUE);
  CHECK(day.refused("rating-1", "rate { counter: 1 stars: 5 criteria: 5 criteria: 4 criteria: 1 }") ==
        protocol::BAD_VALUE);
  CHECK(day.refused("rating-1", "rate { counter: 2 stars: 5 }") == protocol::NOT_PERMITTED);
  CHECK(day.refused("counter-1", "rate { counter: 1 stars: 5 }") == protocol::NOT_PERMITTED);
  day.done("rating-1", "rate { counter: 1 stars: 5 criteria: 4 criteria: 0 }");
  CHECK(day.visit("A001").legs[0].rated);
  CHECK(day.refused("rating-1", "rate { counter: 1 stars: 1 }") == protocol::NOTHING_TO_RATE);
}
