// Hall time now, from the pictures' heads and the dispatcher's clock.
//
// One thread. Never runs backwards.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "protocol/messages.pb.h"

namespace motcua::demo {

class HallClock {
 public:
  void see(const protocol::ViewHead& head) {
    dispatcher_ms_ = static_cast<std::int64_t>(head.dispatcher_time_ms());
    hall_ms_ = static_cast<std::int64_t>(head.hall_ms());
    speed_permille_ = head.speed_permille();
  }
  bool known() const { return hall_ms_ != 0; }
  std::int64_t speed_permille() const { return speed_permille_; }

  // `offset_ms`: dispatcher time = steady clock + offset.
  std::int64_t now_ms(std::int64_t offset_ms) {
    using namespace std::chrono;
    const auto steady_ms = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    const auto now = hall_ms_ + (steady_ms + offset_ms - dispatcher_ms_) * speed_permille_ / 1000;
    return newest_ms_ = std::max(newest_ms_, now);
  }

 private:
  std::int64_t dispatcher_ms_ = 0;
  std::int64_t hall_ms_ = 0;
  std::int64_t speed_permille_ = 1000;
  std::int64_t newest_ms_ = 0;
};

}  // namespace motcua::demo
