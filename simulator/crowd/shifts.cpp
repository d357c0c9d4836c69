// When the counters of a recorded day were open.
#include <algorithm>
#include <map>

#include "simulator/crowd/hall_shape.h"

namespace motcua::crowd {
namespace {

using Kind = DayEvent::Kind;

constexpr std::int64_t kSecondMs = 1000;

// From the counter's first call to its last finish (or call, where finishes are not known).
std::vector<Shift> by_calls(const RecordedDay& day) {
  std::map<std::uint32_t, Shift> shifts;
  for (const auto& event : day.events) {
    const bool at_work = event.kind == Kind::kCall || event.kind == Kind::kFinish;
    if (!at_work || event.counter == 0) continue;
    const auto [shift, is_first] = shifts.try_emplace(event.counter, Shift{event.counter, event.time_s * kSecondMs, 0});
    shift->second.until_ms = event.time_s * kSecondMs;
  }
  std::vector<Shift> all;
  for (const auto& [number, shift] : shifts) all.push_back(shift);
  return all;
}

// A counter of rank n is open while at least n are said to be open for its service.
std::vector<Shift> by_counts(const RecordedDay& day, const ShapeService& service, const ShapeCounter& counter) {
  std::vector<Shift> shifts;
  bool open = false;
  for (const auto& event : day.events) {
    if (event.kind != Kind::kCounters || event.service != service.recorded) continue;
    const bool opens = event.counter >= counter.rank;
    if (opens && !open) shifts.push_back({counter.number, event.time_s * kSecondMs, 0});
    if (!opens && open) shifts.back().until_ms = event.time_s * kSecondMs;
    open = opens;
  }
  if (open) shifts.back().until_ms = day.events.back().time_s * kSecondMs;
  return shifts;
}

bool says_counts(const RecordedDay& day, const ShapeService& service) {
  return std::any_of(day.events.begin(), day.events.end(), [&](const auto& event) {
    return event.kind == Kind::kCounters && event.service == service.recorded;
  });
}

}  // namespace

std::vector<Shift> shifts_of(const RecordedDay& day, const HallShape& shape) {
  const bool numbered =
      std::any_of(shape.counters.begin(), shape.counters.end(), [](const auto& counter) { return counter.rank == 0; });
  if (numbered) return by_calls(day);
  std::vector<Shift> shifts;
  for (const auto& counter : shape.counters) {
    const auto service = std::find_if(shape.services.begin(), shape.services.end(),
                                      [&](const auto& one) { return one.key == counter.services.front(); });
    if (!says_counts(day, *service)) {
      shifts.push_back({counter.number, day.events.front().time_s * kSecondMs, day.events.back().time_s * kSecondMs});
      continue;
    }
    const auto own = by_counts(day, *service, counter);
    shifts.insert(shifts.end(), own.begin(), own.end());
  }
  return shifts;
}

}  // namespace motcua::crowd
