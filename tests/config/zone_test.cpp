// The site's calendar: every moment has exactly one business date, also on the days when the clocks change.
#include <doctest/doctest.h>

#include "dispatcher/site/zone.h"

namespace motcua::site {
namespace {

Zone zone(const char* name) {
  auto found = Zone::find(name);
  REQUIRE(found.has_value());
  return *found;
}

constexpr hall::TimeMs kHourMs = 60 * hall::kMinuteMs;
constexpr hall::TimeMs ms(std::int64_t unix_seconds) {
  return unix_seconds * 1000;
}

// Walks through a span and checks that dates follow each other without a gap, each ending where the next begins.
void check_continuous(const Zone& where, hall::TimeMs from, hall::TimeMs to, std::uint32_t rollover) {
  LocalDay day = where.day_at(from, rollover);
  for (hall::TimeMs at = from; at < to; at += 7 * hall::kMinuteMs) {
    const LocalDay now = where.day_at(at, rollover);
    REQUIRE(now.ends_ms > at);
    if (now.date != day.date) {
      REQUIRE(at >= day.ends_ms);
      REQUIRE(where.day_at(day.ends_ms, rollover).date == now.date);
      REQUIRE(where.day_at(day.ends_ms - 1, rollover).date == day.date);
    } else {
      REQUIRE(now.ends_ms == day.ends_ms);
    }
    day = now;
  }
}

}  // namespace

TEST_CASE("Ho Chi Minh City is seven hours ahead and its date changes at 17:00 UTC") {
  const Zone where = zone("Asia/Ho_Chi_Minh");
  const auto day = where.day_at(ms(1'795'312'800), 0);  // 2026-11-22 02:00 UTC
  CHECK(day.date == 20261122);
  CHECK(day.utc_offset_s == 7 * 3600);
  CHECK(day.ends_ms == ms(1'795'366'800));  // 17:00 UTC
  CHECK(where.day_at(day.ends_ms - 1, 0).date == 20261122);
  CHECK(where.day_at(day.ends_ms, 0).date == 20261123);
}

TEST_CASE("with a rollover the hours after midnight belong to the day before") {
  const Zone where = zone("Asia/Ho_Chi_Minh");
  const auto night = where.day_at(ms(1'795'366'800) + kHourMs, 120);  // 01:00 local, rollover 02:00
  CHECK(night.date == 20261122);
  CHECK(night.ends_ms == ms(1'795'366'800) + 2 * kHourMs);
  CHECK(where.day_at(night.ends_ms, 120).date == 20261123);
}

TEST_CASE("the day on which Warsaw loses an hour has 23 hours, the day on which it wins one has 25") {
  const Zone where = zone("Europe/Warsaw");
  const auto spring = where.day_at(ms(1'774'738'800) - 1, 0);  // just before 2026-03-29 00:00 local
  CHECK(spring.date == 20260328);
  CHECK(spring.utc_offset_s == 3600);
  const auto lost = where.day_at(spring.ends_ms, 0);
  CHECK(lost.date == 20260329);
  CHECK(lost.ends_ms - spring.ends_ms == 23 * kHourMs);
  CHECK(where.day_at(lost.ends_ms, 0).utc_offset_s == 7200);
  const auto before = where.day_at(ms(1'792'879'200) - 1, 0);  // just before 2026-10-25 00:00 local
  const auto won = where.day_at(before.ends_ms, 0);
  CHECK(won.date == 20261025);
  CHECK(won.ends_ms - before.ends_ms == 25 * kHourMs);
}

TEST_CASE("dates follow each other without a gap when the rollover falls into the change of the clocks") {
  const Zone where = zone("Europe/Warsaw");
  for (const std::uint32_t rollover : {0U, 120U, 150U, 180U, 23U * 60U}) {
    CAPTURE(rollover);
    check_continuous(where, ms(1'774'500'000), ms(1'774'950'000), rollover);  // around 2026-03-29 02:00
    check_continuous(where, ms(1'792'700'000), ms(1'793'100'000), rollover);  // around 2026-10-25 03:00
  }
}

TEST_CASE("dates follow each other where midnight itself is skipped and where a whole day is") {
  check_continuous(zone("America/Sao_Paulo"), ms(1'539'300'000), ms(1'539'700'000), 0);  // 2018-11-04 begins at 01:00
  check_continuous(zone("America/Sao_Paulo"), ms(1'541'200'000), ms(1'541'500'000), 0);
  const Zone apia = zone("Pacific/Apia");  // 2011-12-30 never was
  check_continuous(apia, ms(1'325'000'000), ms(1'325'500'000), 0);
  CHECK(apia.day_at(ms(1'325'239'200), 0).date == 20111231);
  CHECK(apia.day_at(ms(1'325'239'200) - 1, 0).date == 20111229);
}

TEST_CASE("an absurd clock still has a date of eight digits") {
  const Zone where = zone("Asia/Ho_Chi_Minh");
  CHECK(where.day_at(-1, 0).date == 19700101);
  CHECK(where.day_at(INT64_MAX, 0).date <= 99991231);
  CHECK(where.day_at(INT64_MIN, 0).date == 19700101);
}

TEST_CASE("an unknown time zone is named") {
  CHECK(Zone::find("Asia/Saign").error().starts_with("\"Asia/Saign\", expected a time zone"));
  CHECK(!Zone::find("").has_value());
  CHECK(!Zone::find("../../../etc/passwd").has_value());
}

}  // namespace motcua::site
