// Draws the counter terminal: a function of its view-model alone. Buttons are hits with the number of their key.
//
// Drawing thread.
#pragma once

#include "counter-terminal/view_model.h"
#include "ui/painter.h"
#include "ui/screen.h"

namespace motcua::terminal {

// Narrow windows keep letters readable and get a narrower layout instead of smaller letters, down to 320 pixels.
ui::Layout layout(int width_px, int height_px);
void draw(ui::Painter& paint, const Model& model);

inline constexpr int kHitClose = 1000;  // beside an overlay, or on the explanation of a row
inline constexpr int kHitHelp = 1001;
inline constexpr int kHitOption = 1100;  // and following: a line of a list to choose from
inline constexpr int kHitRow = 2000;     // and following: a row of the list of next tickets
inline int hit_of(Key key) {
  return static_cast<int>(key);
}

}  // namespace motcua::terminal
