#include "dispatcher/service/clock.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace motcua::service {
namespace {

constexpr hall::DurationMs kJumpMsMin = 1000;

template <class Clock>
std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

}  // namespace

MachineClock real_clock() {
  return {now_ms<std::chrono::steady_clock>, now_ms<std::chrono::system_clock>};
}

HallClock::HallClock(MachineClock machine, hall::TimeMs start_ms, hall::TimeMs not_before_ms,
                     std::uint32_t speed_permille)
    : machine_(std::move(machine)),
      steady_anchor_ms_(machine_.steady_ms()),
      hall_anchor_ms_(std::max(start_ms != 0 ? start_ms : machine_.wall_ms(), not_before_ms)),
      wall_minus_steady_ms_(machine_.wall_ms() - steady_anchor_ms_),
      speed_permille_(speed_permille) {}

hall::TimeMs HallClock::hall_ms() const {
  return hall_anchor_ms_ + (machine_.steady_ms() - steady_anchor_ms_) * speed_permille_ / 1000;
}

std::int64_t HallClock::real_ms_until(hall::TimeMs until_ms) const {
  const hall::DurationMs left = until_ms - hall_ms();
  return left <= 0 ? 0 : (left * 1000 + speed_permille_ - 1) / speed_permille_;
}

hall::DurationMs HallClock::take_wall_jump() {
  const std::int64_t difference = machine_.wall_ms() - machine_.steady_ms();
  const hall::DurationMs jump = difference - wall_minus_steady_ms_;
  if (std::abs(jump) < kJumpMsMin) return 0;
  wall_minus_steady_ms_ = difference;
  return jump;
}

}  // namespace motcua::service
