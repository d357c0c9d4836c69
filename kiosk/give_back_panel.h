// Draws what has to do with a number that is given back: the quiet way there, and the last question.
//
// Drawing thread. Only for the sources of this folder.
#pragma once

#include "kiosk/view_model.h"
#include "ui/painter.h"

namespace motcua::kiosk {

void draw_way_to_give_back(ui::Painter& paint, const Choice& choice, const ui::Rect& area, int touched);
void draw_give_back_sure(ui::Painter& paint, const Model& model, int touched);

}  // namespace motcua::kiosk
