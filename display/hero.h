// Draws the large call.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"

namespace motcua::display {

// Ticket and counter side by side, in one size, or (upright) one below the other. Without a call: that there is none.
void draw_hero(ui::Painter& paint, const Look& look, const Model& model, const ui::Rect& area, bool upright,
               std::int64_t now_ms);

}  // namespace motcua::display
