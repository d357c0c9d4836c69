// Draws the card of the ticket at the counter.
//
// Drawing thread.
#pragma once

#include "counter-terminal/view_model.h"
#include "ui/painter.h"

namespace motcua::terminal {

inline constexpr float kCardHeight = 208;

// As tall as what it has to say; returns its height.
float draw_current(ui::Painter& paint, const Model& model, float x, float y, float width);

}  // namespace motcua::terminal
