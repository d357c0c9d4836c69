// Which counter can be left to a person: every service must have another one, else the hall could stand still.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dispatcher/hall/settings.h"
#include "simulator/crowd/hall_shape.h"

namespace motcua::crowd {

struct CounterDuty {
  std::uint32_t number = 0;
  std::vector<std::string> services;
  std::uint32_t calls = 0;
};

std::vector<CounterDuty> duties_of(const HallShape& shape);
std::vector<CounterDuty> duties_of(const hall::Settings& site);

// Of the counters that can be spared the one with the fewest calls; the last of several.
std::optional<std::uint32_t> spare_counter(const std::vector<CounterDuty>& counters);

// The one that has most to do on the plan's day, for whoever wants to look over a clerk's shoulder. At least one
// counter.
std::uint32_t busiest_counter(const std::vector<CounterDuty>& counters, const DayPlan& plan);

}  // namespace motcua::crowd
