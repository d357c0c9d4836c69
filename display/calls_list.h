// Draws the calls below the large one: a line each, or where many wait for their moment, columns of short ones.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"

namespace motcua::display {

void draw_calls(ui::Painter& paint, const Look& look, const Model& model, const ui::Rect& area);

}  // namespace motcua::display
