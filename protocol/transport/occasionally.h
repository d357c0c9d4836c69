// "Once in a while": keeps a log readable while something bad happens a thousand times a second.
//
// One thread. due() says whether to speak now; count() is how often it was asked in all.
#pragma once

#include <chrono>
#include <cstdint>

namespace motcua::transport {

class Occasionally {
 public:
  explicit Occasionally(std::chrono::milliseconds interval = std::chrono::seconds(10)) : interval_(interval) {}

  bool due() {
    ++count_;
    const auto now = std::chrono::steady_clock::now();
    if (count_ > 1 && now < next_) return false;
    next_ = now + interval_;
    return true;
  }
  std::uint64_t count() const { return count_; }

 private:
  std::chrono::milliseconds interval_;
  std::chrono::steady_clock::time_point next_{};
  std::uint64_t count_ = 0;
};

}  // namespace motcua::transport
