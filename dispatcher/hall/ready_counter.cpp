#include "dispatcher/hall/ready_counter.h"

#include <algorithm>
#include <tuple>

#include "dispatcher/hall/calling_rule.h"

namespace motcua::hall {
const Counter* find_ready_counter(const State& state, TimeMs now_ms) {
  if (!state.settings.rules.call_when_ready || state.lines.empty()) return nullptr;
  const Counter* best = nullptr;
  const auto rank = [&](const Counter& counter) {
    return std::tuple(state.settings.profiles[counter.profile].services.size(), counter.since_ms, counter.number);
  };
  for (const auto& [number, counter] : state.counters) {
    if (counter.state != CounterState::kReady || !choose_next(state, counter, now_ms)) continue;
    if (best == nullptr || rank(counter) < rank(*best)) best = &counter;
  }
  return best;
}

std::optional<TimeMs> next_ready_call(const State& state) {
  std::optional<TimeMs> earliest;
  if (!state.settings.rules.call_when_ready || state.lines.empty()) return earliest;
  for (const auto& [number, counter] : state.counters) {
    if (counter.state != CounterState::kReady) continue;
    const auto at = callable_at(state, counter);
    if (at && (!earliest || *at < *earliest)) earliest = *at;
  }
  return earliest;
}

}  // namespace motcua::hall
