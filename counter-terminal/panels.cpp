#include "counter-terminal/panels.h"

#include <algorithm>

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

constexpr float kParked = 44;
constexpr float kRow = 42;
constexpr float kFootMargin = 12;  // of the 16 below the last panel, where there is no room

// Lower buttons where much has to be said about the ticket, so that the list keeps a place.
struct ButtonSizes {
  float primary = 74;
  float button = 54;
  float gap = 10;
  float all() const { return primary + 3 * (gap + button); }
};
constexpr ButtonSizes kLowButtons{58, 42, 8};
constexpr ButtonSizes kLowestButtons{48, 36, 6};  // so that nothing goes below the foot

// The largest that leave room for a list of two rows, else of one: who is next, and why, before comfort.
const ButtonSizes& sizes_for(float height, float two_rows, float one_row, float least_room) {
  static constexpr ButtonSizes kButtons;
  if (kButtons.all() + two_rows <= height) return kButtons;
  if (kLowButtons.all() + one_row <= height) return kLowButtons;
  if (kLowestButtons.all() + one_row <= height) return kLowestButtons;
  return kLowButtons.all() + least_room <= height ? kLowButtons : kLowestButtons;
}

float draw_buttons(Painter& paint, const Model& model, const Rect& column, float top, const ButtonSizes& sizes) {
  draw_primary(paint, model.primary, {column.x, top, column.w, sizes.primary});
  const float width = (column.w - 10) / 2;
  float y = top + sizes.primary + sizes.gap;
  for (std::size_t i = 0; i < model.buttons.size(); ++i) {
    const float x = i % 2 == 0 ? column.x : column.x + width + 10;
    draw_button(paint, model.buttons[i], {x, y, width, sizes.button});
    if (i % 2 == 1) y += sizes.button + sizes.gap;
  }
  return y - sizes.gap;
}

void draw_next_row(Painter& paint, const NextRow& row, const Rect& area) {
  paint.line(area.x, area.y, area.w, 1, light::kLine);
  if (row.explained) paint.fill(area.inset(-10, 3), light::kChip, 9);
  const float y = area.centre_y();
  const float number = paint.text(row.number, area.x, y, {.type = kListNumber, .colour = light::kText});
  const float waited =
      paint.text(row.waited, area.right(), y, {.type = kBody, .colour = light::kDim, .align = Align::kRight});
  const float why_x = area.x + std::max(86.0f, number + 14);
  paint.text(row.why, why_x, y,
             {.type = kSmall, .colour = light::kDim, .max_width = area.right() - waited - 10 - why_x});
}

void draw_next(Painter& paint, const Model& model, const Rect& area) {
  if (area.h < 44) return;
  paint.panel(area, light::kPanel, light::kLine, 14);
  const Rect inner = area.inset(19, 0);
  const float count = paint.text(model.next_count, inner.right(), area.y + 23,
                                 {.type = kListTitle, .colour = light::kDim, .align = Align::kRight});
  paint.text(model.next_title, inner.x, area.y + 23,
             {.type = kListTitle, .colour = light::kDim, .max_width = inner.w - count - 12});
  Rect row{inner.x, area.y + 38, inner.w, kRow};
  for (std::size_t i = 0; i < model.next.size() && row.bottom() <= area.bottom(); ++i) {
    draw_next_row(paint, model.next[i], row);
    paint.hit(kHitRow + static_cast<int>(i), row);
    row.y += kRow;
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
}

}  // namespace

void draw(Painter& paint, const Model& model) {
  const Rect column = column_of(paint);
  draw_header(paint, model, column);
  const float list_bottom = paint.height() - kFooterHeight - 16;
  if (model.stale) {
    draw_stale(paint, model, column);
  } else {
    const float card_y = kHeaderHeight + draw_bands(paint, model) + 16;
    const float card = draw_current(paint, model, column.x, card_y, column.w);
    const float buttons_y = card_y + card + 14;
    const float parked = model.parked.label.empty() ? 0 : kParked + 6;
    const float one_row = 16 + parked + 38 + kRow;
    const auto& sizes = sizes_for(list_bottom - buttons_y, one_row + kRow, one_row, parked - kFootMargin);
    float list_y = draw_buttons(paint, model, column, buttons_y, sizes) + 16;
    if (parked > 0) draw_parked(paint, model.parked, {column.x, list_y - 6, column.w, kParked});
    list_y += parked;
    draw_next(paint, model, {column.x, list_y, column.w, list_bottom - list_y});
    draw_explanation(paint, model, column, list_y - 6);
  }
  draw_footer(paint, model, column);
  draw_overlay(paint, model.overlay, column);
  draw_notice(paint, model.notice, model.notice_tone,
              {column.x, kHeaderHeight, column.w, list_bottom - 8 - kHeaderHeight});
}

}  // namespace motcua::terminal
