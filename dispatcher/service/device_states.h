// What the devices say of themselves: a printer without paper, somebody at the kiosk who asks for the greeter.
//
// One thread. Not on the record: after a restart the devices say it again within seconds. A device that has said
// nothing for kDeviceStateKeptMs is forgotten, so that no alert outlives a kiosk that was switched off.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dispatcher/hall/types.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

// Three times as long as the devices' own interval (transport::kDeviceStateInterval).
inline constexpr std::int64_t kDeviceStateKeptMs = 15'000;

class DeviceStates {
 public:
  // What the device says now; real milliseconds of the dispatcher's clock, and hall time for those who read it.
  void heard(const std::string& device, const protocol::DeviceState& state, std::int64_t now_ms, hall::TimeMs hall_ms);
  void forget_silent(std::int64_t now_ms);
  // A reception is there.
  bool has_reception() const;
  // What needs a hand, by the devices' names; somebody who waits for help before the printer.
  std::vector<protocol::Alert> alerts() const;

 private:
  struct Known {
    protocol::DeviceState state;
    std::int64_t heard_ms = 0;
    hall::TimeMs printer_since_ms = 0;  // it is as it is
    hall::TimeMs help_since_ms = 0;
  };
  std::map<std::string, Known> known_;
};

}  // namespace motcua::service
