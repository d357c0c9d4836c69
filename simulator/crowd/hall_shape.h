// The hall that a recorded day needed: its services, its counters, and which services each counter called.
//
// Pure, any thread. Derived from the day alone, so that one day always gives one hall.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/crowd/day_plan.h"
#include "simulator/crowd/recorded_day.h"

namespace motcua::crowd {

struct ShapeService {
  std::string recorded;        // as in the file, e.g. PS
  std::string key;             // for the site file, e.g. ps
  std::string letter;          // of its tickets; never that of the priority class
  std::int64_t promise_s = 0;  // four of five ordinary citizens were called within it
};

struct ShapeCounter {
  std::uint32_t number = 0;
  std::vector<std::string> services;  // keys
  std::uint32_t rank = 0;             // the how-manieth of its service; 0: known by its number in the file
  std::uint32_t calls = 0;            // on that day, if known
};

struct HallShape {
  std::vector<ShapeService> services;
  std::vector<ShapeCounter> counters;

  const ShapeService* find(std::string_view recorded) const;
};

inline constexpr std::string_view kPriorityLetter = "U";

HallShape shape_of(const RecordedDay& day);

// When each counter was open. Where a file says only how many were open for a service, the first counters of the
// service were.
std::vector<Shift> shifts_of(const RecordedDay& day, const HallShape& shape);

}  // namespace motcua::crowd
