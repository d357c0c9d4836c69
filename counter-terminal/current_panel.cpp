#include "counter-terminal/current_panel.h"

#include <algorithm>
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

constexpr float kTagHeight = 24;
constexpr float kTagStep = 29;
constexpr float kPadding = 21;
constexpr float kThenRow = 24;
constexpr float kAlertRow = 42;
constexpr std::size_t kTagLinesBeside = 3;

struct TagLine {
  std::vector<const Tag*> tags;
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
    lines.back().tags.push_back(&tag);
    lines.back().width += wide + 6;
  }
  return lines;
}

void draw_tag(Painter& paint, const Tag& tag, const Rect& box) {
  const ToneColours colours = colours_of(tag.tone);
  paint.panel(box, colours.fill, colours.line, 7);
  paint.text(tag.words, box.centre_x(), box.centre_y(),
             {.type = kTag, .colour = colours.text, .align = Align::kCentre, .max_width = box.w - 12});
}

void draw_tags(Painter& paint, const std::vector<TagLine>& lines, float x, float y, float width) {
  for (const TagLine& line : lines) {
    float at = x;
    for (const Tag* tag : line.tags) {
      const float wide = std::min(tag_width(paint, *tag), x + width - at);
      draw_tag(paint, *tag, {at, y, wide, kTagHeight});
      at += wide + 6;
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

// The countdown stands beside the buttons where both have room, else above them.
float awaiting_height(const Painter& paint, const Current& card, float width) {
  if (card.small_buttons.empty()) return 0;
  return one_row(paint, card, width) ? 32 : 58;
}

float draw_awaiting(Painter& paint, const Current& card, const Rect& inner, float y) {
  if (card.small_buttons.empty()) return 0;
  const bool beside = one_row(paint, card, inner.w);
  paint.text(
      card.countdown, beside ? inner.right() : inner.x, y + 14,
      {.type = kSmall, .colour = light::kDim, .align = beside ? Align::kRight : Align::kLeft, .max_width = inner.w});
  const float row = beside ? y + 14 : y + 40;
  float x = inner.x;
  for (const Button& each : card.small_buttons) x += draw_small_button(paint, each, x, row) + 18;
  return awaiting_height(paint, card, inner.w);
}

void draw_head(Painter& paint, const Model& model, const Rect& inner) {
  const float timer = paint.text(model.timer, inner.right(), inner.y + 37,
                                 {.type = kTimer, .colour = light::kText, .align = Align::kRight});
  paint.text(model.caption, inner.x, inner.y + 42,
             {.type = kBody, .colour = light::kDim, .max_width = inner.w - timer - 12});
}

void draw_alert(Painter& paint, const std::string& words, const Rect& box) {
  paint.panel(box, light::kBadFill, light::kBadLine, 8);
  paint.text(words, box.x + 12, box.centre_y(),
             {.type = kTag, .colour = light::kBad, .max_width = box.w - 24, .min_shrink = 0.75f});
}

void draw_service_and_wait(Painter& paint, const Current& card, const Rect& inner) {
  paint.text(card.service, inner.x, inner.y + 155,
             {.type = kService, .colour = light::kText, .max_width = inner.w, .min_shrink = 0.8f});
  const float recalled = paint.text(card.recalled, inner.right(), inner.y + 182,
                                    {.type = kSmall, .colour = light::kDim, .align = Align::kRight});
  paint.text(card.waited, inner.x, inner.y + 182,
             {.type = kSmall,
              .colour = card.waited_tone == Tone::kBad ? light::kBad : light::kDim,
              .max_width = inner.w - recalled - 12});
}

// What stands where: tags beside the number if three lines of them have room there, else below.
struct CardPlan {
  std::vector<TagLine> tags;
  float tags_x = 0;
  bool beside = false;
  float height = 0;
};

CardPlan plan_card(const Painter& paint, const Current& card, const Rect& inner) {
  CardPlan plan;
  plan.tags_x = inner.x + std::min(inner.w, paint.measure(card.number, kNumber, -0.02f)) + 13;
  const float room = inner.right() - plan.tags_x;
  plan.tags = flow(paint, card.tags, room);
  const auto fits = [&](const TagLine& line) { return line.width - 6 <= room; };
  plan.beside = plan.tags.size() <= kTagLinesBeside && std::all_of(plan.tags.begin(), plan.tags.end(), fits);
  if (!plan.beside) plan.tags = flow(paint, card.tags, inner.w);
  plan.height = kCardHeight + awaiting_height(paint, card, inner.w);
  if (!plan.beside) plan.height += kTagStep * static_cast<float>(plan.tags.size());
  if (!card.then.empty()) plan.height += kThenRow;
  if (!card.alert.empty()) plan.height += kAlertRow;
  return plan;
}

// From the tags downwards.
void draw_rows(Painter& paint, const Current& card, const CardPlan& plan, const Rect& inner) {
  float row = inner.y + kCardHeight - 9;
  const float tags = kTagStep * static_cast<float>(plan.tags.size());
  if (plan.beside) {
    draw_tags(paint, plan.tags, plan.tags_x, inner.y + 99 - (tags - kTagStep) / 2 - kTagHeight / 2,
              inner.right() - plan.tags_x);
  } else {
    draw_tags(paint, plan.tags, inner.x, row, inner.w);
    row += tags;
  }
  if (!card.then.empty()) {
    paint.text(card.then, inner.x, row + 9, {.type = kSmall, .colour = light::kDim, .max_width = inner.w});
    row += kThenRow;
  }
  row += draw_awaiting(paint, card, inner, row);
  if (!card.alert.empty()) draw_alert(paint, card.alert, {inner.x, row + 2, inner.w, 32});
}

}  // namespace

float draw_current(Painter& paint, const Model& model, float x, float y, float width) {
  const Current& card = model.current;
  const Rect inner{x + kPadding, y, width - 2 * kPadding, kCardHeight};
  if (card.number.empty()) {
    paint.panel({x, y, width, kCardHeight}, light::kPanel, light::kLine, 14);
    draw_head(paint, model, inner);
    paint.paragraph(model.hint, inner.x, y + 112, {.type = kHint, .colour = light::kText}, inner.w, 34, 2);
    return kCardHeight;
  }
  const CardPlan plan = plan_card(paint, card, inner);
  paint.panel({x, y, width, plan.height}, light::kPanel, light::kLine, 14);
  draw_head(paint, model, inner);
  paint.text(card.number, inner.x, y + 101,
             {.type = kNumber, .colour = light::kText, .spacing_em = -0.02f, .max_width = inner.w, .min_shrink = 0.5f});
  draw_service_and_wait(paint, card, inner);
  draw_rows(paint, card, plan, inner);
  return plan.height;
}

}  // namespace motcua::terminal
