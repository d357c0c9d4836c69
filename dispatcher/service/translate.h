// Between the wire's messages and the hall's types. Pure.
#pragma once

#include <optional>

#include "dispatcher/hall/hall.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

// None: the command is empty or of a kind this version does not know.
std::optional<hall::Command> to_hall(const protocol::Command& command);

std::string_view to_string(hall::StaffRole role);
protocol::Rejection to_wire(const hall::Rejection& rejection);
protocol::CallRule to_wire(hall::CallRule rule);
protocol::Ticket to_wire(const hall::State& state, const hall::Visit& visit);
protocol::CallReason to_wire(const hall::CallReason& reason);

// What a command did, from its events; `state` is the one after them.
protocol::Done done_of(const hall::State& state, const protocol::Command& command, const hall::Events& events);

}  // namespace motcua::service
