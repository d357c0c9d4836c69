// The part of the terminal's view-model that says who is next, and why.
//
// Any thread.
#pragma once

#include "counter-terminal/view_model.h"

namespace motcua::terminal {

void add_next(const Input& input, const protocol::CounterView& counter, Model& model);

}  // namespace motcua::terminal
