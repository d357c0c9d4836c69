// Draws the card of the ticket at the counter.
//
// Drawing thread.
#pragma once

#include "counter-terminal/view_model.h"
#include "ui/painter.h"

namespace motcua::terminal {

// In a low window the number shares its line with the timer, so that the list below keeps a place.
enum class CardStyle : std::uint8_t { kTall, kLow };

// As tall as what it has to say.
float current_height(const ui::Painter& paint, const Model& model, float width, CardStyle style);
// Returns its height.
float draw_current(ui::Painter& paint, const Model& model, float x, float y, float width, CardStyle style);

}  // namespace motcua::terminal
