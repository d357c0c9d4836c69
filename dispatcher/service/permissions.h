// What each role may do: one table, in permissions.cpp.
//
// A display, a kiosk, a rating device and the operator's command line are devices with a role of their own. At a
// terminal the person who has signed in decides; where nobody has to (Rules::sign_in_required), a terminal that belongs
// to a counter is a clerk's and one without a counter a greeter's.
#pragma once

#include <string>

#include "dispatcher/hall/state.h"
#include "protocol/device.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

struct Refusal {
  protocol::RejectionCode code = protocol::NOT_PERMITTED;
  std::string reason;  // empty: permitted
};

// One sentence saying why not.
Refusal why_not_permitted(const protocol::Device& device, const protocol::Command& command, const hall::State& state);
std::string why_not_permitted(const protocol::Device& device, protocol::Audience audience);

// The same for the record's rows.
std::string why_no_records(const protocol::Device& device);

// The counter a command is about; 0: none.
std::uint32_t counter_of(const protocol::Command& command);

}  // namespace motcua::service
