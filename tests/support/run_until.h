// Waiting for a condition, never for a time.
#pragma once

#include <chrono>
#include <functional>

#include <boost/asio/io_context.hpp>

namespace motcua::test {

// Drives the io_context until the condition holds; false when it does not within the deadline.
inline bool run_until(boost::asio::io_context& io, const std::function<bool()>& condition,
                      std::chrono::milliseconds deadline = std::chrono::seconds(40)) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    io.restart();
    io.run_one_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace motcua::test
