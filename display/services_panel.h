// Draws who waits for which service, or how long.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"

namespace motcua::display {

// The label at its height, the rows in the area below it.
void draw_services(ui::Painter& paint, const Look& look, const Model& model, const ui::Rect& area, float label_y);

}  // namespace motcua::display
