// What happens by itself: a new business date, recalls and no-shows, forgotten services and sign-ins, a ticket for a
// counter that is ready.
#include <algorithm>

#include "dispatcher/hall/decider.h"
#include "dispatcher/hall/ready_counter.h"

namespace motcua::hall {

std::optional<TimeMs> next_deadline(const State& state) {
  if (state.settings.services.empty()) return std::nullopt;  // nothing happens before the first configuration
  if (state.date == 0) return 0;
  TimeMs earliest = state.date_ends_ms;
  const auto also = [&](std::optional<TimeMs> due) {
    if (due) earliest = std::min(earliest, std::max(*due, state.last_event_ms));
  };
  also(next_ready_call(state));
  for (const auto& [number, counter] : state.counters) {
    also(next_ring_ms(state, counter));
    also(forced_end_ms(state, counter));
  }
  for (const auto& [number, presence] : state.present) {
    const Counter* counter = state.find_counter(presence.counter);
    if (counter == nullptr || counter->current == 0) also(forgotten_ms(state, presence));
  }
  return earliest;
}

}  // namespace motcua::hall
