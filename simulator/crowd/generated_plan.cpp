#include "simulator/crowd/generated_plan.h"

#include <algorithm>
#include <array>

namespace motcua::crowd {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr double kLoad = 0.75;  // of the clerks' time is asked for
constexpr double kOrdinaryShare = 0.85;
constexpr double kImpatientShare = 0.04;
constexpr double kVariation = 0.7;
constexpr std::array<std::int64_t, 6> kMeanMinutes{8, 12, 9, 10, 14, 5};

struct Hour {
  std::int64_t from_ms;
  std::int64_t until_ms;
  double busy;  // compared with the day's mean
};
constexpr std::array<Hour, 7> kHours{{{450 * kMinuteMs, 510 * kMinuteMs, 1.3},     // 7:30
                                      {510 * kMinuteMs, 570 * kMinuteMs, 1.5},     // 8:30
                                      {570 * kMinuteMs, 630 * kMinuteMs, 1.2},     // 9:30
                                      {630 * kMinuteMs, 680 * kMinuteMs, 0.7},     // 10:30
                                      {810 * kMinuteMs, 870 * kMinuteMs, 1.1},     // 13:30
                                      {870 * kMinuteMs, 930 * kMinuteMs, 0.9},     // 14:30
                                      {930 * kMinuteMs, 1010 * kMinuteMs, 0.5}}};  // 15:30
struct Session {
  std::int64_t from_ms;
  std::int64_t until_ms;
};
constexpr std::array<Session, 2> kSessions{{{450 * kMinuteMs, 705 * kMinuteMs}, {810 * kMinuteMs, 1030 * kMinuteMs}}};

// How many clerks a service has, a clerk with three services counting a third for each.
double clerks_of(const hall::Settings& site, const std::string& service) {
  double clerks = 0;
  for (const auto& counter : site.counters) {
    const auto& called = site.profiles[*site.find_profile(counter.profile)].services;
    if (std::find(called.begin(), called.end(), service) != called.end())
      clerks += 1.0 / static_cast<double>(called.size());
  }
  return clerks;
}

std::string draw_class(const hall::Settings& site, Random& random) {
  std::vector<std::string> others;  // a class that comes with an appointment cannot be asked for
  for (std::size_t i = 1; i < site.classes.size(); ++i) {
    if (site.classes[i].key != site.appointments.priority_class) others.push_back(site.classes[i].key);
  }
  if (others.empty() || random.chance(kOrdinaryShare)) return site.classes.front().key;
  return others[random.below(others.size())];
}

void add_arrivals(const hall::Settings& site, const std::string& service, DayPlan& plan, Random& random) {
  const auto mean_ms = static_cast<double>(plan.service_times.at(service).mean_ms());
  const double per_ms = kLoad * clerks_of(site, service) / mean_ms;
  if (per_ms <= 0) return;
  for (const Hour& hour : kHours) {
    auto at_ms = static_cast<double>(hour.from_ms) + random.exponential(1 / (per_ms * hour.busy));
    while (at_ms < static_cast<double>(hour.until_ms)) {
      Arrival arrival;
      arrival.at_ms = static_cast<std::int64_t>(at_ms);
      arrival.service = service;
      arrival.priority_class = draw_class(site, random);
      arrival.manner = draw_manner(plan.service_times, service, random);
      if (random.chance(kImpatientShare)) {
        arrival.leaves_ms = arrival.at_ms + static_cast<std::int64_t>(random.between(0.2, 1.0) * kHourMs);
      }
      plan.arrivals.push_back(std::move(arrival));
      at_ms += random.exponential(1 / (per_ms * hour.busy));
    }
  }
}

}  // namespace

DayPlan plan_generated_day(const hall::Settings& site, std::uint64_t seed) {
  DayPlan plan;
  plan.first_ms = kSessions.front().from_ms;
  Random random(seed);
  for (std::size_t i = 0; i < site.services.size(); ++i) {
    const auto mean_ms = kMeanMinutes[i % kMeanMinutes.size()] * kMinuteMs;
    plan.service_times.emplace(site.services[i].key, ServiceTime::lognormal(mean_ms, kVariation));
  }
  for (const auto& service : site.services) {
    if (service.accepting) add_arrivals(site, service.key, plan, random);
  }
  std::stable_sort(plan.arrivals.begin(), plan.arrivals.end(),
                   [](const Arrival& a, const Arrival& b) { return a.at_ms < b.at_ms; });
  for (const auto& counter : site.counters) {
    for (const Session& session : kSessions) plan.shifts.push_back({counter.number, session.from_ms, session.until_ms});
  }
  return plan;
}

}  // namespace motcua::crowd
