#include "counter-terminal/frame_panels.h"

#include <algorithm>

#include "counter-terminal/overlay_panels.h"
#include "counter-terminal/panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kMargin = 20;
constexpr float kBand = 30;
constexpr float kStaleHeight = 208;
constexpr float kWhyHeight = 64;
constexpr float kStepHeight = 58;  // two lines, where the column is narrow
constexpr float kWidest = 640;     // the column on a large screen

}  // namespace

void draw_header(Painter& paint, const Frame& frame, const Rect& column) {
  paint.fill({0, 0, paint.width(), kHeaderHeight}, light::kPanel);
  paint.line(0, kHeaderHeight - 1, paint.width(), 1, light::kLine);
  const float y = kHeaderHeight / 2;
  float right = column.right();
  if (!frame.state.empty()) {
    const ToneColours colours = colours_of(frame.state_tone);
    const float width = paint.measure(frame.state, kState) + 26;
    const Rect box{right - width, y - 16, width, 32};
    paint.panel(box, colours.fill, colours.line, 8);
    paint.text(frame.state, box.centre_x(), y, {.type = kState, .colour = colours.text, .align = Align::kCentre});
    right = box.x - 12;
  }
  const float title = paint.text(frame.title, column.x, y, {.type = kTitle, .colour = light::kText});
  const float who = column.x + title + 12;
  if (right - who > 40) paint.text(frame.who, who, y, {.type = kBody, .colour = light::kDim, .max_width = right - who});
}

void draw_primary(Painter& paint, const Button& button, const Rect& area) {
  const ui::Colour quiet = ui::mix(light::kPrimary, light::kBackground, 0.55f);
  const ui::Colour fill = button.pressed ? light::kPrimaryPressed : button.enabled ? light::kPrimary : quiet;
  paint.fill(area, fill, 11);
  const float key = draw_key(paint, button.key_name, area.right() - 17, area.centre_y(), button.enabled);
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

float draw_bands(Painter& paint, const Frame& frame) {
  float height = 0;
  const auto band = [&](const std::string& words, ui::Colour fill, ui::Colour text) {
    if (words.empty()) return;
    const Rect bar{0, kHeaderHeight + height, paint.width(), kBand};
    paint.fill(bar, fill);
    paint.text(words, bar.centre_x(), bar.centre_y(),
               {.type = kTag,
                .colour = text,
                .align = Align::kCentre,
                .spacing_em = 0.04f,
                .max_width = bar.w - 24,
                .min_shrink = 0.8f});
    height += kBand;
  };
  band(frame.training, ui::kCall, ui::kOnCall);
  band(frame.alert, light::kBadFill, light::kBad);
  return height;
}

void draw_footer(Painter& paint, const Frame& frame, const Rect& column) {
  const float top = paint.height() - kFooterHeight;
  const float y = top + kFooterHeight / 2;
  paint.fill({0, top, paint.width(), kFooterHeight}, light::kPanel);
  paint.line(0, top, paint.width(), 1, light::kLine);
  paint.dot(column.x + 5, y, 5, frame.connected ? light::kGood : light::kBad);
  const float help =
      paint.text(frame.help, column.right(), y, {.type = kSmall, .colour = light::kDim, .align = Align::kRight});
  paint.hit(kHitHelp, {column.right() - help - 12, top, help + 24, kFooterHeight});
  paint.text(frame.connection, column.x + 20, y,
             {.type = kSmall, .colour = light::kDim, .max_width = column.w - help - 32, .min_shrink = 0.8f});
}

void draw_stale(Painter& paint, const Frame& frame, const Rect& column) {
  const float steps = static_cast<float>(frame.stale_steps.size()) * kStepHeight;
  const float why = frame.stale_why.empty() ? 0 : kWhyHeight;
  const Rect card{column.x, kHeaderHeight + 16, column.w, kStaleHeight + steps + why};
  paint.panel(card, light::kPanel, light::kLine, 14);
  const Rect inner = card.inset(21, 0);
  paint.paragraph(frame.stale_title, inner.x, card.y + 66, {.type = kHint, .colour = light::kText}, inner.w, 34, 2);
  paint.paragraph(frame.stale_hint, inner.x, card.y + 144, {.type = kBody, .colour = light::kDim}, inner.w, 24, 3);
  float y = card.y + kStaleHeight - 6;
  for (const auto& step : frame.stale_steps) {
    paint.paragraph(step, inner.x, y, {.type = kBody, .colour = light::kText}, inner.w, 24, 2);
    y += kStepHeight;
  }
  paint.paragraph(frame.stale_why, inner.x, card.y + 226 + steps, {.type = kSmall, .colour = light::kDim}, inner.w, 20,
                  3);
}

Rect column_of(const Painter& paint) {
  const float width = std::min(paint.width() - 2 * kMargin, kWidest);
  return {(paint.width() - width) / 2, kHeaderHeight, width, paint.height() - kHeaderHeight - kFooterHeight};
}

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  const float as_designed = std::min(width / 520, height / 860);
  const float as_small_as_it_gets = std::min({width / 390, height / 640, 1.0f});
  return {std::max(as_designed, as_small_as_it_gets)};
}

}  // namespace motcua::terminal
