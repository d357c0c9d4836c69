#include "dispatcher/site/zone.h"

#include <algorithm>

#include <date/tz.h>
#include <fmt/format.h>

#include "config/words.h"

namespace motcua::site {
namespace {

using std::chrono::milliseconds;
using SysMs = date::sys_time<milliseconds>;

SysMs begin_of(const date::time_zone& zone, date::local_days day, std::chrono::minutes rollover) {
  return zone.to_sys(date::local_time<milliseconds>(day + rollover), date::choose::earliest);
}

hall::BusinessDate number_of(date::local_days day) {
  const date::year_month_day ymd{day};
  return static_cast<hall::BusinessDate>(int{ymd.year()} * 10'000) + unsigned{ymd.month()} * 100 + unsigned{ymd.day()};
}

}  // namespace

tl::expected<Zone, std::string> Zone::find(const std::string& name) {
  try {
    return Zone(date::locate_zone(name));
  } catch (const std::exception&) {
    return tl::unexpected(fmt::format("{}, expected a time zone of this system (package tzdata), e.g. Asia/Ho_Chi_Minh",
                                      config::in_quotes(name)));
  }
}

LocalDay Zone::day_at(hall::TimeMs moment_ms, std::uint32_t rollover_minutes) const {
  // Beyond the year 9999 dates have no eight digits any more; clocks do not get there honestly.
  constexpr hall::TimeMs kMomentMsMax = 253'370'000'000'000;
  const SysMs moment{milliseconds(std::clamp<hall::TimeMs>(moment_ms, 0, kMomentMsMax))};
  const std::chrono::minutes rollover(rollover_minutes);
  const auto offset = zone_->get_info(moment).offset;
  const date::local_time<milliseconds> local{moment.time_since_epoch() + offset - rollover};
  date::local_days day = date::floor<date::days>(local);
  // A change of the clock between the rollover and now can put the guess one day off.
  while (begin_of(*zone_, day, rollover) > moment) day -= date::days(1);
  while (begin_of(*zone_, day + date::days(1), rollover) <= moment) day += date::days(1);
  const SysMs ends = begin_of(*zone_, day + date::days(1), rollover);
  const SysMs midday = begin_of(*zone_, day, std::chrono::hours(12));
  return {number_of(day), ends.time_since_epoch().count(), static_cast<int>(offset.count()),
          midday.time_since_epoch().count()};
}

}  // namespace motcua::site
