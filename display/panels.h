// Draws the wall display: a function of its view-model and the look that the site has chosen.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"
#include "ui/screen.h"

namespace motcua::display {

// The scale for a window. On screens narrower than 16:10 the call takes the whole width, so that its letters keep
// their share of the height.
ui::Layout layout(int width_px, int height_px);
// How many services have room on one page.
std::size_t services_per_page(int width_px, int height_px);

void draw(ui::Painter& paint, const Look& look, const Model& model, std::int64_t now_ms);

}  // namespace motcua::display
