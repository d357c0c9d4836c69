// A recorded day as a plan: arrivals as recorded, service times drawn from what the day shows of them.
//
// Pure, any thread. One day and one seed give one plan.
#pragma once

#include <cstdint>

#include "simulator/crowd/day_plan.h"
#include "simulator/crowd/hall_shape.h"
#include "simulator/crowd/recorded_day.h"

namespace motcua::crowd {

inline constexpr const char* kOrdinary = "ordinary";
inline constexpr const char* kPriority = "priority";

DayPlan plan_recorded_day(const RecordedDay& day, const HallShape& shape, std::uint64_t seed);

// Where the file has call and finish: these times. Else lognormal, its mean from the day's throughput.
ServiceTimes service_times_of(const RecordedDay& day, const HallShape& shape);

}  // namespace motcua::crowd
