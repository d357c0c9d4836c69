// A procedure's page: what it is, what to bring, how long it takes, where to read more. Drawing thread. Only for this
// folder.
#pragma once

#include "kiosk/view_model.h"
#include "ui/painter.h"

namespace motcua::kiosk {

void draw_procedure(ui::Painter& paint, const Model& model, int touched);

}  // namespace motcua::kiosk
