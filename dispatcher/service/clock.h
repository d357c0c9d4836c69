// The service's clocks. Real ones in the dispatcher, virtual ones in the simulator.
//
//   dispatcher time  steady, real milliseconds: deadlines of requests, age of pictures, heartbeats
//   hall time        steady too, anchored to the wall clock at start and never before the last recorded event; runs at
//   `speed`
//                    (1000 permille in earnest; faster in a demo). Promises, recalls and the timetable follow it
//   wall time        what the machine's clock says, for the record; a jump of it is noted and moves nothing
#pragma once

#include <cstdint>
#include <functional>

#include "dispatcher/hall/types.h"

namespace motcua::service {

// The machine's clocks, as functions so that a test can hold them.
struct MachineClock {
  std::function<std::int64_t()> steady_ms;
  std::function<std::int64_t()> wall_ms;
};
MachineClock real_clock();

// What a site's calendar says about a moment of hall time.
struct LocalDay {
  hall::BusinessDate date = 0;
  hall::TimeMs ends_ms = 0;
  std::int32_t utc_offset_s = 0;
  hall::TimeMs midday_ms = 0;  // 12:00 of that date by the site's clock
};
using Calendar = std::function<LocalDay(hall::TimeMs)>;

class HallClock {
 public:
  // `start_ms` 0: the wall clock. Hall time begins at the later of that and `not_before_ms`.
  HallClock(MachineClock machine, hall::TimeMs start_ms, hall::TimeMs not_before_ms, std::uint32_t speed_permille);

  std::int64_t dispatcher_ms() const { return machine_.steady_ms(); }
  hall::TimeMs hall_ms() const;
  hall::TimeMs wall_ms() const { return machine_.wall_ms(); }
  std::uint32_t speed_permille() const { return speed_permille_; }
  // Real milliseconds from now until hall time reaches `hall_ms`, at least 0.
  std::int64_t real_ms_until(hall::TimeMs hall_ms) const;

  // How far the wall clock has jumped against the steady one since the last call; 0 below one second.
  hall::DurationMs take_wall_jump();

 private:
  MachineClock machine_;
  std::int64_t steady_anchor_ms_;
  hall::TimeMs hall_anchor_ms_;
  std::int64_t wall_minus_steady_ms_;
  std::uint32_t speed_permille_;
};

}  // namespace motcua::service
