// The page that only the staff see. Drawing thread. Only for this folder.
#pragma once

#include "kiosk/view_model.h"
#include "ui/painter.h"

namespace motcua::kiosk {

void draw_staff(ui::Painter& paint, const Model& model, int touched);

}  // namespace motcua::kiosk
