#include "display/hero.h"

#include <algorithm>

#include "display/design.h"
#include "display/pulse.h"
#include "ui/theme.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;

void draw_nobody(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  paint.panel(area, look.panel, look.line, 20, 2);
  const auto line = [&](const std::string& words, float y, const Type& type, ui::Colour colour) {
    paint.text(words, area.centre_x(), area.centre_y() + y,
               {.type = type, .colour = colour, .align = Align::kCentre, .max_width = area.w - 80});
  };
  line(model.nobody.first, -62, kStale, look.text);
  line(model.nobody.second, 2, kCallWord, look.dim);
  line(model.nobody_hint.first, 70, kHeroSmall, look.dim);
  line(model.nobody_hint.second, 112, kServiceSmall, look.dim);
}

// Both numbers in one size. Long ones stand closer before they get smaller.
struct NumberLayout {
  float spacing_em = -0.025f;
  float padding = 40;
  float arrow = 96;
  float arrow_room = 112;
};
constexpr NumberLayout kTight{-0.055f, 22, 60, 64};

// t from 0, as designed, to 1, as close as it gets.
NumberLayout between(float t) {
  const NumberLayout wide;
  const auto mix = [t](float a, float b) { return a + (b - a) * t; };
  return {mix(wide.spacing_em, kTight.spacing_em), mix(wide.padding, kTight.padding), mix(wide.arrow, kTight.arrow),
          mix(wide.arrow_room, kTight.arrow_room)};
}

float width_of(const Painter& paint, const Call& call, const NumberLayout& layout) {
  return paint.measure(call.ticket, kHero, layout.spacing_em) + paint.measure(call.counter, kHero, layout.spacing_em);
}

void draw_numbers(Painter& paint, const Look& look, const Call& call, const Rect& area) {
  NumberLayout layout;
  const auto room = [&] { return area.w - 2 * layout.padding - layout.arrow_room; };
  for (int step = 1; step <= 4 && width_of(paint, call, layout) > room(); ++step) {
    layout = between(static_cast<float>(step) / 4);
  }
  const Rect inner = area.inset(layout.padding, 0);
  const float shrink = std::min(1.0f, room() / width_of(paint, call, layout));
  const float ticket = paint.measure(call.ticket, kHero, layout.spacing_em) * shrink;
  const float counter = paint.measure(call.counter, kHero, layout.spacing_em) * shrink;
  TextStyle style{.type = kHero, .colour = look.on_call, .spacing_em = layout.spacing_em, .min_shrink = 0.2f};
  const float y = inner.centre_y() + 22;
  style.max_width = ticket;
  paint.text(call.ticket, inner.x - layout.padding / 10, y, style);
  style.max_width = counter;
  style.align = Align::kRight;
  paint.text(call.counter, inner.right() + 4, y, style);
  paint.arrow((inner.x + ticket + inner.right() - counter) / 2, y, layout.arrow, look.on_call);
}

// As large as both lines allow; the counter's line begins with the arrow.
void draw_numbers_upright(Painter& paint, const Look& look, const Call& call, const Rect& area) {
  const Rect inner = area.inset(40, 0);
  constexpr float kSpacing = -0.025f;
  constexpr float kArrow = 150;
  constexpr float kUprightHeight = 700;  // both lines at their full size
  const float shrink =
      std::min({1.0f, area.h / kUprightHeight, inner.w / paint.measure(call.ticket, kHeroUpright, kSpacing),
                (inner.w - kArrow - 60) / paint.measure(call.counter, kHeroUpright, kSpacing)});
  TextStyle style{.type = kHeroUpright, .colour = look.on_call, .spacing_em = kSpacing, .min_shrink = 0.2f};
  style.max_width = paint.measure(call.ticket, kHeroUpright, kSpacing) * shrink;
  paint.text(call.ticket, inner.x - 6, area.y + area.h * 0.35f, style);
  style.max_width = paint.measure(call.counter, kHeroUpright, kSpacing) * shrink;
  style.align = Align::kRight;
  const float y = area.y + area.h * 0.76f;
  paint.text(call.counter, inner.right() + 4, y, style);
  paint.arrow(inner.x + kArrow / 2 + 6, y + area.h * 0.04f, kArrow, look.on_call);
}

// The words above the numbers: at both ends of one line, or each above its own.
void draw_hero_labels(Painter& paint, const Look& look, const Model& model, const Rect& area, bool upright) {
  const Rect inner = area.inset(40, 0);
  TextStyle small{.type = kHeroSmall, .colour = quiet_on_call(look)};
  paint.text(model.ticket_label, inner.x, area.y + (upright ? 60 : 81), small);
  if (!upright) small.align = Align::kRight;
  paint.text(model.counter_label, upright ? inner.x : inner.right(), upright ? area.y + area.h * 0.63f : area.y + 81,
             small);
}

}  // namespace

void draw_hero(Painter& paint, const Look& look, const Model& model, const Rect& area, bool upright,
               std::int64_t now_ms) {
  if (!model.large) return draw_nobody(paint, look, model, area);
  paint.fill(area, pulse_colour(look, now_ms, model.pulse_from_ms, model.pulse_until_ms), 20);
  if (model.flash) {
    paint.fill(area, look.on_call, 20);
    paint.fill(area.inset(10, 10), look.call_bright, 12);
  }
  draw_hero_labels(paint, look, model, area, upright);
  if (upright) {
    draw_numbers_upright(paint, look, *model.large, area);
  } else {
    draw_numbers(paint, look, *model.large, area);
  }
  if (model.approach.empty()) return;
  // Words too: a flash alone says nothing to who does not know it.
  paint.text(model.approach, area.centre_x(), area.bottom() - 38,
             {.type = kHeroSmall, .colour = look.on_call, .align = Align::kCentre, .max_width = area.w - 80});
}

}  // namespace motcua::display
