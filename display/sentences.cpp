#include "display/sentences.h"

#include <algorithm>

namespace motcua::display {
namespace {

using ui::Painter;
using ui::Rect;

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

float height_of(const Painter& paint, const std::vector<Sentence>& sentences, float width) {
  float height = 0;
  for (const Sentence& each : sentences) height += height_of(paint, each, width);
  return height;
}

bool fit(const Painter& paint, const std::vector<Sentence>& sentences, const Rect& area) {
  for (const Sentence& each : sentences) {
    for (const std::string& line : lines_of(paint, each, area.w)) {
      if (paint.measure(line, each.type) > area.w) return false;
    }
  }
  return height_of(paint, sentences, area.w) <= area.h;
}

}  // namespace

void draw_sentences(Painter& paint, std::vector<Sentence> sentences, const Rect& area) {
  constexpr float kSmaller = 0.95f;
  constexpr int kStepsMax = 24;
  for (int step = 0; step < kStepsMax && !fit(paint, sentences, area); ++step) {
    for (Sentence& each : sentences) {
      each.type.px *= kSmaller;
      each.line *= kSmaller;
      each.apart *= kSmaller;
    }
  }
  const float height = height_of(paint, sentences, area.w);
  Rect rest{area.x, area.centre_y() - height / 2, area.w, height};
  for (const Sentence& each : sentences) rest.y += draw_sentence(paint, each, rest);
}

}  // namespace motcua::display
