// Draws what lies on top of the terminal and the reception: notices, the keys, the question that is asked.
//
// Drawing thread.
#pragma once

#include "counter-terminal/one_command.h"
#include "counter-terminal/overlay_model.h"
#include "ui/painter.h"

namespace motcua::terminal {

struct ToneColours {
  ui::Colour fill, line, text;
};
ToneColours colours_of(Tone tone);

inline constexpr float kNoticeLine = 19;
inline constexpr std::size_t kNoticeLinesMax = 3;
inline constexpr float kNoticeMost = 14 + kNoticeLine * kNoticeLinesMax;  // of the window's height

// A band in the place of the foot, so that it lies over no button; `column` is the one that the panels use.
void draw_notice(ui::Painter& paint, const std::string& notice, Tone tone, const ui::Rect& column);
// `area` is the column that the panels use.
void draw_overlay(ui::Painter& paint, const Overlay& overlay, const ui::Rect& area);
// A key's name in its little box; x is its right edge. Returns its width.
float draw_key(ui::Painter& paint, const std::string& name, float right, float y, bool on_primary);

}  // namespace motcua::terminal
