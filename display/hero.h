// Draws the large call.
//
// Drawing thread.
#pragma once

#include "display/look.h"
#include "display/view_model.h"
#include "ui/painter.h"

namespace motcua::display {

// How ticket and counter stand: beside each other, a line each, or (on a screen that stands upright) a line each below
// its word.
enum class HeroShape : std::uint8_t { kOneLine, kTwoLines, kUpright };

// For a screen that does not stand upright: two lines where the numbers are too long to stand beside each other.
HeroShape hero_shape(ui::Painter& paint, const Call& call, float width);
// As designed; two lines are higher.
float hero_height(HeroShape shape, float canvas_height);

void draw_hero(ui::Painter& paint, const Look& look, const Model& model, const ui::Rect& area, HeroShape shape,
               std::int64_t now_ms);

}  // namespace motcua::display
