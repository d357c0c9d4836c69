// What falls due by itself at one counter or for one person; next_deadline() in hall.h is the earliest of all. Pure.
#pragma once

#include <optional>

#include "dispatcher/hall/state.h"

namespace motcua::hall {

// When something falls due at a counter whose citizen is awaited or served; none: nothing by itself.
std::optional<TimeMs> next_ring_ms(const State& state, const Counter& counter);
// Since when the citizen is served there, or has been called without a clock that would end that; none: neither.
std::optional<TimeMs> in_service_since_ms(const State& state, const Counter& counter);
std::optional<TimeMs> forced_end_ms(const State& state, const Counter& counter);
// When a sign-in counts as forgotten; none: at the day's end.
std::optional<TimeMs> forgotten_ms(const State& state, const Presence& presence);

}  // namespace motcua::hall
