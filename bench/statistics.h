// Medians and percentiles of measured durations.
#pragma once

#include <chrono>
#include <vector>

namespace motcua::bench {

using Micros = double;

// The value below which `share` (0 to 1) of the samples lie; the samples must not be empty.
Micros percentile(std::vector<Micros> samples, double share);

class Stopwatch {
 public:
  Micros elapsed_us() const {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace motcua::bench
