// Draws sentences for the whole room, one below the other: what stands where no number is.
//
// Drawing thread.
#pragma once

#include <string>
#include <vector>

#include "ui/painter.h"

namespace motcua::display {

// A sentence and the room it takes: `apart` above it, then so much for each of its lines.
struct Sentence {
  std::string words;
  ui::Type type;
  ui::Colour colour;
  float apart;
  float line;
};

// In the middle of the area; all of them smaller where they would be higher than it or one of their lines wider.
void draw_sentences(ui::Painter& paint, std::vector<Sentence> sentences, const ui::Rect& area);

}  // namespace motcua::display
