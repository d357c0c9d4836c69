#include "dispatcher/hall/timetable.h"

#include <algorithm>

namespace motcua::hall {
namespace {

constexpr MinuteOfDay kMiddayMinute = 12 * 60;
constexpr int kDaysLookedAhead = 92;

// Days since 1970-01-01 of the proleptic Gregorian calendar, after Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", days_from_civil.
std::int64_t days_of(BusinessDate date) {
  const std::int64_t month = date / 100 % 100;
  const std::int64_t day = date % 100;
  const std::int64_t year = std::int64_t{date / 10'000} - (month <= 2 ? 1 : 0);
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

std::uint32_t days_in_month(std::uint32_t year, std::uint32_t month) {
  constexpr std::uint32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

const Hours* find_hours(const std::vector<Hours>& hours, BusinessDate date) {
  const auto bit = 1U << weekday_of(date);
  const auto found =
      std::find_if(hours.begin(), hours.end(), [&](const auto& one) { return (one.weekdays & bit) != 0; });
  return found == hours.end() ? nullptr : &*found;
}

// A special day with hours of its own is open whatever the calendar says.
struct HoursOfDay {
  const Hours* hours = nullptr;  // none: always open, unless closed
  bool closed = false;
};
HoursOfDay hours_of(const Settings& configured, BusinessDate date) {
  const DayProfile* special = find_day_profile(configured, date);
  if (special != nullptr && !special->hours.empty())
    return {&special->hours.front(), special->hours.front().open.empty()};
  const auto& holidays = configured.holidays;
  if (std::find(holidays.begin(), holidays.end(), date) != holidays.end()) return {nullptr, true};
  if (configured.hours.empty()) return {};
  const Hours* hours = find_hours(configured.hours, date);
  return {hours, hours == nullptr};
}

template <class Things, class Same>
void replace_or_add(Things& things, const Things& by, Same same) {
  for (const auto& one : by) {
    const auto found = std::find_if(things.begin(), things.end(), [&](const auto& other) { return same(one, other); });
    if (found == things.end()) {
      things.push_back(one);
    } else {
      *found = one;
    }
  }
}

}  // namespace

std::uint32_t weekday_of(BusinessDate date) {
  return static_cast<std::uint32_t>((days_of(date) % 7 + 7 + 3) % 7);  // 1970-01-01 was a Thursday
}

bool is_date(BusinessDate date) {
  const std::uint32_t year = date / 10'000, month = date / 100 % 100, day = date % 100;
  return year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

BusinessDate day_after(BusinessDate date) {
  const std::uint32_t year = date / 10'000, month = date / 100 % 100, day = date % 100;
  if (day < days_in_month(year, month)) return date + 1;
  return month < 12 ? year * 10'000 + (month + 1) * 100 + 1 : (year + 1) * 10'000 + 101;
}

const DayProfile* find_day_profile(const Settings& configured, BusinessDate date) {
  for (const auto& one : configured.day_profiles) {
    if (std::find(one.dates.begin(), one.dates.end(), date) != one.dates.end()) return &one;
  }
  return nullptr;
}

Settings on_date(const Settings& configured, BusinessDate date) {
  Settings settings = configured;
  const DayProfile* special = find_day_profile(configured, date);
  if (special == nullptr) return settings;
  const auto same_key = [](const auto& a, const auto& b) { return a.key == b.key; };
  replace_or_add(settings.services, special->services, same_key);
  replace_or_add(settings.profiles, special->profiles, same_key);
  replace_or_add(settings.counters, special->counters,
                 [](const auto& a, const auto& b) { return a.number == b.number; });
  return settings;
}

DayPlan plan_day(const Settings& configured, BusinessDate date, TimeMs midday_ms) {
  DayPlan plan;
  plan.midday_ms = midday_ms;
  if (const DayProfile* special = find_day_profile(configured, date)) plan.day_profile = special->key;
  const auto [hours, closed] = hours_of(configured, date);
  plan.closed = closed;
  if (hours == nullptr || closed) return plan;
  for (const auto& span : hours->open) plan.open.push_back({time_on(plan, span.from), time_on(plan, span.to)});
  if (hours->cut_off != 0) plan.cut_off_ms = time_on(plan, hours->cut_off);
  plan.tickets_in_breaks = hours->tickets_in_breaks;
  return plan;
}

bool open_on(const Settings& configured, BusinessDate date) {
  return !hours_of(configured, date).closed;
}

bool open_at(const Settings& configured, BusinessDate date, MinuteOfDay minute) {
  const DayPlan plan = plan_day(configured, date, 0);
  const TimeMs at = time_on(plan, minute);
  const auto& open = plan.open;
  return !plan.closed && (open.empty() || std::any_of(open.begin(), open.end(), [&](const auto& span) {
                            return at >= span.from_ms && at < span.to_ms;
                          }));
}

BusinessDate next_open_date(const Settings& configured, BusinessDate date) {
  for (int i = 0; i < kDaysLookedAhead; ++i) {
    date = day_after(date);
    if (open_on(configured, date)) return date;
  }
  return 0;
}

bool gives_tickets(const DayPlan& plan, TimeMs now_ms) {
  if (plan.closed) return false;
  if (plan.open.empty()) return true;
  if (now_ms < plan.open.front().from_ms || now_ms >= plan.open.back().to_ms) return false;
  if (plan.cut_off_ms != 0 && now_ms >= plan.cut_off_ms) return false;
  if (plan.tickets_in_breaks) return true;
  return std::any_of(plan.open.begin(), plan.open.end(),
                     [&](const auto& span) { return now_ms >= span.from_ms && now_ms < span.to_ms; });
}

bool opens_again(const DayPlan& plan, TimeMs now_ms) {
  if (plan.closed) return false;
  return std::any_of(plan.open.begin(), plan.open.end(), [&](const auto& span) {
    return span.from_ms > now_ms && (plan.cut_off_ms == 0 || span.from_ms < plan.cut_off_ms);
  });
}

DurationMs time_without_breaks(const DayPlan& plan, TimeMs from_ms, TimeMs to_ms) {
  DurationMs result = to_ms - from_ms;
  for (std::size_t i = 1; i < plan.open.size(); ++i) {
    const TimeMs begins = std::max(plan.open[i - 1].to_ms, from_ms);
    const TimeMs ends = std::min(plan.open[i].from_ms, to_ms);
    if (begins < ends) result -= ends - begins;
  }
  return result;
}

TimeMs end_of_wait(const DayPlan& plan, TimeMs from_ms, DurationMs wait_ms) {
  TimeMs end_ms = from_ms + wait_ms;
  for (std::size_t i = 1; i < plan.open.size(); ++i) {
    const TimeMs begins = std::max(plan.open[i - 1].to_ms, from_ms);
    const TimeMs ends = plan.open[i].from_ms;
    if (begins < ends && begins < end_ms) end_ms += ends - begins;
  }
  return end_ms;
}

TimeMs time_on(const DayPlan& plan, MinuteOfDay minute) {
  return plan.midday_ms + (static_cast<TimeMs>(minute) - kMiddayMinute) * kMinuteMs;
}

}  // namespace motcua::hall
