// A keyboard on the screen: digits, letters, space, erase. A function of what is being touched; its keys are hits.
//
// Drawing thread. Only for the sources of this folder.
#pragma once

#include "kiosk/view_model.h"
#include "ui/painter.h"

namespace motcua::kiosk {

inline constexpr float kKeyboardHeight = 540;  // upright; lying screens stretch it

void draw_keyboard(ui::Painter& paint, const KeyWords& words, bool capitals, const ui::Rect& area, int touched);

}  // namespace motcua::kiosk
