// The part of the terminal's view-model about the ticket at the counter.
//
// Any thread.
#pragma once

#include "counter-terminal/view_model.h"

namespace motcua::terminal {

// The counter has a ticket.
void add_current(const Input& input, const protocol::CounterView& counter, Model& model);
// Hall time from which its timer counts: of the call, or where it was put aside, since it was resumed.
std::int64_t taken_up_ms(const protocol::CounterView& counter);

}  // namespace motcua::terminal
