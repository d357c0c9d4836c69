#include "dispatcher/hall/ready_counter.h"

#include <algorithm>
#include <tuple>

#include "dispatcher/hall/calling_rule.h"

namespace motcua::hall {
namespace {

bool somebody_waits(const State& state, const Counter& counter) {
  return std::any_of(state.lines.begin(), state.lines.end(),
                     [&](const auto& line) { return may_call(state, counter, line.first); });
}

}  // namespace

const Counter* find_ready_counter(const State& state) {
  if (!state.settings.rules.call_when_ready || state.lines.empty()) return nullptr;
  const Counter* best = nullptr;
  const auto rank = [&](const Counter& counter) {
    return std::tuple(state.settings.profiles[counter.profile].services.size(), counter.since_ms, counter.number);
  };
  for (const auto& [number, counter] : state.counters) {
    if (counter.state != CounterState::kReady || !somebody_waits(state, counter)) continue;
    if (best == nullptr || rank(counter) < rank(*best)) best = &counter;
  }
  return best;
}

}  // namespace motcua::hall
