// How long the choice of the next ticket takes with more and more people waiting: it is to cost the number of lines,
// not of people. One thread.
#pragma once

#include <cstddef>
#include <vector>

#include "bench/statistics.h"
#include "dispatcher/hall/settings.h"

namespace motcua::bench {

// A hall of 9 services and 5 classes, 20 counters that call all of them.
hall::Settings wide_settings();

struct ChoiceTime {
  std::size_t waiting = 0;
  std::size_t lines = 0;
  Micros median_us = 0;  // of one choice
};

// One figure for each number of people waiting.
std::vector<ChoiceTime> measure_choice(const std::vector<std::size_t>& waiting);

}  // namespace motcua::bench
