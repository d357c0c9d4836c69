#include "dispatcher/service/clock.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "planted/bugs.h"

namespace motcua::service {
namespace {

constexpr hall::DurationMs kJumpMsMin = 1000;

std::int64_t now_ms(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

}  // namespace

// CLOCK_BOOTTIME goes on while the machine sleeps: a laptop that wakes up in the afternoon has an afternoon's hall
// time.
MachineClock real_clock() {
  return {[] { return now_ms(CLOCK_BOOTTIME); }, [] { return now_ms(CLOCK_REALTIME); }};
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
  if (std::abs(jump) < kJumpMsMin || planted::is_planted(planted::Bug::kWallJumpUnnoticed)) return 0;
  wall_minus_steady_ms_ = difference;
  return jump;
}

}  // namespace motcua::service
