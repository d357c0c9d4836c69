// What each role may do: one table, in permissions.cpp.
#pragma once

#include <string>

#include "protocol/device.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

// Empty: permitted. Else one sentence saying why not.
std::string why_not_permitted(const protocol::Device& device, const protocol::Command& command);
std::string why_not_permitted(const protocol::Device& device, protocol::Audience audience);

// The counter a command is about; 0: none.
std::uint32_t counter_of(const protocol::Command& command);

}  // namespace motcua::service
