// Draws the reception: a function of its view-model alone. Buttons are hits with the number of their key.
//
// Drawing thread.
#pragma once

#include "counter-terminal/reception_model.h"
#include "ui/painter.h"

namespace motcua::terminal {

void draw(ui::Painter& paint, const ReceptionModel& model);

}  // namespace motcua::terminal
