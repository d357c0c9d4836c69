#include "display/nobody.h"

#include <algorithm>
#include <string>
#include <vector>

#include "display/design.h"

namespace motcua::display {
namespace {

using ui::Painter;
using ui::Rect;

constexpr float kBeside = 60;  // left and right of the sentences

// A sentence and the room it takes: `apart` above it, then so much for each of its lines.
struct Sentence {
  const std::string& words;
  const Type& type;
  ui::Colour colour;
  float apart;
  float line;
};

// One that is too long is broken behind its comma rather than within a word of two syllables.
std::vector<std::string> lines_of(const Painter& paint, const Sentence& sentence, float width) {
  const auto comma = sentence.words.find(", ");
  if (comma == std::string::npos || paint.measure(sentence.words, sentence.type) <= width) {
    return paint.wrap(sentence.words, sentence.type, width, 3);
  }
  return {sentence.words.substr(0, comma + 1), sentence.words.substr(comma + 2)};
}

// All lines in one size. Returns the height.
float draw_sentence(Painter& paint, const Sentence& sentence, const Rect& area) {
  const auto lines = lines_of(paint, sentence, area.w);
  ui::TextStyle style{.type = sentence.type, .colour = sentence.colour, .align = ui::Align::kCentre};
  float widest = 1;
  for (const std::string& line : lines) widest = std::max(widest, paint.measure(line, sentence.type));
  style.type.px *= std::clamp(area.w / widest, 0.5f, 1.0f);
  style.max_width = area.w;
  style.min_shrink = 1;
  float y = area.y + sentence.apart + sentence.line / 2;
  for (const std::string& line : lines) {
    paint.text(line, area.centre_x(), y, style);
    y += sentence.line;
  }
  return lines.empty() ? 0 : y - sentence.line / 2 - area.y;
}

float height_of(const Painter& paint, const Sentence& sentence, float width) {
  if (sentence.words.empty()) return 0;
  return sentence.apart + sentence.line * static_cast<float>(lines_of(paint, sentence, width).size());
}

}  // namespace

void draw_nobody(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  paint.panel(area, look.panel, look.line, 20, 2);
  const std::vector<Sentence> sentences{{model.nobody.first, kNobody, look.text, 0, 132},
                                        {model.nobody.second, kNobodyBeside, look.dim, 8, 76},
                                        {model.nobody_hint.first, kNobodyHint, look.text, 64, 62},
                                        {model.nobody_hint.second, kNobodyHintBeside, look.dim, 4, 52}};
  const float width = area.w - 2 * kBeside;
  float height = 0;
  for (const Sentence& each : sentences) height += height_of(paint, each, width);
  Rect rest{area.x + kBeside, area.centre_y() - height / 2, width, height};
  for (const Sentence& each : sentences) rest.y += draw_sentence(paint, each, rest);
}

}  // namespace motcua::display
