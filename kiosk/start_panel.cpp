#include "kiosk/start_panel.h"

#include <algorithm>

#include "kiosk/controls.h"
#include "kiosk/give_back_panel.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kCardHeight = 262;
constexpr float kQuestion = 152;  // room for the question below the header

struct CardStyle {
  Rect inner;
  float scale = 1;  // lower cards where eight must fit
  ui::Colour text = 0;
};

// Returns where the name goes.
float draw_letter(Painter& paint, const Card& card, const Rect& area, const CardStyle& style) {
  if (card.letter.empty() || card.detail.empty()) return area.centre_y();
  const Rect chip{style.inner.x, area.y + 34 * style.scale, 68 * style.scale, 68 * style.scale};
  paint.fill(chip, card.enabled ? light::kChip : light::kQuietFill, 16);
  paint.text(card.letter, chip.centre_x(), chip.centre_y(),
             {.type = kLetter,
              .colour = card.enabled ? light::kPrimary : light::kDim,
              .align = Align::kCentre,
              .max_width = chip.w - 10,
              .min_shrink = 0.4f});
  return chip.bottom() + 18 * style.scale + 21;
}

// One line, or two smaller ones for the sentence that says when to come again.
void draw_detail(Painter& paint, const Card& card, const Rect& area, const CardStyle& style) {
  const float y = area.bottom() - 51 * style.scale;
  const bool fits = paint.measure(card.detail, kDetail) <= style.inner.w / 0.85f;
  if (fits) {
    paint.text(card.detail, style.inner.x, y, {.type = kDetail, .colour = light::kDim, .max_width = style.inner.w});
  } else {
    paint.paragraph(card.detail, style.inner.x, y + 2 * style.scale, {.type = kDetail, .colour = light::kBad},
                    style.inner.w, 34 * std::max(style.scale, 0.8f), 2);
  }
}

void draw_service(Painter& paint, const Card& card, const Rect& area, const CardStyle& style) {
  const float name_y = draw_letter(paint, card, area, style);
  const bool two_lines = paint.measure(card.name, kName) > style.inner.w / 0.85f;
  if (two_lines) {
    paint.paragraph(card.name, style.inner.x, name_y + (card.detail.empty() ? 0 : 6),
                    {.type = kButton, .colour = style.text}, style.inner.w, 35, 2);
  } else {
    paint.text(card.name, style.inner.x, name_y, {.type = kName, .colour = style.text, .max_width = style.inner.w});
  }
}

// A chain: its name, and below it the way through its services.
void draw_chain(Painter& paint, const Card& card, const Rect& area, const CardStyle& style) {
  const bool two_lines = paint.measure(card.name, kName) > style.inner.w / 0.85f;
  paint.paragraph(card.name, style.inner.x, area.y + 62 * style.scale,
                  {.type = two_lines ? kButton : kName, .colour = style.text, .min_shrink = 0.7f}, style.inner.w, 35,
                  2);
  constexpr float kAround = 22;
  const float width = std::min(paint.measure(card.route, kButton) + 2 * kAround, style.inner.w);
  const Rect chip{style.inner.x, area.y + 112 * style.scale, width, 54 * style.scale};
  paint.fill(chip, card.enabled ? light::kChip : light::kQuietFill, 16);
  paint.text(card.route, chip.centre_x(), chip.centre_y(),
             {.type = kButton,
              .colour = card.enabled ? light::kPrimary : light::kDim,
              .align = Align::kCentre,
              .max_width = width - 2 * kAround,
              .min_shrink = 0.4f});
}

void draw_card(Painter& paint, const Card& card, const Rect& area, int touched) {
  const bool pressed = card.enabled && held(card.touch, touched);
  paint.panel(area, pressed ? light::kChip : light::kPanel, pressed ? light::kPrimary : light::kCardLine, 24, 2);
  CardStyle style;
  style.inner = area.inset(36, 34);
  style.scale = std::min(1.0f, area.h / kCardHeight);
  style.text = card.enabled ? light::kText : ui::mix(light::kText, light::kPanel, 0.5f);
  if (card.route.empty()) {
    draw_service(paint, card, area, style);
  } else {
    draw_chain(paint, card, area, style);
  }
  draw_detail(paint, card, area, style);
  if (card.enabled) paint.hit(hit_of(card.touch), area);
}

void draw_cards(Painter& paint, const Model& model, const Rect& area, int touched) {
  const std::size_t columns = is_lying(paint) ? 4 : 2;
  const auto across = static_cast<float>(columns);
  const auto rows = static_cast<float>((model.cards.size() + columns - 1) / columns);
  const float width = (area.w - kGap * (across - 1)) / across;
  const float height = std::min(kCardHeight, (area.h - kGap * (rows - 1)) / std::max(1.0f, rows));
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    const auto column = static_cast<float>(i % columns);
    const auto row = static_cast<float>(i / columns);
    draw_card(paint, model.cards[i], {area.x + column * (width + kGap), area.y + row * (height + kGap), width, height},
              touched);
  }
}

// Below the question; on lying screens beside it, where there is no height to spare.
Rect field_area(const Painter& paint) {
  if (is_lying(paint)) return {paint.width() * 0.56f, kHeader + 34, paint.width() * 0.44f - kMargin, kFieldHeight};
  return {kMargin, kHeader + kQuestion, paint.width() - 2 * kMargin, kFieldHeight};
}

struct Foot {
  float height;  // of the whole bar
  float quiet;   // of what is below its buttons
};

// On low screens the quiet way shares the height of the buttons.
Foot foot_of(const Painter& paint, const Model& model) {
  if (model.give_back.label.empty()) return {kFooter, 0};
  const bool buttons = !model.priority.label.empty() || !model.appointment.label.empty() || !model.page_of.empty();
  if (!buttons) return {100, 100};
  return paint.height() > 1700 ? Foot{kFooter + 70, 104} : Foot{kFooter, 80};
}

}  // namespace

void draw_start(Painter& paint, const Model& model, int touched) {
  const Rect field = field_area(paint);
  const bool beside = model.field.shown && is_lying(paint);
  const float right = beside ? field.x - 30 : paint.width() - kMargin;
  const float width = right - kMargin;
  const float page_of =
      paint.text(model.page_of, right, kHeader + 92, {.type = kDetail, .colour = light::kDim, .align = Align::kRight});
  paint.text(model.title, kMargin, kHeader + 86,
             {.type = kTitle, .colour = light::kText, .max_width = width - page_of - 20, .min_shrink = 0.6f});
  const auto [foot, quiet] = foot_of(paint, model);
  float top = kHeader + kQuestion;
  if (model.field.shown) draw_field(paint, model.field, field, touched);
  if (model.field.shown && !beside) top = field.bottom() + 36;
  if (!model.subtitle.empty()) {
    paint.text(
        model.subtitle, kMargin, top + (model.field.shown && !beside ? 8 : 0),
        {.type = kSubtitle, .colour = light::kPrimary, .max_width = paint.width() - 2 * kMargin, .min_shrink = 0.7f});
    top += model.field.shown && !beside ? 54 : 62;
  }
  draw_cards(paint, model, {kMargin, top, paint.width() - 2 * kMargin, paint.height() - foot - 30 - top}, touched);
  draw_footer(paint,
              {{&model.back, &kBlue},
               {&model.priority, &kYellow},
               {&model.appointment, &kBlue},
               {&model.previous_page, &kBlue},
               {&model.next_page, &kBlue}},
              foot, touched, quiet);
  draw_way_to_give_back(paint, model.give_back,
                        {kMargin, paint.height() - quiet + 10, paint.width() - 2 * kMargin, quiet - 20}, touched);
}

}  // namespace motcua::kiosk
