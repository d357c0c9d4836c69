// Draws the rating device: a function of its view-model and of what is being touched. What can be touched are hits.
//
// Drawing thread.
#pragma once

#include "rating/view_model.h"
#include "ui/painter.h"
#include "ui/screen.h"

namespace motcua::rating {

ui::Layout layout(int width_px, int height_px);
void draw(ui::Painter& paint, const Model& model, int touched);

int hit_of(const Touch& touch);
Touch touch_of(int hit);

}  // namespace motcua::rating
