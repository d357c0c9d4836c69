#include "simulator/crowd/service_time.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace motcua::crowd {
namespace {

constexpr std::int64_t kShortestMs = 2'000;
constexpr std::int64_t kLongestMs = 2 * 3'600'000;

}  // namespace

ServiceTime ServiceTime::measured(std::vector<std::int64_t> samples_ms) {
  assert(!samples_ms.empty());
  ServiceTime time;
  const auto sum = std::accumulate(samples_ms.begin(), samples_ms.end(), std::int64_t{0});
  time.mean_ms_ = sum / static_cast<std::int64_t>(samples_ms.size());
  time.samples_ms_ = std::move(samples_ms);
  return time;
}

ServiceTime ServiceTime::lognormal(std::int64_t mean_ms, double variation) {
  ServiceTime time;
  time.mean_ms_ = mean_ms;
  time.variation_ = variation;
  return time;
}

std::int64_t ServiceTime::draw_ms(Random& random) const {
  const auto drawn = samples_ms_.empty()
                         ? static_cast<std::int64_t>(random.lognormal(static_cast<double>(mean_ms_), variation_))
                         : samples_ms_[random.below(samples_ms_.size())];
  return std::clamp(drawn, kShortestMs, kLongestMs);
}

}  // namespace motcua::crowd
