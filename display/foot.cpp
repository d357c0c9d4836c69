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
  const float apart = std::min(20.0f, area.h * 0.21f);
  draw_line(paint, model, lines[first], area.x, area.centre_y() - (alone ? 0 : apart), area.w, style);
  if (!alone) draw_line(paint, model, lines[first + 1], area.x, area.centre_y() + apart, area.w, style);
}

}  // namespace

float foot_height(const Painter& paint) {
  return paint.width() < paint.height() ? 112 : 72;
}

void draw_foot(Painter& paint, const Look& look, const Model& model) {
  const float height = foot_height(paint);
  const float top = paint.height() - height;
  const float y = top + height / 2;
  const float right = paint.width() - kMargin;
  paint.fill({0, top, paint.width(), height}, look.footer);
  const float state =
      paint.text(model.connection, right, y, {.type = kFoot, .colour = look.dim, .align = Align::kRight});
  paint.dot(right - state - 22, y, 8, model.connected ? look.good : look.warn);
  draw_notice(paint, look, model, {kMargin, top, right - state - 22 - 40 - kMargin, height});
}

}  // namespace motcua::display
