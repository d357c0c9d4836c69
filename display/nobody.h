// Draws the sentences that stand in the place of the calls: before the first one, while the hall is closed, and (over
// the whole screen) without a connection.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"

namespace motcua::display {

void draw_nobody(ui::Painter& paint, const Look& look, const Model& model, const ui::Rect& area);
void draw_stale(ui::Painter& paint, const Look& look, const Model& model, const ui::Rect& area);

}  // namespace motcua::display
