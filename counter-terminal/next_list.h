// The part of the terminal's view-model that says who is next, and why.
//
// Any thread.
#pragma once

#include "counter-terminal/view_model.h"

namespace motcua::terminal {

void add_next(const Input& input, const protocol::CounterView& counter, Model& model);
// Why a ticket is called, in full sentences with the figures of both tickets.
std::string explain(const protocol::CallReason& reason, const std::string& ticket, const text::Catalogue& words);

}  // namespace motcua::terminal
