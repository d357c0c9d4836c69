// How soon a call stands in the wall display's list: from the dispatcher's answer to the caller until the display
// server shows another list. Read off the display server, as people read it off the screen.
#pragma once

#include <string>
#include <vector>

#include "bench/bench_hall.h"
#include "bench/screen_process.h"
#include "bench/statistics.h"

namespace motcua::bench {

struct ShownCalls {
  std::vector<Micros> one;   // calls that come one by one
  Micros several = 0;        // of five at once: from the first one's answer until the list has all
  IdleCost idle_afterwards;  // when the last of them has had its moment
};

// `words`: a wall display of 1920 x 1080 at the upper left corner of $DISPLAY. Throws when a call is never shown.
ShownCalls watch_calls(const BenchHall& hall, const std::vector<std::string>& words, std::uint32_t counters,
                       int idle_s);

}  // namespace motcua::bench
