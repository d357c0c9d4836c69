#include "counter-terminal/reception_panels.h"

#include <algorithm>

#include "counter-terminal/frame_panels.h"
#include "counter-terminal/overlay_panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kCard = 172;
constexpr float kRow = 38;
constexpr float kRowMin = 24;  // where there are many services

// What was done last stands in the card until the next number is typed: it is told to the citizen.
void draw_card(Painter& paint, const ReceptionModel& model, const Rect& card) {
  const bool told = !model.told.empty();
  paint.panel(card, told ? light::kGoodFill : light::kPanel, told ? light::kGoodLine : light::kPrimary, 14,
              told ? 1 : 2);
  const Rect inner = card.inset(21, 0);
  paint.text(told ? model.told : model.caption, inner.x, card.y + 32,
             {.type = kBody, .colour = told ? light::kGood : light::kDim, .max_width = inner.w});
  const std::string& more = told ? model.told_more : model.known;
  const bool two_lines = told && !model.told_paper.empty() && !more.empty();
  const float number = paint.text(
      told ? model.told_number : model.number, inner.x, card.y + (two_lines ? 82 : 88),
      {.type = kNumber, .colour = light::kText, .spacing_em = -0.02f, .max_width = inner.w, .min_shrink = 0.4f});
  if (!told) paint.fill({inner.x + number + 8, card.y + 58, 4, 62}, light::kPrimary, 2);  // the caret
  paint.text(more, inner.x, card.y + (two_lines ? 134 : 146),
             {.type = kBody, .colour = light::kDim, .max_width = inner.w, .min_shrink = 0.75f});
  if (told) {
    paint.text(model.told_paper, inner.x, card.y + (two_lines ? 156 : 146),
               {.type = kBody,
                .colour = model.told_bad ? light::kBad : light::kDim,
                .max_width = inner.w,
                .min_shrink = 0.6f});
  }
}

float draw_buttons(Painter& paint, const ReceptionModel& model, const Rect& column, float top) {
  draw_primary(paint, model.issue, {column.x, top, column.w, 66});
  const float width = (column.w - 10) / 2;
  float y = top + 76;
  for (std::size_t i = 0; i < model.buttons.size(); ++i) {
    const float x = i % 2 == 0 ? column.x : column.x + width + 10;
    draw_button(paint, model.buttons[i], {x, y, width, 50});
    if (i % 2 == 1) y += 60;
  }
  return y - 10;
}

void draw_service(Painter& paint, const ServiceLine& service, const Rect& row) {
  paint.line(row.x, row.y, row.w, 1, light::kLine);
  const float y = row.centre_y();
  const float letter = paint.text(service.letter, row.x, y, {.type = kListNumber, .colour = light::kText});
  const float waiting =
      paint.text(service.waiting, row.right(), y,
                 {.type = kBody, .colour = service.closed ? light::kBad : light::kDim, .align = Align::kRight});
  const float x = row.x + std::max(44.0f, letter + 14);
  paint.text(service.name, x, y, {.type = kBody, .colour = light::kText, .max_width = row.right() - waiting - 12 - x});
}

void draw_services(Painter& paint, const ReceptionModel& model, const Rect& area) {
  if (area.h < 44 + kRow) return;
  paint.panel(area, light::kPanel, light::kLine, 14);
  const Rect inner = area.inset(19, 0);
  paint.text(model.services_title, inner.x, area.y + 23, {.type = kListTitle, .colour = light::kDim});
  paint.text(model.services_count, inner.right(), area.y + 23,
             {.type = kListTitle, .colour = light::kDim, .align = Align::kRight});
  const float room = area.h - 38 - 4;
  const auto count = model.services.size();
  const float height = std::clamp(room / static_cast<float>(std::max<std::size_t>(count, 1)), kRowMin, kRow);
  const auto fit = static_cast<std::size_t>(room / height + 0.001f);
  Rect row{inner.x, area.y + 38, inner.w, height};
  for (std::size_t i = 0; i < std::min(count, fit); ++i) {
    if (count > fit && i + 1 == fit) {
      paint.text(model.services_more, row.x, row.centre_y(),
                 {.type = kSmall, .colour = light::kDim, .max_width = row.w});
      return;
    }
    draw_service(paint, model.services[i], row);
    row.y += height;
  }
}

}  // namespace

void draw(Painter& paint, const ReceptionModel& model) {
  const Rect column = column_of(paint);
  draw_header(paint, model, column);
  const float bottom = paint.height() - kFooterHeight - 16;
  if (model.stale) {
    draw_stale(paint, model, column);
  } else {
    const float top = kHeaderHeight + draw_bands(paint, model) + 16;
    draw_card(paint, model, {column.x, top, column.w, kCard});
    const float list_y = draw_buttons(paint, model, column, top + kCard + 14) + 16;
    draw_services(paint, model, {column.x, list_y, column.w, bottom - list_y});
  }
  draw_footer(paint, model, column);
  draw_overlay(paint, model.overlay, column);
  draw_notice(paint, model.notice, model.notice_tone, column);
}

}  // namespace motcua::terminal
