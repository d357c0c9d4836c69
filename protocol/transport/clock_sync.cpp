#include "protocol/transport/clock_sync.h"

#include <algorithm>

namespace motcua::transport {

void ClockSync::sample(std::uint64_t incarnation, Time sent, Time received, std::uint64_t dispatcher_time_ms) {
  if (incarnation != incarnation_) {
    incarnation_ = incarnation;
    count_ = 0;
  }
  // The dispatcher cut its reading down to milliseconds: on average half a millisecond is missing.
  const Time there = std::chrono::milliseconds(dispatcher_time_ms) + Time(500);
  const Time halfway = sent + (received - sent) / 2;
  samples_[count_ % samples_.size()] = {received - sent, there - halfway};
  ++count_;
}

const ClockSync::Sample& ClockSync::best() const {
  const auto end =
      samples_.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, std::min(count_, samples_.size())));
  return *std::min_element(samples_.begin(), end,
                           [](const Sample& a, const Sample& b) { return a.round_trip < b.round_trip; });
}

std::chrono::microseconds ClockSync::round_trip() const {
  return best().round_trip;
}

std::int64_t ClockSync::offset_ms() const {
  return std::chrono::floor<std::chrono::milliseconds>(best().offset).count();
}

std::int64_t ClockSync::dispatcher_ms(Time now) const {
  return std::chrono::floor<std::chrono::milliseconds>(now + best().offset).count();
}

}  // namespace motcua::transport
