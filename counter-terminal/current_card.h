// The part of the terminal's view-model about the ticket at the counter.
//
// Any thread.
#pragma once

#include "counter-terminal/view_model.h"

namespace motcua::terminal {

void add_current(const Input& input, const protocol::CurrentTicket& current, Model& model);

}  // namespace motcua::terminal
