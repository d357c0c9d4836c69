#include "simulator/crowd/day_plan.h"

#include <algorithm>

namespace motcua::crowd {
namespace {

constexpr double kNoShowShare = 0.03;
constexpr double kSlowShare = 0.06;  // are called a second time
constexpr std::int64_t kUnknownServiceMs = 300'000;

}  // namespace

Manner draw_manner(const ServiceTimes& service_times, const std::string& service, Random& random) {
  Manner manner;
  const auto found = service_times.find(service);
  manner.service_ms = found == service_times.end() ? kUnknownServiceMs : found->second.draw_ms(random);
  // The measured time begins with the call, so the way to the counter is part of it.
  const auto walk_ms = static_cast<std::int64_t>(random.between(10'000, 40'000));
  manner.walk_ms = std::min(walk_ms, manner.service_ms / 3);
  manner.comes = !random.chance(kNoShowShare);
  manner.recalls = random.chance(kSlowShare) ? 1 : 0;
  return manner;
}

}  // namespace motcua::crowd
