// The part of the terminal's view-model that lies on top: the keys, and the question that is asked.
//
// Any thread.
#pragma once

#include "counter-terminal/view_model.h"

namespace motcua::terminal {

// Adds the overlay of the controller's mode, if it has one.
void add_overlay(const Input& input, Model& model);

}  // namespace motcua::terminal
