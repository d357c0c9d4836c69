// A calendar for tests: days of UTC with their real dates, beginning on a Friday, 27 November 2026, at eight.
#pragma once

#include <chrono>

#include "dispatcher/hall/types.h"

namespace motcua::test {

constexpr hall::TimeMs day_ms(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)).time_since_epoch() /
         milliseconds(1);
}

inline constexpr hall::TimeMs kFridayMs = day_ms(2026, 11, 27);
inline constexpr hall::TimeMs kEightOClockMs = kFridayMs + 8 * 60 * hall::kMinuteMs;

inline hall::BusinessDate date_of(hall::TimeMs moment_ms) {
  using namespace std::chrono;
  const year_month_day date{floor<days>(sys_time<milliseconds>(milliseconds(moment_ms)))};
  return static_cast<hall::BusinessDate>(static_cast<int>(date.year())) * 10'000 +
         static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
}

inline hall::Moment moment_at(hall::TimeMs moment_ms) {
  const auto begin_ms = moment_ms / hall::kDayMs * hall::kDayMs;
  return {moment_ms, moment_ms, date_of(moment_ms), begin_ms + hall::kDayMs, begin_ms + hall::kDayMs / 2};
}

}  // namespace motcua::test
