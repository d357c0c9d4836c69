#include "counter-terminal/current_panel.h"

#include <algorithm>
#include <string>
#include <vector>

#include "counter-terminal/overlay_panels.h"
#include "counter-terminal/panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kCardHeight = 208;  // down to the time waited
constexpr float kLowHeight = 144;
constexpr float kTagHeight = 24;
constexpr float kTagStep = 29;
constexpr float kLowTagPadding = 12;
constexpr float kLowTagGap = 4;
constexpr float kLowTagsShrunk = 0.9f;  // so much narrower at most, for one line
constexpr float kPadding = 21;
constexpr float kLowAside = 144;  // for what stands below the timer of a low card
constexpr float kThenRow = 24;
constexpr float kAlertRow = 42;
constexpr std::size_t kTagLinesBeside = 3;

struct TagBox {
  const Tag* tag = nullptr;
  float width = 0;
};

struct TagLine {
  std::vector<TagBox> tags;
  float width = 0;
};

float tag_width(const Painter& paint, const Tag& tag) {
  return paint.measure(tag.words, kTag) + 20;
}

// As many lines as the tags need in that width.
std::vector<TagLine> flow(const Painter& paint, const std::vector<Tag>& tags, float width) {
  std::vector<TagLine> lines;
  for (const Tag& tag : tags) {
    const float wide = tag_width(paint, tag);
    if (lines.empty() || lines.back().width + wide > width) lines.emplace_back();
    lines.back().tags.push_back({&tag, std::min(wide, width)});
    lines.back().width += wide + 6;
  }
  return lines;
}

// One line, a little narrower if need be; else as many as it takes.
std::vector<TagLine> flow_low(const Painter& paint, const std::vector<Tag>& tags, float width) {
  TagLine line;
  for (const Tag& tag : tags) {
    line.tags.push_back({&tag, paint.measure(tag.words, kLowTag) + kLowTagPadding});
    line.width += line.tags.back().width;
  }
  const float gaps = kLowTagGap * static_cast<float>(std::max<std::size_t>(tags.size(), 1) - 1);
  const float shrink = line.width > 0 ? std::min(1.0f, (width - gaps) / line.width) : 1;
  if (shrink < kLowTagsShrunk) return flow(paint, tags, width);
  for (TagBox& box : line.tags) box.width *= shrink;
  return tags.empty() ? std::vector<TagLine>() : std::vector<TagLine>{line};
}

void draw_tag(Painter& paint, const Tag& tag, const Rect& box, bool low) {
  const ToneColours colours = colours_of(tag.tone);
  paint.panel(box, colours.fill, colours.line, 7);
  paint.text(tag.words, box.centre_x(), box.centre_y(),
             {.type = low ? kLowTag : kTag,
              .colour = colours.text,
              .align = Align::kCentre,
              .max_width = box.w - (low ? 8 : 12)});
}

void draw_tags(Painter& paint, const std::vector<TagLine>& lines, float x, float y, bool low) {
  for (const TagLine& line : lines) {
    float at = x;
    for (const TagBox& box : line.tags) {
      draw_tag(paint, *box.tag, {at, y, box.width, kTagHeight}, low);
      at += box.width + (low ? kLowTagGap : 6);
    }
    y += kTagStep;
  }
}

// What can be pressed while the citizen is awaited: less than a button, more than a line of the help.
float draw_small_button(Painter& paint, const Button& button, float x, float y) {
  const float key = std::max(24.0f, paint.measure(button.key_name, kKeyName) + 16);
  const float label = paint.measure(button.label, kSmall);
  const Rect area{x, y - 15, key + 8 + label, 30};
  if (button.pressed) paint.fill(area.inset(-6, 0), light::kPressed, 8);
  draw_key(paint, button.key_name, x + key, y, false);
  paint.text(button.label, x + key + 8, y, {.type = kSmall, .colour = light::kText});
  paint.hit(hit_of(button.key), area);
  return area.w;
}

float buttons_width(const Painter& paint, const Current& card) {
  float width = 0;
  for (const Button& each : card.small_buttons) {
    const float key = std::max(24.0f, paint.measure(each.key_name, kKeyName) + 16);
    width += key + 8 + paint.measure(each.label, kSmall) + 18;
  }
  return width;
}

bool one_row(const Painter& paint, const Current& card, float width) {
  return card.countdown.empty() || buttons_width(paint, card) + paint.measure(card.countdown, kSmall) <= width;
}

// The countdown stands beside the buttons where both have room, else above them; in a low card below the timer.
float awaiting_height(const Painter& paint, const Current& card, float width, CardStyle style) {
  if (card.small_buttons.empty()) return 0;
  return style == CardStyle::kLow || one_row(paint, card, width) ? 32 : 58;
}

float draw_awaiting(Painter& paint, const Current& card, const Rect& inner, float y, CardStyle style) {
  if (card.small_buttons.empty()) return 0;
  const float height = awaiting_height(paint, card, inner.w, style);
  if (style == CardStyle::kTall) {
    const bool beside = one_row(paint, card, inner.w);
    paint.text(
        card.countdown, beside ? inner.right() : inner.x, y + 14,
        {.type = kSmall, .colour = light::kDim, .align = beside ? Align::kRight : Align::kLeft, .max_width = inner.w});
  }
  float x = inner.x;
  for (const Button& each : card.small_buttons) x += draw_small_button(paint, each, x, y + height - 18) + 18;
  return height;
}

// Not by colour alone: a timer that is to be looked at has a box around it, and the card an alert that says why.
float draw_timer(Painter& paint, const Model& model, float right, float y) {
  if (model.timer_tone == Tone::kQuiet) {
    return paint.text(model.timer, right, y, {.type = kTimer, .colour = light::kText, .align = Align::kRight});
  }
  const ToneColours colours = colours_of(model.timer_tone);
  const float width = paint.measure(model.timer, kTimer) + 20;
  const Rect box{right - width, y - 19, width, 38};
  paint.panel(box, colours.fill, colours.line, 9);
  paint.text(model.timer, box.centre_x(), y, {.type = kTimer, .colour = colours.text, .align = Align::kCentre});
  return width;
}

void draw_head(Painter& paint, const Model& model, const Rect& inner) {
  const float timer = draw_timer(paint, model, inner.right(), inner.y + 37);
  paint.text(model.caption, inner.x, inner.y + 42,
             {.type = kBody, .colour = light::kDim, .max_width = inner.w - timer - 12});
}

// What the head of a low card has room to say: what comes by itself, else what is done here.
const std::string& aside_of(const Model& model) {
  return model.current.countdown.empty() ? model.caption : model.current.countdown;
}

void draw_low_head(Painter& paint, const Model& model, const Rect& inner) {
  const float timer = draw_timer(paint, model, inner.right(), inner.y + 34);
  const float aside = paint.text(
      aside_of(model), inner.right(), inner.y + 66,
      {.type = kSmall, .colour = light::kDim, .align = Align::kRight, .max_width = kLowAside, .min_shrink = 0.75f});
  paint.text(model.current.number, inner.x, inner.y + 50,
             {.type = kLowNumber,
              .colour = light::kText,
              .spacing_em = -0.02f,
              .max_width = inner.w - std::max(timer, aside) - 12,
              .min_shrink = 0.5f});
}

void draw_alert(Painter& paint, const Current& card, const Rect& box) {
  const ToneColours colours = colours_of(card.alert_tone);
  paint.panel(box, colours.fill, colours.line, 8);
  paint.text(card.alert, box.x + 12, box.centre_y(),
             {.type = kTag, .colour = colours.text, .max_width = box.w - 24, .min_shrink = 0.75f});
}

void draw_service_and_wait(Painter& paint, const Current& card, const Rect& inner, float y) {
  paint.text(card.service, inner.x, y,
             {.type = kService, .colour = light::kText, .max_width = inner.w, .min_shrink = 0.8f});
  const float recalled =
      paint.text(card.recalled, inner.right(), y + 27, {.type = kSmall, .colour = light::kDim, .align = Align::kRight});
  const bool quiet = card.waited_tone == Tone::kQuiet;
  paint.text(card.waited, inner.x, y + 27,
             {.type = quiet ? kSmall : kTag,
              .colour = quiet ? light::kDim : colours_of(card.waited_tone).text,
              .max_width = inner.w - recalled - 12});
}

// What stands where: tags beside the number if three lines of them have room there, else below.
struct CardPlan {
  CardStyle style = CardStyle::kTall;
  std::vector<TagLine> tags;
  float tags_x = 0;
  bool beside = false;
  float base = 0;  // down to the time waited
  float height = 0;
};

void plan_tags(const Painter& paint, const Current& card, const Rect& inner, CardPlan& plan) {
  plan.tags_x = inner.x;
  if (plan.style == CardStyle::kLow) {
    plan.tags = flow_low(paint, card.tags, inner.w);
    return;
  }
  const float beside_x = inner.x + std::min(inner.w, paint.measure(card.number, kNumber, -0.02f)) + 13;
  const float room = inner.right() - beside_x;
  plan.tags = flow(paint, card.tags, room);
  const auto fits = [&](const TagLine& line) { return line.width - 6 <= room; };
  plan.beside = plan.tags.size() <= kTagLinesBeside && std::all_of(plan.tags.begin(), plan.tags.end(), fits);
  if (plan.beside) {
    plan.tags_x = beside_x;
  } else {
    plan.tags = flow(paint, card.tags, inner.w);
  }
}

CardPlan plan_card(const Painter& paint, const Current& card, const Rect& inner, CardStyle style) {
  CardPlan plan;
  plan.style = style;
  plan_tags(paint, card, inner, plan);
  plan.base = style == CardStyle::kLow ? kLowHeight : kCardHeight;
  plan.height = plan.base + awaiting_height(paint, card, inner.w, style);
  if (!plan.beside) plan.height += kTagStep * static_cast<float>(plan.tags.size());
  if (!card.then.empty()) plan.height += kThenRow;
  if (!card.alert.empty()) plan.height += kAlertRow;
  return plan;
}

// From the tags downwards.
void draw_rows(Painter& paint, const Current& card, const CardPlan& plan, const Rect& inner) {
  float row = inner.y + plan.base - 9;
  const float tags = kTagStep * static_cast<float>(plan.tags.size());
  const float tags_y = plan.beside ? inner.y + 99 - (tags - kTagStep) / 2 - kTagHeight / 2 : row;
  draw_tags(paint, plan.tags, plan.tags_x, tags_y, plan.style == CardStyle::kLow);
  if (!plan.beside) row += tags;
  if (!card.then.empty()) {
    paint.text(card.then, inner.x, row + 9, {.type = kSmall, .colour = light::kDim, .max_width = inner.w});
    row += kThenRow;
  }
  row += draw_awaiting(paint, card, inner, row, plan.style);
  if (!card.alert.empty()) draw_alert(paint, card, {inner.x, row + 2, inner.w, 32});
}

Rect inner_of(float x, float y, float width) {
  return {x + kPadding, y, width - 2 * kPadding, kCardHeight};
}

}  // namespace

float current_height(const Painter& paint, const Model& model, float width, CardStyle style) {
  if (model.current.number.empty()) return style == CardStyle::kLow ? kLowHeight : kCardHeight;
  return plan_card(paint, model.current, inner_of(0, 0, width), style).height;
}

float draw_current(Painter& paint, const Model& model, float x, float y, float width, CardStyle style) {
  const Current& card = model.current;
  const Rect inner = inner_of(x, y, width);
  const float height = current_height(paint, model, width, style);
  const bool low = style == CardStyle::kLow;
  paint.panel({x, y, width, height}, light::kPanel, light::kLine, 14);
  if (card.number.empty()) {
    draw_head(paint, model, inner);
    paint.paragraph(model.hint, inner.x, y + (low ? 88 : 112), {.type = kHint, .colour = light::kText}, inner.w, 34, 2);
    return height;
  }
  if (low) {
    draw_low_head(paint, model, inner);
  } else {
    draw_head(paint, model, inner);
    paint.text(
        card.number, inner.x, y + 101,
        {.type = kNumber, .colour = light::kText, .spacing_em = -0.02f, .max_width = inner.w, .min_shrink = 0.5f});
  }
  draw_service_and_wait(paint, card, inner, y + (low ? 94 : 155));
  draw_rows(paint, card, plan_card(paint, card, inner, style), inner);
  return height;
}

}  // namespace motcua::terminal
