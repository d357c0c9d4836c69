// Waiting for what other threads or processes do: for a condition, never for a time.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace motcua::test {

// False: it did not come true within the deadline.
inline bool wait_until(const std::function<bool()>& condition,
                       std::chrono::milliseconds deadline = std::chrono::seconds(60)) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace motcua::test
