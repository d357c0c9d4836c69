// The parts of the view-model that only the staff see: the code, and the page behind it. Pure, any thread. Only for the
// sources of this folder.
#pragma once

#include "kiosk/view_model.h"

namespace motcua::kiosk {

void add_staff_code(const Input& input, Model& model);
void add_staff(const Input& input, Model& model);

}  // namespace motcua::kiosk
