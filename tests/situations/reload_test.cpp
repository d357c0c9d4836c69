// A configuration that changes while the hall is open: applied whole, or refused with a sentence.
#include "tests/situations/hall_day.h"

using namespace motcua;
using namespace motcua::test;

namespace {

// The calendar of a place whose clock is so much ahead of UTC.
service::Calendar hours_later(int hours) {
  return [hours](hall::TimeMs moment_ms) {
    const auto by_ms = hours * 60 * hall::kMinuteMs;
    const auto there = utc_day(moment_ms + by_ms);
    return service::LocalDay{there.date, there.ends_ms - by_ms, hours * 3600, there.midday_ms - by_ms};
  };
}

}  // namespace

TEST_CASE("situation 32: what is booked from today on is not taken away by a new configuration") {
  HallDay day;
  day.done("desk", "book_appointment { code: 'Q1' date: 20261201 minute: 540 service: 'land' }");
  auto without = day_settings();
  std::erase_if(without.services, [](const auto& service) { return service.key == "land"; });
  for (auto& profile : without.profiles) std::erase(profile.services, "land");
  std::erase_if(without.profiles, [](const auto& profile) { return profile.services.empty(); });
  std::erase_if(without.counters, [](const auto& counter) { return counter.number == 3; });
  REQUIRE_FALSE(hall::find_fault(without));
  CHECK(*day.shell->service->apply_settings(without) ==
        "service 'land' cannot go while appointment 'Q1' is booked there for 2026-12-01");
  auto none = day_settings();
  none.appointments.priority_class.clear();
  CHECK(*day.shell->service->apply_settings(none) == "appointments cannot go while 'Q1' is booked for 2026-12-01");
  auto holiday = day_settings();
  holiday.holidays = {20261201};
  CHECK(*day.shell->service->apply_settings(holiday) ==
        "the hall cannot be closed on 2026-12-01 while appointment 'Q1' is booked for then");
  auto later = day_settings();
  later.hours.front().open.front().from = 550;
  CHECK(*day.shell->service->apply_settings(later) ==
        "the hall cannot be closed on 2026-12-01 at that hour while appointment 'Q1' is booked for then");
  day.done("desk", "cancel_appointment { code: 'Q1' }");
  CHECK_FALSE(day.shell->service->apply_settings(holiday));
  day.shell->sync_all();
  CHECK_FALSE(day.shell->service->apply_settings(without));
}

TEST_CASE("situation 32: a corrected time zone and another rollover hold at once, with the same numbers") {
  HallDay day;  // by the clock of UTC it is 7:30
  day.issue("civil");
  service::SiteFiles files{day_settings(), hours_later(2), {}, {}};
  files.settings.time_zone = "Europe/Kyiv";
  const auto opens_ms = day.state().plan.open.front().from_ms;
  const auto ends_ms = day.state().date_ends_ms;
  SUBCASE("the hours and the end of the date") {
    day.shell->site_file = files;
    day.done("desk", "reload {}");
    CHECK(day.state().plan.open.front().from_ms == opens_ms - 120 * hall::kMinuteMs);
    CHECK(day.state().date_ends_ms == ends_ms - 120 * hall::kMinuteMs);
    CHECK(day.issue("civil") == "A002");
  }
  SUBCASE("at a start as well, and of a configuration that is refused the calendar is not used either") {
    auto refused = files.settings;
    refused.services.erase(refused.services.begin());
    CHECK(day.shell->service->apply_settings(refused, files.calendar));
    CHECK(day.state().plan.open.front().from_ms == opens_ms);
    day.minutes(1);
    CHECK(day.state().date_ends_ms == ends_ms);
    CHECK_FALSE(day.shell->service->apply_settings(files.settings, files.calendar));
    day.shell->sync_all();
    CHECK(day.state().plan.open.front().from_ms == opens_ms - 120 * hall::kMinuteMs);
    CHECK(day.state().date_ends_ms == ends_ms - 120 * hall::kMinuteMs);
  }
  SUBCASE("where it is the next date already, that begins") {
    const auto today = day.state().date;
    files.calendar = hours_later(20);
    day.shell->site_file = files;
    day.done("desk", "reload {}");
    CHECK(day.state().date > today);
    CHECK(day.state().tickets.empty());
  }
}

TEST_CASE("situation 32: a configuration with a mistake is refused, and the hall goes on with the old one") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.shell->site_file = tl::unexpected(std::string("site.toml:12: service[1].letter: \"a\", expected A to Z"));
  const auto answer = day.ask("desk", "reload {}");
  CHECK(answer.rejection().code() == protocol::BAD_SETTINGS);
  CHECK(answer.rejection().detail() == "site.toml:12: service[1].letter: \"a\", expected A to Z");
  CHECK(day.call(1) == "A001");
  CHECK(day.refused("counter-1", "reload {}") == protocol::NOT_PERMITTED);

  SUBCASE("one that takes away a service with people waiting is refused too") {
    day.issue("land");
    day.shell->site_file = without_land();
    CHECK(day.refused("desk", "reload {}") == protocol::BAD_SETTINGS);
    CHECK(day.service("land").waiting() == 1);
  }
  SUBCASE("a sound one adds a counter, a promise and a service without losing a ticket") {
    day.issue("land");
    service::SiteFiles files{day_settings(), utc_day, {{"7", {7, "4321"}}}, {}};
    auto extra = files.settings.services[2];
    extra.key = "tax";
    extra.letter = "T";
    files.settings.services.insert(files.settings.services.begin(), extra);
    files.settings.counters.push_back({12, {"Quầy 12", "Counter 12"}, "land"});
    files.settings.services[2].promises[0].promise_ms = 20 * hall::kMinuteMs;
    files.catalogue.set_version("2");
    day.shell->site_file = files;
    CHECK_FALSE(day.done("desk", "reload {}").unchanged());
    CHECK(day.done("desk", "reload {}").unchanged());
    CHECK(day.issue("tax") == "T001");
    day.open(12);
    CHECK(day.call(12) == "B001");
    CHECK(day.counter(12).current().reason().promise_ms() == 20 * 60'000);
    CHECK(day.board().catalogue_version() == "2");
    CHECK(day.counter(1).current().ticket().number() == "A001");
    CHECK(day.refused("counter-1", "sign_in { code: '8' pin: '5678' counter: 1 }") == protocol::UNKNOWN_CLERK);
    day.done("counter-1", "sign_in { code: '7' pin: '4321' counter: 1 }");
  }
}
