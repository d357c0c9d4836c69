#include "bench/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace motcua::bench {

Micros percentile(std::vector<Micros> samples, double share) {
  assert(!samples.empty());
  std::sort(samples.begin(), samples.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(samples.size())));
  return samples[std::clamp<std::size_t>(rank, 1, samples.size()) - 1];
}

}  // namespace motcua::bench
