// Pages on which something is typed: the search, and the code of an appointment. Drawing thread. Only for this folder.
#pragma once

#include "kiosk/view_model.h"
#include "ui/painter.h"

namespace motcua::kiosk {

void draw_search(ui::Painter& paint, const Model& model, int touched);
void draw_appointment(ui::Painter& paint, const Model& model, int touched);

}  // namespace motcua::kiosk
