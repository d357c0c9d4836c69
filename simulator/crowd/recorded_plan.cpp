#include "simulator/crowd/recorded_plan.h"

#include <algorithm>
#include <map>
#include <utility>

namespace motcua::crowd {
namespace {

using Kind = DayEvent::Kind;
using TicketKey = std::pair<std::string, std::string>;  // service, ticket

constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kMeanMinMs = 60 * kSecondMs;
constexpr std::int64_t kMeanMaxMs = 15 * 60 * kSecondMs;
constexpr std::int64_t kMeanUnknownMs = 6 * 60 * kSecondMs;
constexpr double kBusyShare = 0.8;  // of the time a counter is open somebody is there
constexpr double kVariation = 0.7;

std::map<std::string, std::vector<std::int64_t>> measured_times(const RecordedDay& day) {
  std::map<TicketKey, std::int64_t> called;
  std::map<std::string, std::vector<std::int64_t>> samples;
  for (const auto& event : day.events) {
    const TicketKey key{event.service, event.ticket};
    if (event.kind == Kind::kCall) called[key] = event.time_s;
    if (event.kind != Kind::kFinish) continue;
    const auto since = called.find(key);
    if (since != called.end()) samples[event.service].push_back((event.time_s - since->second) * kSecondMs);
  }
  return samples;
}

// Open counter time per call, and of that the share in which somebody is served.
std::int64_t mean_by_throughput(const RecordedDay& day, const HallShape& shape, const std::vector<Shift>& shifts,
                                const ShapeService& service) {
  std::int64_t open_ms = 0;
  for (const auto& shift : shifts) {
    const auto counter = std::find_if(shape.counters.begin(), shape.counters.end(),
                                      [&](const auto& one) { return one.number == shift.counter; });
    if (counter == shape.counters.end()) continue;
    const auto& served = counter->services;
    if (std::find(served.begin(), served.end(), service.key) == served.end()) continue;
    open_ms += (shift.until_ms - shift.from_ms) / static_cast<std::int64_t>(served.size());
  }
  const auto calls = std::count_if(day.events.begin(), day.events.end(), [&](const auto& event) {
    return event.kind == Kind::kCall && event.service == service.recorded;
  });
  if (open_ms == 0 || calls == 0) return kMeanUnknownMs;
  const auto mean_ms =
      static_cast<std::int64_t>(kBusyShare * static_cast<double>(open_ms) / static_cast<double>(calls));
  return std::clamp(mean_ms, kMeanMinMs, kMeanMaxMs);
}

std::vector<Arrival> recorded_arrivals(const RecordedDay& day, const HallShape& shape) {
  std::vector<Arrival> arrivals;
  std::map<TicketKey, std::size_t> position;
  for (const auto& event : day.events) {
    const TicketKey key{event.service, event.ticket};
    if (event.kind == Kind::kIssue) {
      position[key] = arrivals.size();
      Arrival arrival;
      arrival.at_ms = event.time_s * kSecondMs;
      arrival.service = shape.find(event.service)->key;
      arrival.priority_class = event.priority ? kPriority : kOrdinary;
      arrivals.push_back(std::move(arrival));
    } else if (event.kind == Kind::kLeave) {
      const auto found = position.find(key);
      if (found != position.end()) arrivals[found->second].leaves_ms = event.time_s * kSecondMs;
    }
  }
  return arrivals;
}

}  // namespace

ServiceTimes service_times_of(const RecordedDay& day, const HallShape& shape) {
  auto samples = measured_times(day);
  const auto shifts = shifts_of(day, shape);
  ServiceTimes times;
  for (const auto& service : shape.services) {
    auto& own = samples[service.recorded];
    times.emplace(service.key, own.empty()
                                   ? ServiceTime::lognormal(mean_by_throughput(day, shape, shifts, service), kVariation)
                                   : ServiceTime::measured(std::move(own)));
  }
  return times;
}

DayPlan plan_recorded_day(const RecordedDay& day, const HallShape& shape, std::uint64_t seed) {
  DayPlan plan;
  plan.date = day.date;
  plan.first_ms = day.events.front().time_s * kSecondMs;
  plan.arrivals = recorded_arrivals(day, shape);
  plan.shifts = shifts_of(day, shape);
  plan.service_times = service_times_of(day, shape);
  Random random(seed);
  for (auto& arrival : plan.arrivals) arrival.manner = draw_manner(plan.service_times, arrival.service, random);
  return plan;
}

}  // namespace motcua::crowd
