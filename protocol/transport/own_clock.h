// This machine's own clock: real time that never jumps and goes on while the machine sleeps, so that a screen that
// wakes up knows how old its picture is. Any thread.
#pragma once

#include <ctime>

#include "protocol/transport/clock_sync.h"

namespace motcua::transport {

inline Time own_time() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::duration_cast<Time>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace motcua::transport
