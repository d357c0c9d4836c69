#include "simulator/storm/weather.h"

#include <cmath>

namespace motcua::storm {
namespace {

// Between little and `most`, evenly over the orders of magnitude.
double drawn(crowd::Random& random, double most, bool few) {
  return most * std::pow(10.0, (few ? -0.5 : -3.0) * random.uniform());
}

Time ms(double milliseconds) {
  return Time(static_cast<std::int64_t>(milliseconds * 1000.0));
}

}  // namespace

Weather::Weather(std::uint64_t seed, Faults faults)
    : random_(seed),
      faults_(faults),
      few_(faults.count() <= 2),
      drop_(drawn(random_, 0.2, few_)),
      duplicate_(drawn(random_, 0.2, few_)),
      truncate_(drawn(random_, 0.05, few_)),
      crash_(drawn(random_, 0.01, few_)),
      client_crash_(drawn(random_, 0.003, few_)),
      disk_error_(drawn(random_, 0.003, few_)),
      disk_full_(drawn(random_, 0.003, few_)),
      slow_(drawn(random_, 0.3, few_)) {}

Time Weather::travel() {
  const double usual = random_.between(0.1, 2.0);
  if (!strikes(Fault::kDelay, slow_)) return ms(usual);
  return ms(random_.chance(0.9) ? random_.exponential(50.0) : random_.exponential(2000.0));
}

Time Weather::disk_time() {
  if (strikes(Fault::kStall, slow_ * 0.05)) return ms(random_.exponential(3000.0));
  return ms(random_.between(0.1, 5.0));
}

Time Weather::spell() {
  return ms(random_.chance(0.5) ? random_.between(50.0, 2000.0) : random_.between(2000.0, 60'000.0));
}

Time Weather::pause(Time mean) {
  return Time(static_cast<std::int64_t>(random_.exponential(static_cast<double>(mean.count()))) + 1);
}

}  // namespace motcua::storm
