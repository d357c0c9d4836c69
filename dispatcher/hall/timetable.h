// The timetable: which hours a date has, when tickets are given, what counts as a break; and the special days that
// change the configuration for a date. Pure; dates are civil dates of the site.
#pragma once

#include "dispatcher/hall/state.h"

namespace motcua::hall {

// 0: Monday, to 6: Sunday.
std::uint32_t weekday_of(BusinessDate date);
// The date after it.
BusinessDate day_after(BusinessDate date);
// A date of the calendar, e.g. not 20260230.
bool is_date(BusinessDate date);

// The special day that applies on a date; none: an ordinary day.
const DayProfile* find_day_profile(const Settings& configured, BusinessDate date);
// The configuration with what is special on that date.
Settings on_date(const Settings& configured, BusinessDate date);

// `midday_ms`: hall time of 12:00 on that date.
DayPlan plan_day(const Settings& configured, BusinessDate date, TimeMs midday_ms);
// The first date after `date` on which the hall is open; 0: none within three months.
BusinessDate next_open_date(const Settings& configured, BusinessDate date);
bool open_on(const Settings& configured, BusinessDate date);
// Within the opening hours of that date, and in none of its breaks.
bool open_at(const Settings& configured, BusinessDate date, MinuteOfDay minute);

// Whether tickets are given at that moment.
bool gives_tickets(const DayPlan& plan, TimeMs now_ms);
// The hall opens once more on this date.
bool opens_again(const DayPlan& plan, TimeMs now_ms);
// From and to with the breaks between the opening hours left out.
DurationMs time_without_breaks(const DayPlan& plan, TimeMs from_ms, TimeMs to_ms);
// The first moment at which so much time without breaks has passed since `from_ms`; wait_ms is not negative.
TimeMs end_of_wait(const DayPlan& plan, TimeMs from_ms, DurationMs wait_ms);
TimeMs time_on(const DayPlan& plan, MinuteOfDay minute);

}  // namespace motcua::hall
