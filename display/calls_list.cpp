#include "display/calls_list.h"

#include <algorithm>
#include <cmath>

#include "display/design.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;

constexpr std::size_t kColumnsMax = 6;
constexpr float kColumnGap = 44;   // between columns of calls
constexpr float kLowestRow = 68;   // of a call with its time
constexpr float kArrowGap = 0.5f;  // em of the numbers, on each side of the arrow
constexpr float kArrow = 0.62f;    // em

// Words in the middle of the row, those of the second language below the others, in rows that are not lower than
// kWordsRow as large as designed.
constexpr float kWordsRow = 84;
constexpr float kWordUp = 19;
constexpr float kWordDown = 21;

float words_width(const Painter& paint, const TwoTexts& words) {
  return std::max(paint.measure(words.first, kCallWord), paint.measure(words.second, kCallWordBeside));
}

// Returns their width.
float draw_words(Painter& paint, const TwoTexts& words, float x, const Rect& row, ui::Colour colour) {
  const float times = std::min(1.0f, row.h / kWordsRow);
  ui::TextStyle first{.type = kCallWord, .colour = colour};
  ui::TextStyle second{.type = kCallWordBeside, .colour = colour};
  first.type.px *= times;
  second.type.px *= times;
  const bool alone = words.second.empty();
  const float width = paint.text(words.first, x, row.centre_y() - (alone ? 0 : kWordUp * times), first);
  return std::max(width, paint.text(words.second, x, row.centre_y() + kWordDown * times, second));
}

// That somebody comes to the citizen: beside the counter, or where there is no room below the time, in the language
// that has its turn. Says if below.
bool draw_approach(Painter& paint, const Look& look, const Model& model, const Call& call, float x, const Rect& row) {
  if (!call.approach || !call.open) return false;
  const float time = paint.measure(call.time, kCallTime);
  if (x + words_width(paint, model.approach_word) <= row.right() - time - 28) {
    draw_words(paint, model.approach_word, x, row, look.call);
    return false;
  }
  paint.text(model.second_turn ? model.approach_word.second : model.approach_word.first, row.right(),
             row.centre_y() + 23,
             {.type = kUnit,
              .colour = look.call,
              .align = Align::kRight,
              .max_width = row.right() - x + 8,
              .min_shrink = 0.6f});
  return true;
}

// All tickets of a list in one size, however long one is.
Type ticket_type(const Painter& paint, const Model& model, float room, float row) {
  Type type = kCalls;
  type.px = std::min(type.px, row / 1.04f);
  float widest = 1;
  for (const Call& call : model.calls) widest = std::max(widest, paint.measure(call.ticket, type));
  type.px *= std::min(1.0f, room / widest);
  return type;
}

void draw_call(Painter& paint, const Look& look, const Model& model, const Call& call, const Rect& area,
               const Type& type, float counter_x) {
  const float y = area.centre_y();
  paint.text(call.ticket, area.x, y, {.type = type, .colour = look.text});
  paint.arrow(counter_x - 70, y, 48, look.dim);
  const float number_x = counter_x + draw_words(paint, model.counter_word, counter_x, area, look.dim) + 18;
  const float number = paint.text(call.counter, number_x, y, {.type = type, .colour = look.text});
  const bool below = draw_approach(paint, look, model, call, number_x + number + 28, area);
  paint.text(call.time, area.right(), below ? y - 17 : y,
             {.type = kCallTime, .colour = look.dim, .align = Align::kRight});
}

void draw_few(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  const auto room = static_cast<std::size_t>(std::max(1.0f, std::floor(area.h / kLowestRow)));
  const std::size_t rows = std::min(kListedCalls, room);
  const float row = area.h / static_cast<float>(rows);
  const float counter_x = std::min(470.0f, std::max(300.0f, area.w * 0.41f));
  const Type type = ticket_type(paint, model, counter_x - 108, row);
  for (std::size_t i = 0; i < std::min(rows, model.calls.size()); ++i) {
    const float top = area.y + row * static_cast<float>(i);
    if (i > 0) paint.line(area.x, top - 1, area.w, 2, look.line);
    draw_call(paint, look, model, model.calls[i], {area.x, top, area.w, row}, type, area.x + counter_x);
  }
}

// Numbers and counters in one size, as large as the longest of them and the rows allow, in straight columns.
struct ShortStyle {
  std::size_t rows = 1;
  float row = 0;     // its height
  float column = 0;  // its width, with the gap
  Type type = kCalls;
  float ticket = 0;  // the widest
};

ShortStyle short_style(const Painter& paint, const Model& model, const Rect& area, std::size_t columns) {
  ShortStyle style;
  style.rows = (model.calls.size() + columns - 1) / columns;
  style.row = area.h / static_cast<float>(std::max(kListedCalls, style.rows));
  style.column = (area.w + kColumnGap) / static_cast<float>(columns);
  style.type.px = std::min(style.type.px, style.row / 1.04f);
  float counter = 0;
  for (const Call& call : model.calls) {
    style.ticket = std::max(style.ticket, paint.measure(call.ticket, style.type));
    counter = std::max(counter, paint.measure(call.counter, style.type));
  }
  const float wanted = style.ticket + counter + (2 * kArrowGap + kArrow) * style.type.px;
  const float times = std::min(1.0f, (style.column - kColumnGap) / wanted);
  style.type.px *= times;
  style.ticket *= times;
  return style;
}

// In as many columns as make them largest.
ShortStyle largest_style(const Painter& paint, const Model& model, const Rect& area) {
  ShortStyle best = short_style(paint, model, area, 1);
  for (std::size_t columns = 2; columns <= kColumnsMax; ++columns) {
    const ShortStyle style = short_style(paint, model, area, columns);
    if (style.type.px > best.type.px) best = style;
  }
  return best;
}

void draw_short(Painter& paint, const Look& look, const Call& call, const Rect& area, const ShortStyle& style) {
  const float y = area.centre_y();
  const float arrow = area.x + style.ticket + (kArrowGap + kArrow / 2) * style.type.px;
  paint.text(call.ticket, area.x, y, {.type = style.type, .colour = look.text});
  paint.arrow(arrow, y, kArrow * style.type.px, call.approach && call.open ? look.call : look.dim);
  paint.text(call.counter, arrow + (kArrowGap + kArrow / 2) * style.type.px, y,
             {.type = style.type, .colour = look.text});
}

void draw_many(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  const ShortStyle style = largest_style(paint, model, area);
  for (std::size_t i = 0; i < model.calls.size(); ++i) {
    const float top = area.y + style.row * static_cast<float>(i % style.rows);
    const float left = area.x + style.column * static_cast<float>(i / style.rows);
    const Rect place{left, top, style.column - kColumnGap, style.row};
    if (i % style.rows > 0) paint.line(place.x, top - 1, place.w, 2, look.line);
    draw_short(paint, look, model.calls[i], place, style);
  }
}

}  // namespace

void draw_calls(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  if (model.calls.size() > kListedCalls) return draw_many(paint, look, model, area);
  draw_few(paint, look, model, area);
}

}  // namespace motcua::display
