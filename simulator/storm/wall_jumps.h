// The wall clock's jumps against what the record says of them: each is noted, with its size, by a process that works.
// Thrown as Broken when it is not. One thread.
#pragma once

#include <cstdint>
#include <cstdlib>

#include "dispatcher/hall/event.h"
#include "simulator/storm/promise.h"

namespace motcua::storm {

class WallJumps {
 public:
  // It reads the clock as it is now.
  void process_started() { unnoted_ms_ = 0; }
  void jumped(std::int64_t by_ms) { unnoted_ms_ += by_ms; }
  // In a record that is being written.
  void noted(const hall::WallClockJumped& jump) {
    ++noted_;
    require(std::abs(jump.by_ms - unnoted_ms_) < kNoticeable,
            "a jump of the wall clock by {} ms is noted, it was {} ms", jump.by_ms, unnoted_ms_);
    unnoted_ms_ = 0;
  }
  // A process without anything under way has looked at its clocks.
  void expect_noted() const {
    require(std::abs(unnoted_ms_) < kNoticeable, "the wall clock has jumped by {} ms, and the record does not say so",
            unnoted_ms_);
  }
  std::uint64_t count() const { return noted_; }

 private:
  static constexpr std::int64_t kNoticeable = 1000;
  std::int64_t unnoted_ms_ = 0;
  std::uint64_t noted_ = 0;
};

}  // namespace motcua::storm
