// Situations of the day: closing, breaks, cut-off, capacity, special days, clocks, midnight, forgotten services.
#include <google/protobuf/text_format.h>

#include "dispatcher/hall/hall.h"
#include "dispatcher/service/views.h"
#include "tests/situations/hall_day.h"
#include "tests/support/civil.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("situation 10: a counter that closes gives back the called and the parked ticket at their places") {
  HallDay day;
  day.open(1);
  day.open(2);
  day.issue("civil");
  day.minutes(1);
  day.issue("civil");
  day.minutes(1);
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "start_service { counter: 1 }");
  day.done("counter-1", "park { counter: 1 }");
  CHECK(day.call(1) == "A002");
  CHECK(day.refused("counter-1", "close_counter { counter: 1 }") == protocol::COUNTER_BUSY);
  day.done("counter-1", "close_counter { counter: 1 release: true }");
  CHECK(day.counter(1).state() == protocol::CLOSED);
  CHECK(day.board().announcements(1).state() == protocol::CALL_WITHDRAWN);
  CHECK(day.state().day.waiting == 3);
  CHECK_FALSE(hall::find_contradiction(day.state()));
  CHECK(day.call(2) == "A001");
  CHECK(day.done("counter-2", "finish_and_call_next { counter: 2 }").ticket().number() == "A002");

  SUBCASE("a citizen who is being served is not sent away") {
    day.done("counter-2", "start_service { counter: 2 }");
    CHECK(day.refused("counter-2", "close_counter { counter: 2 release: true }") == protocol::COUNTER_BUSY);
  }
}

TEST_CASE(
    "situation 07: staff are told of a printer without paper and of a citizen who asks for help, and when that is "
    "over") {
  HallDay day;
  const auto says = [&](const std::string& device, const std::string& text) {
    protocol::ClientMessage message;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, message.mutable_device_state()));
    day.shell->service->on_message({device, device}, std::move(message));
    day.shell->service->on_drained();
    day.shell->pass(1000);
  };
  says("kiosk", "printer: PRINTER_PAPER_OUT");
  REQUIRE(day.staff().alerts_size() == 1);
  CHECK(day.staff().alerts(0).kind() == protocol::PRINTER_TROUBLE);
  CHECK(day.staff().alerts(0).printer() == protocol::PRINTER_PAPER_OUT);
  CHECK(day.staff().alerts(0).device() == "kiosk");
  const auto since = day.staff().alerts(0).since_ms();
  CHECK_FALSE(day.staff().has_reception());  // the counters show it
  says("reception", "reception: true");
  CHECK(day.staff().has_reception());

  says("kiosk", "printer: PRINTER_PAPER_OUT help_wanted: true");
  REQUIRE(day.staff().alerts_size() == 2);
  CHECK(day.staff().alerts(0).kind() == protocol::HELP_WANTED);
  CHECK(day.staff().alerts(1).since_ms() == since);
  says("kiosk", "printer: PRINTER_READY");
  CHECK(day.staff().alerts_size() == 0);

  SUBCASE("a kiosk that is switched off needs nothing any more") {
    says("kiosk", "help_wanted: true");
    day.shell->pass(service::kDeviceStateKeptMs - 3000);
    CHECK(day.staff().alerts_size() == 1);
    day.shell->pass(3000);
    CHECK(day.staff().alerts_size() == 0);
  }
  SUBCASE("a device that is not known is nobody") {
    says("stranger", "help_wanted: true");
    CHECK(day.staff().alerts_size() == 0);
  }
  SUBCASE("nothing of it is on the record") {
    const auto rows = day.shell->disk.disk.size();
    says("kiosk", "help_wanted: true");
    CHECK(day.shell->disk.disk.size() == rows);
  }
}

TEST_CASE("situation 11: in the lunch break tickets are given as the timetable says, and promises stand still") {
  hall::Settings settings = day_settings();
  SUBCASE("none are given") {
    HallDay day(settings);
    day.until(11, 29);
    day.issue("civil");
    day.until(11, 30);
    CHECK_FALSE(day.service("civil").accepting());
    CHECK(day.refused("kiosk", "issue_ticket { service: 'civil' }") == protocol::HALL_CLOSED);
    day.until(13, 30);
    CHECK(day.service("civil").accepting());
    day.issue("civil");
  }
  SUBCASE("they are given") {
    settings.hours[0].tickets_in_breaks = true;
    HallDay day(settings);
    day.until(12, 0);
    day.issue("civil");
    day.until(17, 0);
    CHECK(day.refused("kiosk", "issue_ticket { service: 'civil' }") == protocol::HALL_CLOSED);
  }
  SUBCASE("the break uses nothing of a promise") {
    HallDay day(settings);
    day.open(1);
    day.until(11, 20);
    day.issue("civil");
    day.until(13, 35);
    day.call(1);
    const auto& reason = day.counter(1).current().reason();
    CHECK(reason.waited_ms() == 15 * 60'000);
    CHECK(day.board().hours().open_size() == 2);
  }
}

TEST_CASE(
    "situation 12: after the cut-off there are no new tickets, those who wait are served, the last number shows") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.issue("land");
  day.until(16, 30);
  CHECK(day.refused("kiosk", "issue_ticket { service: 'civil' }") == protocol::HALL_CLOSED);
  CHECK_FALSE(day.board().hours().accepting());
  REQUIRE(day.board().hours().last_tickets_size() == 2);
  CHECK(day.board().hours().last_tickets(0) == "A001");
  CHECK(day.board().hours().last_tickets(1) == "B001");
  // Numbers that a take-over leaves out were given to nobody.
  hall::Events skipped;
  REQUIRE_FALSE(hall::decide(day.state(), hall::SkipNumbers{100}, moment_at(day.now_ms()), skipped));
  hall::State after = day.state();
  for (const auto& event : skipped) hall::apply(after, event, day.now_ms());
  CHECK(after.series.at("A") == 101);
  const auto board = service::board_of(after, day.now_ms(), {});
  REQUIRE(board.hours().last_tickets_size() == 2);
  CHECK(board.hours().last_tickets(0) == "A001");
  day.until(17, 20);
  CHECK(day.call(1) == "A001");
  day.done("counter-1", "finish_and_call_next { counter: 1 }");
  CHECK(day.counter(1).current().ticket().number() == "B001");
}

TEST_CASE("situation 13: when the day's capacity is reached the kiosk says so and names another day") {
  hall::Settings settings = day_settings();
  settings.services[0].capacity = 2;
  settings.holidays = {20261130};  // the Monday after
  HallDay day(settings);
  day.issue("civil");
  day.issue("civil");
  CHECK(day.service("civil").full());
  CHECK_FALSE(day.service("civil").accepting());
  CHECK(day.service("civil").next_date() == 20261201);
  const auto answer = day.ask("kiosk", "issue_ticket { service: 'civil' }");
  CHECK(answer.rejection().code() == protocol::CAPACITY_REACHED);
  CHECK(answer.rejection().date() == 20261201);
  day.issue("land");
  CHECK(day.ask("kiosk", "issue_ticket { service: 'land' then: 'civil' }").rejection().code() ==
        protocol::CAPACITY_REACHED);
  day.until(day_ms(2026, 12, 1) + 8 * 60 * hall::kMinuteMs);
  CHECK(day.issue("civil") == "A001");
}

TEST_CASE(
    "situation 13: a place goes with the ticket that moves, comes back with one that leaves, and is never given "
    "twice") {
  hall::Settings settings = day_settings();
  settings.services[1].capacity = 2;  // land
  HallDay day(settings);
  day.issue("land");
  day.issue("land");
  day.issue("civil");
  CHECK(day.service("land").full());
  CHECK(day.refused("reception", "change_ticket { ticket: 'A001' service: 'land' }") == protocol::CAPACITY_REACHED);
  day.done("reception", "change_ticket { ticket: 'B002' service: 'civil' }");
  CHECK_FALSE(day.service("land").full());
  day.done("reception", "change_ticket { ticket: 'A001' service: 'land' }");
  CHECK(day.service("land").full());
  day.done("reception", "cancel_ticket { ticket: 'B001' }");
  CHECK_FALSE(day.service("land").full());
  CHECK(day.issue("land") == "B003");
  CHECK(day.service("land").full());

  SUBCASE("whoever was served has taken the place") {
    day.open(3);
    day.call(3);
    day.done("desk", "park { counter: 3 reason: 'photocopy' }");
    day.done("reception", "cancel_ticket { ticket: 'A001' }");
    CHECK(day.service("land").full());
  }
  SUBCASE("a service that was still to come is free again") {
    day.done("reception", "cancel_ticket { ticket: 'A001' }");
    day.done("kiosk", "issue_ticket { service: 'civil' then: 'land' }");
    CHECK(day.service("land").full());
    day.done("reception", "cancel_ticket { ticket: 'A002' }");
    CHECK_FALSE(day.service("land").full());
  }
  SUBCASE("a service that was to come anyway is not to come again when the greeter moves the ticket there") {
    day.done("reception", "cancel_ticket { ticket: 'A001' }");
    day.done("kiosk", "issue_ticket { service: 'civil' then: 'land' }");
    day.done("reception", "change_ticket { ticket: 'A002' service: 'land' }");
    CHECK(day.visit("A002").then.empty());
    CHECK(day.service("land").full());
    day.restart();
    day.done("reception", "cancel_ticket { ticket: 'A002' }");
    CHECK_FALSE(day.service("land").full());
  }
  SUBCASE("nor twice to one visit") {
    day.done("reception", "cancel_ticket { ticket: 'A001' }");
    CHECK(day.ask("kiosk", "issue_ticket { service: 'land' then: 'land' }").rejection().code() ==
          protocol::CAPACITY_REACHED);
    day.done("kiosk", "issue_ticket { service: 'land' }");
  }
  SUBCASE("a clerk's transfer is never refused, and counts") {
    day.done("reception", "cancel_ticket { ticket: 'A001' }");
    day.open(1);
    CHECK(day.call(1) == "B002");
    day.done("counter-1", "transfer { counter: 1 service: 'land' }");
    CHECK(day.service("land").full());
  }
}

TEST_CASE("situation 23: the wall clock jumps, and neither order nor durations change") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.minutes(3);
  for (const std::int64_t jump_ms : {std::int64_t{-2} * 60'000, std::int64_t{60} * 60'000}) {
    day.shell->wall_offset_ms += jump_ms;
    day.shell->service->on_second();
    day.shell->sync_all();
    const auto jumped = *journal::decode_record(day.shell->disk.disk.back());
    CHECK(std::get<hall::WallClockJumped>(jumped.events.front()).by_ms == jump_ms);
  }
  day.shell->wall_offset_ms = kEightOClockMs;
  day.issue("civil");
  CHECK(day.call(1) == "A001");
  CHECK(day.counter(1).current().reason().waited_ms() == 3 * 60'000);
}

TEST_CASE("situation 24: at midnight leftovers are day ended, never served, and A001 begins again as another visit") {
  HallDay day;
  day.open(1);
  day.open(2);
  day.issue("civil");
  day.issue("civil");
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "start_service { counter: 1 }");
  day.call(2);
  day.done("counter-2", "start_service { counter: 2 }");
  day.done("counter-2", "park { counter: 2 }");
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  const auto first = day.visit("A001").id;
  day.until(kFridayMs + 3 * hall::kDayMs + 8 * 60 * hall::kMinuteMs);  // Monday
  int day_ended = 0;
  int finished = 0;
  for (const auto& row : day.shell->disk.disk) {
    const auto record = *journal::decode_record(row);
    for (const auto& event : record.events) {
      day_ended += std::holds_alternative<hall::VisitDayEnded>(event) ? 1 : 0;
      finished += std::holds_alternative<hall::Finished>(event) ? 1 : 0;
    }
  }
  CHECK(day_ended == 3);
  CHECK(finished == 0);
  CHECK(day.state().present.empty());
  CHECK(day.counter(1).state() == protocol::CLOSED);
  CHECK(day.counter(2).parked_size() == 0);
  CHECK(day.issue("civil") == "A001");
  CHECK(day.visit("A001").id > first);
}

TEST_CASE("situation 25: a forgotten service raises an alert, and its forced end is kept apart") {
  hall::Settings settings = day_settings();
  settings.rules.forced_end_ms = 3 * 60 * hall::kMinuteMs;
  HallDay day(settings);
  day.open(1);
  day.issue("civil");
  day.call(1);
  day.done("counter-1", "start_service { counter: 1 }");
  day.minutes(44);
  CHECK(day.staff().alerts_size() == 0);
  day.minutes(1);
  REQUIRE(day.staff().alerts_size() == 1);
  CHECK(day.staff().alerts(0).kind() == protocol::LONG_SERVICE);
  CHECK(day.staff().alerts(0).counter() == 1);
  CHECK(day.counter(1).current().long_from_ms() == static_cast<std::uint64_t>(day.now_ms()));
  CHECK(day.counter(1).current().long_after_ms() == 45 * hall::kMinuteMs);
  SUBCASE("by the manager") {
    CHECK(day.refused("counter-1", "force_finish { counter: 1 }") == protocol::NOT_PERMITTED);
    day.done("reception", "sign_in { code: '90' pin: '9999' }");
    day.done("reception", "force_finish { counter: 1 }");
  }
  SUBCASE("by the clock") {
    day.minutes(134);
    CHECK(day.counter(1).state() == protocol::SERVING);
    day.minutes(1);
  }
  CHECK(day.visit("A001").leg().end == hall::LegEnd::kForced);
  CHECK(day.counter(1).served() == 0);
  CHECK(day.board().counters(0).rate_visit() == 0);
}

TEST_CASE("situation 25: a clerk who only calls and finishes is reminded and ended as well") {
  hall::Settings settings = day_settings();
  settings.rules.recall_every_ms = 0;
  settings.rules.no_show_after_ms = 0;
  settings.rules.forced_end_ms = 3 * 60 * hall::kMinuteMs;
  HallDay day(settings);
  day.open(1);
  day.issue("civil");
  day.call(1);
  day.minutes(45);
  REQUIRE(day.staff().alerts_size() == 1);
  CHECK(day.counter(1).current().long_from_ms() == static_cast<std::uint64_t>(day.now_ms()));
  CHECK(day.counter(1).current().long_after_ms() == 45 * hall::kMinuteMs);
  SUBCASE("by the clock") {
    day.minutes(135);
  }
  SUBCASE("by the manager") {
    day.done("reception", "sign_in { code: '90' pin: '9999' }");
    day.done("reception", "force_finish { counter: 1 }");
  }
  CHECK(day.counter(1).state() == protocol::IDLE);
  CHECK(day.visit("A001").leg().end == hall::LegEnd::kForced);
  CHECK(day.counter(1).served() == 0);
}

TEST_CASE("situation 25: a call that the clock ends as missed is no long service") {
  hall::Settings settings = day_settings();
  settings.rules.long_service_ms = 20 * hall::kSecondMs;
  HallDay day(settings);
  day.open(1);
  day.issue("civil");
  day.call(1);
  day.seconds(25);
  CHECK(day.staff().alerts_size() == 0);
  CHECK(day.counter(1).current().long_from_ms() == 0);
}

TEST_CASE("situation 28: a special day adds a service, a counter and weights, for that date alone") {
  hall::Settings settings = day_settings();
  hall::DayProfile special;
  special.key = "friday-without-appointment";
  special.name = {"Ngày thứ Sáu không hẹn", "Friday without appointment"};
  special.dates = {20261127};
  special.hours = {{0, {{7 * 60, 18 * 60}}, 17 * 60 + 45, true}};
  special.services = {settings.services[0],
                      {"signature", "S", {"Ký ngay", "Signature"}, true, false, settings.services[2].promises}};
  special.services[0].promises[0].promise_ms = 12 * hall::kMinuteMs;
  special.profiles = {{"signatory", {"Người ký", "Signatory"}, {"signature"}}};
  special.counters = {{9, {"Quầy 9", "Counter 9"}, "signatory"}};
  settings.day_profiles = {special};
  HallDay day(settings);
  CHECK(day.board().hours().day_profile().en() == "Friday without appointment");
  day.open(9);
  CHECK(day.issue("signature") == "S001");
  CHECK(day.call(9) == "S001");
  day.issue("civil");
  day.minutes(6);
  day.open(1);
  day.call(1);
  CHECK(day.counter(1).current().reason().promise_ms() == 12 * 60'000);
  day.until(17, 30);
  day.issue("civil");  // open longer
  day.restart();
  CHECK(day.service("signature").letter() == "S");
  day.until(kFridayMs + 3 * hall::kDayMs + 8 * 60 * hall::kMinuteMs);
  CHECK(day.refused("kiosk", "issue_ticket { service: 'signature' }") == protocol::UNKNOWN_SERVICE);
  CHECK(day.refused("desk", "open_counter { counter: 9 }") == protocol::UNKNOWN_COUNTER);
  CHECK(day.state().settings.services[0].promises[0].promise_ms == 30 * hall::kMinuteMs);
  CHECK(day.board().hours().day_profile().en().empty());
}

TEST_CASE("situation 35: 1,200 tickets in a day and 300 people waiting: every key press is answered in its own batch") {
  HallDay day;
  for (std::uint32_t counter = 1; counter <= 3; ++counter) day.open(counter);
  std::uint32_t issued = 0;
  std::uint32_t answered = 0;
  for (; issued < 300; ++issued) day.issue(issued % 3 == 0 ? "land" : "civil", issued % 10 == 0 ? "elderly" : "");
  CHECK(day.state().day.waiting == 300);
  while (issued < 1200) {
    const auto batches = day.shell->service->counts().batches;
    const auto done = day.done("desk", "finish_and_call_next { counter: " + std::to_string(1 + issued % 3) + " }");
    CHECK(done.has_ticket());
    CHECK(day.shell->service->counts().batches == batches + 1);
    ++answered;
    day.seconds(10);
    day.issue(issued % 3 == 0 ? "land" : "civil");
    ++issued;
  }
  CHECK(answered == 900);
  CHECK(day.state().day.issued == 1200);
  CHECK(day.state().day.issued == day.state().day.called + day.state().day.waiting + day.state().day.left);
  CHECK_FALSE(hall::find_contradiction(day.state()));
}
