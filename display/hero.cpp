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
using ui::Type;

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

// Both numbers in one size: capitals of 16 % of the height, which decides and not the width. Long ones stand closer,
// then are set narrower, then take a line each.
struct NumberLayout {
  float spacing_em = -0.025f;
  float padding = 40;
  float arrow = 96;
  float arrow_room = 112;
};
constexpr NumberLayout kTight{-0.055f, 30, 60, 60};
constexpr float kNarrowestOnOneLine = 0.8f;
constexpr float kNarrowest = 0.7f;  // beyond that they are smaller

// t from 0, as designed, to 1, as close as it gets.
NumberLayout between(float t) {
  const NumberLayout wide;
  const auto mix = [t](float a, float b) { return a + (b - a) * t; };
  return {mix(wide.spacing_em, kTight.spacing_em), mix(wide.padding, kTight.padding), mix(wide.arrow, kTight.arrow),
          mix(wide.arrow_room, kTight.arrow_room)};
}

struct Numbers {
  const Look& look;
  const Call& call;
  Type type;
  float grow = 1;  // of the pulse
};

// Into so much width: narrower letters first, smaller ones then.
void draw_fitted(Painter& paint, const Numbers& numbers, const std::string& words, float x, float y, Align align,
                 float spacing_em, float room) {
  const float width = paint.measure(words, numbers.type, spacing_em);
  const float squeeze = std::clamp(room / width, kNarrowest, 1.0f);
  paint.text(words, x, y,
             {.type = numbers.type,
              .colour = numbers.look.on_call,
              .align = align,
              .spacing_em = spacing_em,
              .max_width = room,
              .min_shrink = 0.2f,
              .squeeze = squeeze,
              .grow = numbers.grow});
}

// False: there is no room for both beside each other.
bool draw_on_one_line(Painter& paint, const Numbers& numbers, const Rect& area) {
  NumberLayout layout;
  const auto& call = numbers.call;
  const auto width = [&](const std::string& words) { return paint.measure(words, numbers.type, layout.spacing_em); };
  const auto wanted = [&] { return width(call.ticket) + width(call.counter); };
  const auto room = [&] { return area.w - 2 * layout.padding - layout.arrow_room; };
  for (int step = 1; step <= 4 && wanted() > room(); ++step) layout = between(static_cast<float>(step) / 4);
  const float squeeze = std::min(1.0f, room() / wanted());
  if (squeeze < kNarrowestOnOneLine) return false;
  const Rect inner = area.inset(layout.padding, 0);
  const float ticket = width(call.ticket) * squeeze;
  const float counter = width(call.counter) * squeeze;
  const float y = inner.centre_y() + 22;
  draw_fitted(paint, numbers, call.ticket, inner.x, y, Align::kLeft, layout.spacing_em, ticket + 1);
  draw_fitted(paint, numbers, call.counter, inner.right() + 4, y, Align::kRight, layout.spacing_em, counter + 1);
  paint.arrow((inner.x + ticket + inner.right() - counter) / 2, y, layout.arrow, numbers.look.on_call);
  return true;
}

// The ticket over the whole width, the counter behind what it is. There is no room for more words.
void draw_on_two_lines(Painter& paint, const Numbers& numbers, const Model& model, const Rect& area) {
  const Rect inner = area.inset(kTight.padding, 0);
  const float capitals = numbers.type.px * kCapitalsEm;
  const float gap = (area.h - 2 * capitals) / 3;
  const float first = area.y + gap + capitals / 2;
  const float second = area.bottom() - gap - capitals / 2;
  draw_fitted(paint, numbers, numbers.call.ticket, inner.x, first, Align::kLeft, kTight.spacing_em, inner.w);
  const float counter = paint.measure(numbers.call.counter, numbers.type, kTight.spacing_em);
  draw_fitted(paint, numbers, numbers.call.counter, inner.right(), second, Align::kRight, kTight.spacing_em,
              inner.w - kTight.arrow_room);
  const float arrow = inner.right() - std::min(counter, inner.w - kTight.arrow_room) - kTight.arrow_room / 2 - 8;
  paint.arrow(arrow, second, kTight.arrow, numbers.look.on_call);
  const std::string& words = model.approach.empty() ? model.counter_label : model.approach;
  const float room = arrow - kTight.arrow - inner.x;
  if (room < 120) return;
  paint.paragraph(words, inner.x, second, {.type = kHeroSmall, .colour = quiet_on_call(numbers.look)}, room, 40, 3);
}

// The words above the numbers, at both ends of one line.
void draw_labels(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  const Rect inner = area.inset(40, 0);
  TextStyle small{.type = kHeroSmall, .colour = quiet_on_call(look)};
  const float y = area.y + area.h * 0.2f;
  paint.text(model.ticket_label, inner.x, y, small);
  small.align = Align::kRight;
  paint.text(model.counter_label, inner.right(), y, small);
}

// Words too: a flash alone says nothing to who does not know it.
void draw_approach(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  if (model.approach.empty()) return;
  paint.text(model.approach, area.centre_x(), area.bottom() - 34,
             {.type = kHeroSmall, .colour = look.on_call, .align = Align::kCentre, .max_width = area.w - 80});
}

// A line each, each below its word; the counter's begins with the arrow.
void draw_upright(Painter& paint, const Numbers& numbers, const Model& model, const Rect& area) {
  const Rect inner = area.inset(36, 0);
  constexpr float kSpacing = -0.04f;
  constexpr float kArrow = 150;
  constexpr float kWord = 44;  // the height of a word's line
  const float capitals = numbers.type.px * kCapitalsEm;
  const bool approach = !model.approach.empty();
  const float gap = (area.h - 2 * capitals - (approach ? 3 : 2) * kWord) / 5;
  const auto label = [&](const std::string& words, float y) {
    paint.text(words, inner.x, y, {.type = kHeroSmall, .colour = quiet_on_call(numbers.look)});
  };
  float y = area.y + gap + kWord / 2;
  label(model.ticket_label, y);
  y += kWord / 2 + gap / 2 + capitals / 2;
  draw_fitted(paint, numbers, numbers.call.ticket, inner.x, y, Align::kLeft, kSpacing, inner.w);
  y += capitals / 2 + gap + kWord / 2;
  label(model.counter_label, y);
  y += kWord / 2 + gap / 2 + capitals / 2;
  draw_fitted(paint, numbers, numbers.call.counter, inner.right(), y, Align::kRight, kSpacing, inner.w - kArrow - 40);
  paint.arrow(inner.x + kArrow / 2 + 6, y, kArrow, numbers.look.on_call);
  draw_approach(paint, numbers.look, model, area);
}

}  // namespace

void draw_hero(ui::Painter& paint, const Look& look, const Model& model, const Rect& area, bool upright,
               std::int64_t now_ms) {
  if (!model.large) return draw_nobody(paint, look, model, area);
  const Pulse pulse = pulse_at(look, now_ms, model.pulse_from_ms, model.pulse_until_ms);
  const Rect panel = area.inset(-pulse.panel, -pulse.panel);
  paint.fill(panel, pulse.colour, 20);
  if (model.flash) {
    paint.fill(panel, look.on_call, 20);
    paint.fill(panel.inset(10, 10), look.call_bright, 12);
  }
  const Numbers numbers{look, *model.large, hero_type(paint.height()), pulse.number};
  if (upright) return draw_upright(paint, numbers, model, area);
  if (!draw_on_one_line(paint, numbers, area)) return draw_on_two_lines(paint, numbers, model, area);
  draw_labels(paint, look, model, area);
  draw_approach(paint, look, model, area);
}

}  // namespace motcua::display
