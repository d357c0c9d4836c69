#include "protocol/transport/admission.h"

#include <fmt/format.h>

namespace motcua::transport {

Admission::Admission(const protocol::Devices& devices, bool board_open) : board_open_(board_open) {
  set_devices(devices);
}

void Admission::set_devices(const protocol::Devices& devices) {
  by_key_.clear();
  for (const auto& [name, device] : devices) by_key_.emplace(device.public_key, device);
}

tl::expected<std::string, std::string> Admission::admit(std::string_view domain, std::string_view public_key) const {
  const bool known_domain = domain == kCommandDomain || domain == kBoardDomain || domain == kStaffDomain;
  if (!known_domain) return tl::unexpected(fmt::format("there is no domain '{}'", domain));
  const auto found = by_key_.find(public_key);
  if (found == by_key_.end()) {
    if (domain == kBoardDomain && board_open_) return std::string(kAnonymous);
    return tl::unexpected(fmt::format("no device has the key {}", public_key));
  }
  const protocol::Device& device = found->second;
  if (domain == kStaffDomain && !may_read_staff(device.role)) {
    return tl::unexpected(
        fmt::format("device '{}' is a {} and may not read the staff view", device.name, to_string(device.role)));
  }
  return device.name;
}

}  // namespace motcua::transport
