// How hard it blows: which faults may happen now, and how often. Calm weather has none.
//
// One thread. Everything is drawn from the seed, so that the same seed has the same weather.
#pragma once

#include <bit>
#include <cstdint>

#include "simulator/crowd/random.h"
#include "simulator/storm/faults.h"
#include "simulator/storm/timeline.h"

namespace motcua::storm {

class Weather {
 public:
  Weather(std::uint64_t seed, Faults faults);

  bool has(Fault fault) const { return faults_.has(fault); }
  // One or two kinds of faults were chosen: then they strike often.
  bool few() const { return few_; }
  void calm() { faults_.clear(); }
  // With the fault: true so often. The asker lets it strike then.
  bool strikes(Fault fault, double share) {
    const bool now = has(fault) && random_.chance(share);
    if (now) struck(fault);
    return now;
  }
  void struck(Fault fault) { ++struck_[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(fault)))]; }
  const Struck& counts() const { return struck_; }

  // Shares, drawn once for a run: some runs have much of one thing, some little of everything.
  double drop() const { return drop_; }
  double duplicate() const { return duplicate_; }
  double truncate() const { return truncate_; }
  double crash() const { return crash_; }                // at each step of the dispatcher
  double client_crash() const { return client_crash_; }  // ... of a device
  double disk_error() const { return disk_error_; }      // of each call
  double disk_full() const { return disk_full_; }

  // How long a message takes.
  Time travel();
  // How long the disk takes.
  Time disk_time();
  // How long something lasts: a cut, a stall.
  Time spell();
  // Until the next blow of something that comes every `mean` on average.
  Time pause(Time mean);
  crowd::Random& random() { return random_; }

 private:
  crowd::Random random_;
  Faults faults_;
  bool few_;
  Struck struck_{};
  double drop_, duplicate_, truncate_, crash_, client_crash_, disk_error_, disk_full_, slow_;
};

}  // namespace motcua::storm
