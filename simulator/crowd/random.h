// Random numbers that are the same for one seed on every machine (the distributions of <random> are not).
//
// One thread at a time per generator. Cannot fail.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>

namespace motcua::crowd {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // In [0, 1).
  double uniform() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
  // In [0, n); n is at least 1.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }
  bool chance(double share) { return uniform() < share; }
  double between(double from, double to) { return from + uniform() * (to - from); }
  double exponential(double mean) { return -mean * std::log(1.0 - uniform()); }

  // By mean and coefficient of variation, as the literature on service times has it.
  double lognormal(double mean, double variation) {
    const double spread = std::log(1.0 + variation * variation);
    return mean * std::exp(std::sqrt(spread) * normal() - spread / 2);
  }

 private:
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

  std::mt19937_64 engine_;
};

}  // namespace motcua::crowd
