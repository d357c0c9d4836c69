#include "display/hero.h"

#include <algorithm>
#include <cmath>

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

constexpr float kOneLineShare = 404.0f / 1080;  // of the height
constexpr float kTwoLinesShare = 506.0f / 1080;
constexpr float kUprightShare = 0.455f;
// The words above the numbers, and the room for their capitals.
constexpr float kWord = 24;
constexpr float kWordUpright = 30;

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

// How ticket and counter are set: alike, since two widths of one face look like a mistake.
struct NumberStyle {
  Type type;
  float spacing_em = 0;
  float squeeze = 1;
  float ticket = 0;  // their widths
  float counter = 0;
};

NumberStyle unfitted(const Painter& paint, const Call& call, float spacing_em) {
  const Type type = hero_type(paint.height());
  return {type, spacing_em, 1, paint.measure(call.ticket, type, spacing_em),
          paint.measure(call.counter, type, spacing_em)};
}

// So many times as wide: narrower letters first, smaller ones then.
void fit(NumberStyle& style, float ratio) {
  const float times = std::min(ratio, 1.0f);
  style.squeeze = std::max(times, kNarrowest);
  style.type.px *= times / style.squeeze;
  style.ticket *= times;
  style.counter *= times;
}

struct OneLine {
  NumberLayout layout;
  NumberStyle style;
  float ratio = 1;
};

OneLine on_one_line(const Painter& paint, const Call& call, float width) {
  OneLine line;
  const auto room = [&] { return width - 2 * line.layout.padding - line.layout.arrow_room; };
  for (int step = 0; step <= 4; ++step) {
    line.layout = between(static_cast<float>(step) / 4);
    line.style = unfitted(paint, call, line.layout.spacing_em);
    if (line.style.ticket + line.style.counter <= room()) break;
  }
  line.ratio = std::min(1.0f, room() / (line.style.ticket + line.style.counter));
  return line;
}

struct Hero {
  Painter& paint;
  const Look& look;
  const Model& model;
  float grow = 1;  // of the pulse

  const Call& call() const { return *model.large; }
  bool approach() const { return !model.approach.empty(); }

  void number(const std::string& words, float x, float y, const NumberStyle& style, Align align = Align::kLeft) const {
    paint.text(words, x, y,
               {.type = style.type,
                .colour = look.on_call,
                .align = align,
                .spacing_em = style.spacing_em,
                .squeeze = style.squeeze,
                .grow = grow});
  }
  void word(const std::string& words, float x, float y, Align align = Align::kLeft,
            const Type& type = kHeroSmall) const {
    paint.text(words, x, y, {.type = type, .colour = quiet_on_call(look), .align = align});
  }
  // Words too: a flash alone says nothing to who does not know it.
  void approach_words(const Rect& area, float y) const {
    if (!approach()) return;
    paint.text(model.approach, area.centre_x(), y,
               {.type = kApproach, .colour = look.on_call, .align = Align::kCentre, .max_width = area.w - 80});
  }
};

void draw_one_line(const Hero& hero, const Rect& area) {
  OneLine line = on_one_line(hero.paint, hero.call(), area.w);
  fit(line.style, line.ratio);
  const Rect inner = area.inset(line.layout.padding, 0);
  // Where somebody comes to the citizen, all moves up to make room for the words that say so.
  const float y = area.centre_y() + (hero.approach() ? -10.0f : 22.0f);
  const float capitals = line.style.type.px * kCapitalsEm;
  hero.number(hero.call().ticket, inner.x, y, line.style);
  hero.number(hero.call().counter, inner.right() + 4, y, line.style, Align::kRight);
  hero.paint.arrow((inner.x + line.style.ticket + inner.right() - line.style.counter) / 2, y, line.layout.arrow,
                   hero.look.on_call);
  const float words = y - capitals / 2 - 55;
  hero.word(hero.model.ticket_label, area.x + 40, words);
  hero.word(hero.model.counter_label, area.right() - 40, words, Align::kRight);
  hero.approach_words(area, (y + capitals / 2 + area.bottom()) / 2 - 4);
}

// The ticket over the whole width below its word; the counter behind its own.
void draw_two_lines(const Hero& hero, const Rect& area) {
  const Rect inner = area.inset(kTight.padding, 0);
  constexpr float kArrow = 96;
  NumberStyle style = unfitted(hero.paint, hero.call(), kTight.spacing_em);
  const float word = hero.paint.measure(hero.model.counter_label, kHeroSmall);
  fit(style, std::min(inner.w / style.ticket, (inner.w - word - kArrow - 60) / style.counter));
  const float capitals = style.type.px * kCapitalsEm;
  const float gap = (area.h - 2 * capitals - kWord) / 5;
  float y = area.y + gap * 1.1f + kWord / 2;
  hero.word(hero.model.ticket_label, inner.x, y);
  y += kWord / 2 + gap * 0.9f + capitals / 2;
  hero.number(hero.call().ticket, inner.x, y, style);
  y += capitals + gap * 1.5f;
  hero.number(hero.call().counter, inner.right(), y, style, Align::kRight);
  const float arrow = inner.right() - style.counter - 24 - kArrow / 2;
  hero.paint.arrow(arrow, y, kArrow, hero.look.on_call);
  hero.word(hero.model.counter_label, inner.x, hero.approach() ? y - capitals / 2 + 16 : y);
  if (!hero.approach()) return;
  hero.paint.paragraph(hero.model.approach, inner.x, y + 36,
                       {.type = kApproach, .colour = hero.look.on_call, .min_shrink = 0.6f},
                       arrow - kArrow / 2 - 24 - inner.x, 44, 3);
}

// A line each, each below its word; the counter's begins with the arrow.
void draw_upright(const Hero& hero, const Rect& area) {
  const Rect inner = area.inset(44, 0);
  constexpr float kArrow = 170;
  constexpr float kArrowRoom = 176;
  NumberStyle style = unfitted(hero.paint, hero.call(), -0.04f);
  fit(style, std::min(inner.w / style.ticket, (inner.w - kArrowRoom) / style.counter));
  const float capitals = style.type.px * kCapitalsEm;
  const float gap = (area.h - 2 * capitals - (hero.approach() ? 3 : 2) * kWordUpright) / (hero.approach() ? 6 : 5);
  float y = area.y + gap * 1.2f + kWordUpright / 2;
  hero.word(hero.model.ticket_label, inner.x, y, Align::kLeft, kHeroWordUpright);
  y += kWordUpright / 2 + gap * 0.8f + capitals / 2;
  hero.number(hero.call().ticket, inner.x, y, style);
  y += capitals / 2 + gap * 1.2f + kWordUpright / 2;
  hero.word(hero.model.counter_label, inner.x, y, Align::kLeft, kHeroWordUpright);
  y += kWordUpright / 2 + gap * 0.8f + capitals / 2;
  hero.paint.arrow(inner.x + kArrow * 0.36f + 4, y, kArrow, hero.look.on_call);
  hero.number(hero.call().counter, inner.x + kArrowRoom, y, style);
  hero.approach_words(area, (y + capitals / 2 + area.bottom()) / 2 - 4);
}

// A frame inside of the panel, where yellow on both sides of it makes it stand out.
void draw_flash(Painter& paint, const Look& look, const Rect& panel) {
  paint.fill(panel.inset(8, 8), look.on_call, 13);
  paint.fill(panel.inset(16, 16), look.call_bright, 6);
}

}  // namespace

HeroShape hero_shape(Painter& paint, const Call& call, float width) {
  return on_one_line(paint, call, width).ratio >= kNarrowestOnOneLine ? HeroShape::kOneLine : HeroShape::kTwoLines;
}

float hero_height(HeroShape shape, float canvas_height) {
  if (shape == HeroShape::kUpright) return std::round(canvas_height * kUprightShare);
  return std::round(canvas_height * (shape == HeroShape::kTwoLines ? kTwoLinesShare : kOneLineShare));
}

void draw_hero(Painter& paint, const Look& look, const Model& model, const Rect& area, HeroShape shape,
               std::int64_t now_ms) {
  const Pulse pulse = pulse_at(look, now_ms, model.pulse_from_ms, model.pulse_until_ms);
  const Rect panel = area.inset(-pulse.panel, -pulse.panel);
  paint.fill(panel, model.flash ? look.call_bright : pulse.colour, 20);
  if (model.flash) draw_flash(paint, look, panel);
  const Hero hero{paint, look, model, pulse.number};
  if (shape == HeroShape::kUpright) return draw_upright(hero, area);
  shape == HeroShape::kTwoLines ? draw_two_lines(hero, area) : draw_one_line(hero, area);
}

}  // namespace motcua::display
