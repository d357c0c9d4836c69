// What a client knows of the dispatcher's clock: from pings, by the smallest recent round trip.
//
// Pure, one thread at a time. Dispatcher time belongs to one incarnation: a new one starts from nothing.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace motcua::transport {

// A steady clock's reading; its zero is the caller's choice (a simulator counts virtual time).
using Time = std::chrono::microseconds;

class ClockSync {
 public:
  // A ping that left at `sent` was answered at `received`.
  void sample(std::uint64_t incarnation, Time sent, Time received, std::uint64_t dispatcher_time_ms);

  bool known() const { return count_ > 0; }
  std::uint64_t incarnation() const { return incarnation_; }
  std::chrono::microseconds round_trip() const;  // the smallest recent one
  std::int64_t offset_ms() const;                // dispatcher time = own clock + offset
  std::int64_t dispatcher_ms(Time now) const;

 private:
  struct Sample {
    Time round_trip{0};
    Time offset{0};
  };
  const Sample& best() const;

  std::uint64_t incarnation_ = 0;
  std::array<Sample, 16> samples_{};  // a ring: old ones go, since clocks drift
  std::size_t count_ = 0;
};

}  // namespace motcua::transport
