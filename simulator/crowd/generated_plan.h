// A made-up working day at a site: mornings are busy, lunch is empty, long services stay long.
//
// Pure, any thread. One site and one seed give one plan.
#pragma once

#include <cstdint>

#include "dispatcher/hall/settings.h"
#include "simulator/crowd/day_plan.h"

namespace motcua::crowd {

DayPlan plan_generated_day(const hall::Settings& site, std::uint64_t seed);

}  // namespace motcua::crowd
