#include "simulator/crowd/spare_counter.h"

#include <algorithm>

namespace motcua::crowd {

std::vector<CounterDuty> duties_of(const HallShape& shape) {
  std::vector<CounterDuty> duties;
  for (const auto& counter : shape.counters) duties.push_back({counter.number, counter.services, counter.calls});
  return duties;
}

std::vector<CounterDuty> duties_of(const hall::Settings& site) {
  std::vector<CounterDuty> duties;
  for (const auto& counter : site.counters) {
    duties.push_back({counter.number, site.profiles[*site.find_profile(counter.profile)].services, 0});
  }
  return duties;
}

std::optional<std::uint32_t> spare_counter(const std::vector<CounterDuty>& counters) {
  std::map<std::string_view, std::size_t> served;
  for (const auto& counter : counters) {
    for (const auto& service : counter.services) ++served[service];
  }
  const CounterDuty* spare = nullptr;
  for (const auto& counter : counters) {
    const bool needed = std::any_of(counter.services.begin(), counter.services.end(),
                                    [&](const auto& service) { return served[service] < 2; });
    if (!needed && (spare == nullptr || counter.calls <= spare->calls)) spare = &counter;
  }
  if (spare == nullptr) return std::nullopt;
  return spare->number;
}

std::uint32_t busiest_counter(const std::vector<CounterDuty>& counters, const DayPlan& plan) {
  std::map<std::string_view, std::int64_t> arrivals;
  for (const auto& arrival : plan.arrivals) ++arrivals[arrival.service];
  const auto work = [&](const CounterDuty& counter) {
    std::int64_t citizens = 0;
    std::int64_t open_ms = 0;
    for (const auto& service : counter.services) citizens += arrivals[service];
    for (const auto& shift : plan.shifts)
      open_ms += shift.counter == counter.number ? shift.until_ms - shift.from_ms : 0;
    return citizens * (open_ms / 1000);
  };
  return std::max_element(counters.begin(), counters.end(),
                          [&](const auto& a, const auto& b) { return work(a) < work(b); })
      ->number;
}

}  // namespace motcua::crowd
