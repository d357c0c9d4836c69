// How long a service takes: drawn from what was measured, or from a lognormal distribution by mean and variation.
//
// Immutable; any thread. Cannot fail.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "simulator/crowd/random.h"

namespace motcua::crowd {

class ServiceTime {
 public:
  static ServiceTime measured(std::vector<std::int64_t> samples_ms);  // at least one
  static ServiceTime lognormal(std::int64_t mean_ms, double variation);

  std::int64_t draw_ms(Random& random) const;
  std::int64_t mean_ms() const { return mean_ms_; }

 private:
  std::vector<std::int64_t> samples_ms_;
  std::int64_t mean_ms_ = 0;
  double variation_ = 0;
};

using ServiceTimes = std::map<std::string, ServiceTime, std::less<>>;

}  // namespace motcua::crowd
