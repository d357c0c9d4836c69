// Whether an event can follow a state at all. apply() trusts the record; whoever reads a record that may have been
// changed by hand (`motcua verify`) asks here first. Pure; any thread. Says nothing about rules: an event that a rule
// of today would not bring about is no fault.
#pragma once

#include <optional>
#include <string>

#include "dispatcher/hall/state.h"

namespace motcua::hall {

// One sentence without a subject ("calls a ticket that is not waiting"); none when apply() may follow the event.
std::optional<std::string> find_fault(const State& state, const Event& event);

}  // namespace motcua::hall
