// Draws what lies on top of the counter terminal: notices, the keys, the outcomes to choose from.
//
// Drawing thread.
#pragma once

#include "counter-terminal/view_model.h"
#include "ui/painter.h"

namespace motcua::terminal {

// `area` is the column that the panels use.
void draw_notice(ui::Painter& paint, const Model& model, const ui::Rect& area);
void draw_overlay(ui::Painter& paint, const Model& model, const ui::Rect& area);
// A key's name in its little box; x is its right edge. Returns its width.
float draw_key(ui::Painter& paint, const std::string& name, float right, float y, bool on_primary);

}  // namespace motcua::terminal
