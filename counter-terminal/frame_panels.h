// Draws what every screen of the staff has around it, and its buttons.
//
// Drawing thread.
#pragma once

#include "counter-terminal/frame_model.h"
#include "ui/painter.h"
#include "ui/screen.h"

namespace motcua::terminal {

inline constexpr float kHeaderHeight = 60;
inline constexpr float kFooterHeight = 44;

// The column in the middle of a wide window.
ui::Rect column_of(const ui::Painter& paint);
void draw_header(ui::Painter& paint, const Frame& frame, const ui::Rect& column);
// That this is practice, and what a device needs; returns the height of the bands that are there.
float draw_bands(ui::Painter& paint, const Frame& frame);
void draw_stale(ui::Painter& paint, const Frame& frame, const ui::Rect& column);
void draw_footer(ui::Painter& paint, const Frame& frame, const ui::Rect& column);
void draw_primary(ui::Painter& paint, const Button& button, const ui::Rect& area);
void draw_button(ui::Painter& paint, const Button& button, const ui::Rect& area);

}  // namespace motcua::terminal
