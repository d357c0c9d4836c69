// Draws the foot of the wall display: a notice, and whether there is a connection.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"

namespace motcua::display {

// Higher on a screen that stands upright, where a notice has two lines.
float foot_height(const ui::Painter& paint);
void draw_foot(ui::Painter& paint, const Look& look, const Model& model);

}  // namespace motcua::display
