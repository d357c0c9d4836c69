// What happens by itself: a new business date, a ticket for a counter that is ready.
#include <algorithm>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/hall.h"
#include "dispatcher/hall/ready_counter.h"

namespace motcua::hall {

std::optional<TimeMs> next_deadline(const State& state) {
  if (state.settings.services.empty()) return std::nullopt;  // nothing happens before the first configuration
  if (state.date == 0) return 0;
  if (find_ready_counter(state)) return state.last_event_ms;
  return state.date_ends_ms;
}

}  // namespace motcua::hall
