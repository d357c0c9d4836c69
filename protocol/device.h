// Who may talk to a dispatcher. A device is known by its CURVE key; the name comes from there, never from a message.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace motcua::protocol {

// kTerminal without a counter may be used at any counter, or at the reception.
enum class Role : std::uint8_t { kDisplay = 1, kKiosk = 2, kTerminal = 3, kOperator = 4, kRating = 5 };

constexpr std::string_view to_string(Role role) {
  switch (role) {
    case Role::kDisplay:
      return "display";
    case Role::kKiosk:
      return "kiosk";
    case Role::kTerminal:
      return "terminal";
    case Role::kOperator:
      return "operator";
    case Role::kRating:
      return "rating";
  }
  return "unknown";
}

struct Device {
  std::string name;
  std::string public_key;  // Z85
  Role role = Role::kDisplay;
  std::uint32_t counter = 0;  // terminals and rating devices: the one counter it may command; 0: any
};

// By name.
using Devices = std::map<std::string, Device, std::less<>>;

}  // namespace motcua::protocol
