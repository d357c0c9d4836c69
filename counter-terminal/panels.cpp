#include "counter-terminal/panels.h"

#include <algorithm>

#include "counter-terminal/overlay_panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;
namespace light = ui::light;

constexpr float kHeader = 60;
constexpr float kFooter = 44;
constexpr float kMargin = 20;
constexpr float kCard = 208;
constexpr float kWidest = 640;  // the column on a large screen
constexpr float kRow = 42;

struct StateColours {
  ui::Colour fill, line, text;
};

StateColours colours_of(Tone tone) {
  if (tone == Tone::kGood) return {light::kGoodFill, light::kGoodLine, light::kGood};
  if (tone == Tone::kWarn) return {light::kTagFill, light::kTagLine, light::kTagText};
  return {light::kQuietFill, light::kLine, light::kDim};
}

void draw_header(Painter& paint, const Model& model, const Rect& column) {
  paint.fill({0, 0, paint.width(), kHeader}, light::kPanel);
  paint.line(0, kHeader - 1, paint.width(), 1, light::kLine);
  const float y = kHeader / 2;
  float right = column.right();
  if (!model.state.empty()) {
    const StateColours colours = colours_of(model.state_tone);
    const float width = paint.measure(model.state, kState) + 26;
    const Rect box{right - width, y - 16, width, 32};
    paint.panel(box, colours.fill, colours.line, 8);
    paint.text(model.state, box.centre_x(), y, {.type = kState, .colour = colours.text, .align = Align::kCentre});
    right = box.x - 12;
  }
  const float title = paint.text(model.title, column.x, y, {.type = kTitle, .colour = light::kText});
  const float who = column.x + title + 12;
  if (right - who > 40) paint.text(model.who, who, y, {.type = kBody, .colour = light::kDim, .max_width = right - who});
}

// Beside the number, or in the row below it where there is no room. Returns how much of that row it takes.
float draw_tag(Painter& paint, const Model& model, const Rect& inner, float number_w, float number_y) {
  if (model.tag.empty()) return 0;
  const float width = paint.measure(model.tag, kTag) + 20;
  Rect box{inner.x + number_w + 13, number_y - 14, width, 24};
  const bool beside = box.right() <= inner.right();
  if (!beside) box = {inner.right() - width, inner.y + 155 - 12, width, 24};
  paint.panel(box, light::kTagFill, light::kTagLine, 7);
  paint.text(model.tag, box.centre_x(), box.centre_y(),
             {.type = kTag, .colour = light::kTagText, .align = Align::kCentre, .max_width = width - 12});
  return beside ? 0 : width + 10;
}

void draw_current(Painter& paint, const Model& model, const Rect& card) {
  paint.panel(card, light::kPanel, light::kLine, 14);
  const Rect inner = card.inset(21, 0);
  const float timer = paint.text(model.timer, inner.right(), card.y + 37,
                                 {.type = kTimer, .colour = light::kText, .align = Align::kRight});
  paint.text(model.caption, inner.x, card.y + 42,
             {.type = kBody, .colour = light::kDim, .max_width = inner.w - timer - 12});
  if (model.number.empty()) {
    paint.paragraph(model.hint, inner.x, card.y + 112, {.type = kHint, .colour = light::kText}, inner.w, 34, 2);
    return;
  }
  const float number_y = card.y + 101;
  const float number = paint.text(
      model.number, inner.x, number_y,
      {.type = kNumber, .colour = light::kText, .spacing_em = -0.02f, .max_width = inner.w, .min_shrink = 0.5f});
  const float tag = draw_tag(paint, model, inner, number, number_y);
  paint.text(model.service, inner.x, card.y + 155,
             {.type = kService, .colour = light::kText, .max_width = inner.w - tag});
  const float recalled = paint.text(model.recalled, inner.right(), card.y + 182,
                                    {.type = kSmall, .colour = light::kDim, .align = Align::kRight});
  const ui::Colour waited = model.waited_tone == Tone::kBad ? light::kBad : light::kDim;
  paint.text(model.waited, inner.x, card.y + 182,
             {.type = kSmall, .colour = waited, .max_width = inner.w - recalled - 12});
}

void draw_primary(Painter& paint, const Button& button, const Rect& area) {
  const ui::Colour quiet = ui::mix(light::kPrimary, light::kBackground, 0.55f);
  const ui::Colour fill = button.pressed ? light::kPrimaryPressed : button.enabled ? light::kPrimary : quiet;
  paint.fill(area, fill, 11);
  const float key = draw_key(paint, button.key_name, area.right() - 17, area.centre_y(), true);
  paint.text(button.label, area.x + 17, area.centre_y(),
             {.type = kPrimary, .colour = light::kPanel, .max_width = area.w - 34 - key - 10, .min_shrink = 0.7f});
  paint.hit(hit_of(button.key), area);
}

void draw_button(Painter& paint, const Button& button, const Rect& area) {
  paint.panel(area, button.pressed ? light::kPressed : light::kPanel, light::kLine, 11);
  const ui::Colour full = button.harmful ? light::kBad : light::kText;
  const ui::Colour colour = button.enabled ? full : ui::mix(full, light::kPanel, 0.62f);
  const float key = draw_key(paint, button.key_name, area.right() - 16, area.centre_y(), false);
  paint.text(button.label, area.x + 17, area.centre_y(),
             {.type = kButton, .colour = colour, .max_width = area.w - 33 - key - 8, .min_shrink = 0.75f});
  paint.hit(hit_of(button.key), area);
}

float draw_buttons(Painter& paint, const Model& model, const Rect& column, float top) {
  draw_primary(paint, model.primary, {column.x, top, column.w, 74});
  const float width = (column.w - 10) / 2;
  float y = top + 84;
  for (std::size_t i = 0; i < model.buttons.size(); ++i) {
    const float x = i % 2 == 0 ? column.x : column.x + width + 10;
    draw_button(paint, model.buttons[i], {x, y, width, 54});
    if (i % 2 == 1) y += 64;
  }
  return y - 10;
}

void draw_next(Painter& paint, const Model& model, const Rect& area) {
  if (area.h < 44) return;
  paint.panel(area, light::kPanel, light::kLine, 14);
  const Rect inner = area.inset(19, 0);
  const float count = paint.text(model.next_count, inner.right(), area.y + 23,
                                 {.type = kListTitle, .colour = light::kDim, .align = Align::kRight});
  paint.text(model.next_title, inner.x, area.y + 23,
             {.type = kListTitle, .colour = light::kDim, .max_width = inner.w - count - 12});
  float top = area.y + 38;
  const TextStyle right{.type = kBody, .colour = light::kDim, .align = Align::kRight};
  for (const NextRow& row : model.next) {
    if (top + kRow > area.bottom()) return;
    paint.line(inner.x, top, inner.w, 1, light::kLine);
    const float y = top + kRow / 2;
    const float number = paint.text(row.number, inner.x, y, {.type = kListNumber, .colour = light::kText});
    const float waited = paint.text(row.waited, inner.right(), y, right);
    const float why_x = inner.x + std::max(86.0f, number + 14);
    paint.text(row.why, why_x, y,
               {.type = kSmall, .colour = light::kDim, .max_width = inner.right() - waited - 10 - why_x});
    top += kRow;
  }
  if (model.next.empty() && top + kRow <= area.bottom()) {
    paint.line(inner.x, top, inner.w, 1, light::kLine);
    paint.text(model.next_nobody, inner.x, top + kRow / 2,
               {.type = kBody, .colour = light::kDim, .max_width = inner.w});
  }
}

void draw_footer(Painter& paint, const Model& model, const Rect& column) {
  const float top = paint.height() - kFooter;
  const float y = top + kFooter / 2;
  paint.fill({0, top, paint.width(), kFooter}, light::kPanel);
  paint.line(0, top, paint.width(), 1, light::kLine);
  paint.dot(column.x + 5, y, 5, model.connected ? light::kGood : light::kBad);
  const float help =
      paint.text(model.help, column.right(), y, {.type = kSmall, .colour = light::kDim, .align = Align::kRight});
  paint.hit(kHitHelp, {column.right() - help - 12, top, help + 24, kFooter});
  paint.text(model.connection, column.x + 20, y,
             {.type = kSmall, .colour = light::kDim, .max_width = column.w - help - 32, .min_shrink = 0.8f});
}

void draw_stale(Painter& paint, const Model& model, const Rect& column) {
  const Rect card{column.x, kHeader + 16, column.w, kCard};
  paint.panel(card, light::kPanel, light::kLine, 14);
  const Rect inner = card.inset(21, 0);
  paint.paragraph(model.stale_title, inner.x, card.y + 66, {.type = kHint, .colour = light::kText}, inner.w, 34, 2);
  paint.paragraph(model.stale_hint, inner.x, card.y + 144, {.type = kBody, .colour = light::kDim}, inner.w, 24, 3);
}

Rect column_of(const Painter& paint) {
  const float width = std::min(paint.width() - 2 * kMargin, kWidest);
  return {(paint.width() - width) / 2, kHeader, width, paint.height() - kHeader - kFooter};
}

}  // namespace

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  const float as_designed = std::min(width / 520, height / 860);
  const float as_small_as_it_gets = std::min({width / 390, height / 640, 1.0f});
  return {std::max(as_designed, as_small_as_it_gets),
          {kTitle, kBody, kState, kTimer, kNumber, kService, kTag, kSmall, kPrimary, kButton, kKeyName, kListTitle,
           kListNumber, kHint}};
}

void draw(Painter& paint, const Model& model) {
  const Rect column = column_of(paint);
  draw_header(paint, model, column);
  const float list_bottom = paint.height() - kFooter - 16;
  if (model.stale) {
    draw_stale(paint, model, column);
  } else {
    draw_current(paint, model, {column.x, kHeader + 16, column.w, kCard});
    const float buttons_bottom = draw_buttons(paint, model, column, kHeader + 16 + kCard + 14);
    const float list_y = buttons_bottom + 16;
    draw_next(paint, model, {column.x, list_y, column.w, list_bottom - list_y});
  }
  draw_footer(paint, model, column);
  draw_notice(paint, model, {column.x, kHeader, column.w, list_bottom - 8 - kHeader});
  draw_overlay(paint, model, column);
}

}  // namespace motcua::terminal
