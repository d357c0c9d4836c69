// Pull, then push: a counter that asked while nobody waited is ready and gets the next suitable ticket by itself.
#pragma once

#include <optional>

#include "dispatcher/hall/state.h"

namespace motcua::hall {

// The ready counter that is to call now: one for which somebody waits; of several the one with the fewest services,
// then the one ready longest, then the smallest number. Null when there is none.
const Counter* find_ready_counter(const State& state, TimeMs now_ms);

// When that will be; a time in the past means now, none: not by waiting alone.
std::optional<TimeMs> next_ready_call(const State& state);

}  // namespace motcua::hall
