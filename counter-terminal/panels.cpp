#include "counter-terminal/panels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "counter-terminal/current_panel.h"
#include "counter-terminal/frame_panels.h"
#include "counter-terminal/overlay_panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;
namespace light = ui::light;

constexpr float kButtons = 6;
constexpr float kAcross = 10;             // between the columns of buttons
constexpr float kThreeColumnsFrom = 560;  // so wide, buttons need two lines instead of three

struct ButtonSizes {
  float primary;
  float button;
  float gap;
  std::size_t columns;
  float all() const { return primary + std::ceil(kButtons / static_cast<float>(columns)) * (gap + button); }
};

// How closely things stand.
struct Density {
  CardStyle card;
  ButtonSizes buttons;
  float above;   // the buttons, and the card
  float list;    // room above the list
  float parked;  // the line of parked tickets
  float head;    // of the list
  float row;
  float foot;  // room below the list
};
constexpr std::array<Density, 6> kDensities{{
    {CardStyle::kTall, {74, 54, 10, 2}, 14, 16, 44, 38, 42, 16},
    {CardStyle::kTall, {58, 42, 8, 2}, 14, 16, 44, 38, 42, 16},
    {CardStyle::kLow, {58, 42, 8, 3}, 12, 12, 38, 36, 38, 12},
    {CardStyle::kLow, {58, 42, 8, 2}, 12, 12, 38, 36, 38, 12},
    {CardStyle::kLow, {48, 36, 6, 3}, 10, 10, 36, 34, 36, 8},
    {CardStyle::kLow, {48, 36, 6, 2}, 10, 10, 36, 34, 36, 8},
}};
constexpr float kAboveCard = 16;
constexpr float kBelowParked = 6;

float needed(const Painter& paint, const Model& model, float width, const Density& density, std::size_t rows) {
  const float parked = model.parked.label.empty() ? 0 : density.parked + kBelowParked;
  return current_height(paint, model, width, density.card) + density.above + density.buttons.all() + density.list +
         parked + density.head + density.row * static_cast<float>(rows);
}

// The loosest that leaves room for two rows of the list, else for one: who is next, and why, before comfort.
const Density& density_for(const Painter& paint, const Model& model, float width, float card_y) {
  for (std::size_t rows = std::clamp<std::size_t>(model.next.size(), 1, 2); rows > 0; --rows) {
    for (const Density& each : kDensities) {
      if (each.buttons.columns > 2 && width < kThreeColumnsFrom) continue;
      const float room = paint.height() - kFooterHeight - each.foot - card_y;
      if (needed(paint, model, width, each, rows) <= room) return each;
    }
  }
  return width < kThreeColumnsFrom ? kDensities[5] : kDensities[4];
}

float draw_buttons(Painter& paint, const Model& model, const Rect& column, float top, const ButtonSizes& sizes) {
  draw_primary(paint, model.primary, {column.x, top, column.w, sizes.primary});
  const float between = kAcross * static_cast<float>(sizes.columns - 1);
  const float width = (column.w - between) / static_cast<float>(sizes.columns);
  float y = top + sizes.primary + sizes.gap;
  for (std::size_t i = 0; i < model.buttons.size(); ++i) {
    const auto at = static_cast<float>(i % sizes.columns);
    draw_button(paint, model.buttons[i], {column.x + at * (width + kAcross), y, width, sizes.button});
    if ((i + 1) % sizes.columns == 0) y += sizes.button + sizes.gap;
  }
  return y - sizes.gap;
}

// A row whose promise is nearly used, or past it: by colour, by a bar at its edge, and in words.
void draw_next_row(Painter& paint, const NextRow& row, const Rect& area) {
  paint.line(area.x, area.y, area.w, 1, light::kLine);
  if (row.explained) paint.fill(area.inset(-10, 3), light::kChip, 9);
  const bool quiet = row.tone == Tone::kQuiet;
  const ui::Colour colour = quiet ? light::kDim : colours_of(row.tone).text;
  if (!quiet) {
    const bool late = row.tone == Tone::kBad;
    paint.fill({area.x - 12, area.y + 9, 4, area.h - 18}, late ? light::kBad : ui::kCallPressed, 2);
  }
  const float y = area.centre_y();
  const float number = paint.text(row.number, area.x, y, {.type = kListNumber, .colour = light::kText});
  const float waited =
      paint.text(row.waited, area.right(), y, {.type = kBody, .colour = colour, .align = Align::kRight});
  const float why_x = area.x + std::max(86.0f, number + 14);
  paint.text(row.why, why_x, y,
             {.type = quiet ? kSmall : kLate, .colour = colour, .max_width = area.right() - waited - 10 - why_x});
}

void draw_next(Painter& paint, const Model& model, const Rect& area, const Density& density) {
  if (area.h < density.head) return;
  paint.panel(area, light::kPanel, light::kLine, 14);
  const Rect inner = area.inset(19, 0);
  const float title_y = area.y + density.head * 0.6f;
  const float count = paint.text(model.next_count, inner.right(), title_y,
                                 {.type = kListTitle, .colour = light::kDim, .align = Align::kRight});
  paint.text(model.next_title, inner.x, title_y,
             {.type = kListTitle, .colour = light::kDim, .max_width = inner.w - count - 12});
  Rect row{inner.x, area.y + density.head, inner.w, density.row};
  for (std::size_t i = 0; i < model.next.size() && row.bottom() <= area.bottom() + 0.5f; ++i) {
    draw_next_row(paint, model.next[i], row);
    paint.hit(kHitRow + static_cast<int>(i), row);
    row.y += density.row;
  }
  if (model.next.empty() && row.bottom() <= area.bottom()) {
    paint.line(row.x, row.y, row.w, 1, light::kLine);
    paint.text(model.next_nobody, row.x, row.centre_y(), {.type = kBody, .colour = light::kDim, .max_width = row.w});
  }
}

void draw_parked(Painter& paint, const Button& parked, const Rect& area) {
  paint.panel(area, parked.pressed ? light::kPressed : light::kTagFill, light::kTagLine, 11);
  const float key = draw_key(paint, parked.key_name, area.right() - 16, area.centre_y(), false);
  paint.text(parked.label, area.x + 17, area.centre_y(),
             {.type = kState, .colour = light::kTagText, .max_width = area.w - 33 - key - 8});
  paint.hit(hit_of(parked.key), area);
}

// Above the list, so that the row it is about stays in sight.
void draw_explanation(Painter& paint, const Model& model, const Rect& column, float bottom) {
  if (model.explanation.empty()) return;
  const auto lines = paint.wrap(model.explanation, kBody, column.w - 36, 8).size();
  const float height = 28 + 23 * static_cast<float>(lines);
  const Rect box{column.x, bottom - height, column.w, height};
  paint.fill({box.x - 1, box.y + 2, box.w + 2, box.h + 2}, ui::rgb(0x0B1F36, 26), 13);
  paint.panel(box, light::kChip, light::kPrimary, 12);
  paint.paragraph(model.explanation, box.x + 18, box.centre_y(), {.type = kBody, .colour = light::kText}, box.w - 36,
                  23, 8);
  paint.hit(kHitClose, box);  // a touch is not for the button beneath
}

void draw_counter(Painter& paint, const Model& model, const Rect& column, float card_y) {
  const Density& density = density_for(paint, model, column.w, card_y);
  const float list_bottom = paint.height() - kFooterHeight - density.foot;
  float y = card_y + draw_current(paint, model, column.x, card_y, column.w, density.card) + density.above;
  y = draw_buttons(paint, model, column, y, density.buttons);
  if (!model.parked.label.empty()) {
    const float gap = density.buttons.gap;
    draw_parked(paint, model.parked, {column.x, y + gap, column.w, density.parked});
    y += density.parked + kBelowParked;
  }
  y += density.list;
  draw_next(paint, model, {column.x, y, column.w, list_bottom - y}, density);
  draw_explanation(paint, model, column, y - 6);
}

}  // namespace

void draw(Painter& paint, const Model& model) {
  const Rect column = column_of(paint);
  draw_header(paint, model, column);
  if (model.stale) {
    draw_stale(paint, model, column);
  } else {
    draw_counter(paint, model, column, kHeaderHeight + draw_bands(paint, model) + kAboveCard);
  }
  draw_footer(paint, model, column);
  draw_overlay(paint, model.overlay, column);
  draw_notice(paint, model.notice, model.notice_tone, column);
}

}  // namespace motcua::terminal
