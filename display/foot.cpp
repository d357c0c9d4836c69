#include "display/foot.h"

#include <algorithm>

#include "display/design.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;

constexpr float kSmallest = 0.85f;  // of the notice's size
constexpr float kApart = 17.5f;     // of two lines, from their middle

// How the notice is set: one that has a bold lead is quieter after it.
struct NoticeStyle {
  TextStyle lead;
  TextStyle rest;
};

NoticeStyle notice_style(const Look& look, const Model& model) {
  const ui::Colour colour = model.notice_urgent ? look.call : look.text;
  return {{.type = kFootLead, .colour = colour},
          {.type = kFoot, .colour = model.notice_lead.empty() ? colour : look.dim}};
}

// What the bold lead takes more than in the notice's own face.
float lead_extra(const Painter& paint, const Model& model) {
  return paint.measure(model.notice_lead, kFootLead) - paint.measure(model.notice_lead, kFoot);
}

// One line of the notice, into so much room; the first one begins with the lead. Both parts in one size.
void draw_line(Painter& paint, const Model& model, std::string_view line, float x, float y, float room,
               NoticeStyle style) {
  const bool leads = !model.notice_lead.empty() && line.starts_with(model.notice_lead);
  const float width = paint.measure(line, kFoot) + (leads ? lead_extra(paint, model) : 0);
  const float times = std::clamp(room / std::max(1.0f, width), kSmallest, 1.0f);
  style.lead.type.px *= times;
  style.rest.type.px *= times;
  style.rest.min_shrink = 1;
  float lead = 0;
  if (leads) {
    style.lead.max_width = room;
    lead = paint.text(model.notice_lead, x, y, style.lead);
    line.remove_prefix(model.notice_lead.size());
  }
  style.rest.max_width = room - lead;
  if (style.rest.max_width > kFoot.px) paint.text(line, x + lead, y, style.rest);
}

// On one line; a long one on two, and what has no room there in its turn.
void draw_notice(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  const NoticeStyle style = notice_style(look, model);
  const float extra = lead_extra(paint, model);
  if ((paint.measure(model.notice, kFoot) + extra) * kSmallest <= area.w) {
    draw_line(paint, model, model.notice, area.x, area.centre_y(), area.w, style);
    return;
  }
  const auto lines = paint.wrap(model.notice, kFoot, std::max(area.w - extra, 1.0f), 100);
  const std::size_t parts = (lines.size() + 1) / 2;
  const std::size_t first = 2 * (model.notice_turn % parts);
  const bool alone = first + 1 == lines.size();
  const float apart = std::max(kApart, std::min(21.0f, area.h * 0.21f));
  draw_line(paint, model, lines[first], area.x, area.centre_y() - (alone ? 0 : apart), area.w, style);
  if (!alone) draw_line(paint, model, lines[first + 1], area.x, area.centre_y() + apart, area.w, style);
}

// Whether there is a connection, at the right end. In two lines where one would take too much from the notice. Returns
// the left edge.
float draw_connection(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  constexpr float kWide = 1700;
  TextStyle style{.type = kFoot, .colour = look.dim, .align = Align::kRight};
  const TwoTexts& words = model.connection;
  const float y = area.centre_y();
  float width = 0;
  if (paint.width() >= kWide || words.second.empty()) {
    width = paint.text(on_one_line(words), area.right(), y, style);
  } else {
    style.type = kFootSmall;
    style.align = Align::kLeft;
    width = std::max(paint.measure(words.first, kFootSmall), paint.measure(words.second, kFootSmall));
    paint.text(words.first, area.right() - width, y - kApart, style);
    paint.text(words.second, area.right() - width, y + kApart, style);
  }
  const float dot = area.right() - width - 24;
  paint.dot(dot, y, 9, model.connected ? look.good : look.warn);
  return dot - 9;
}

}  // namespace

float foot_height(const Painter& paint) {
  return paint.width() < paint.height() ? 112 : 80;
}

void draw_foot(Painter& paint, const Look& look, const Model& model) {
  const float height = foot_height(paint);
  const float top = paint.height() - height;
  paint.fill({0, top, paint.width(), height}, look.footer);
  const float end = draw_connection(paint, look, model, {kMargin, top, paint.width() - 2 * kMargin, height});
  draw_notice(paint, look, model, {kMargin, top, end - 32 - kMargin, height});
}

}  // namespace motcua::display
