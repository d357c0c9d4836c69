#include "counter-terminal/overlay_panels.h"

#include <algorithm>

#include "counter-terminal/panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kLine = 50;

struct NoticeColours {
  ui::Colour fill, line, text;
};

NoticeColours colours_of(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return {light::kGoodFill, light::kGoodLine, light::kGood};
    case Tone::kWarn:
      return {light::kTagFill, light::kTagLine, light::kTagText};
    case Tone::kBad:
      return {light::kBadFill, light::kBadLine, light::kBad};
    default:
      return {light::kPanel, light::kLine, light::kText};
  }
}

void draw_line(Painter& paint, const Line& line, const Rect& row) {
  const float y = row.centre_y();
  if (line.marked) paint.fill(row.inset(-10, 3), light::kChip, 9);
  if (line.press != Key::kNone) paint.hit(hit_of(line.press), row);
  const float key_room = 68;
  draw_key(paint, line.key, row.x + 8 + std::max(30.0f, paint.measure(line.key, kKeyName) + 16), y, false);
  const float room = row.w - key_room;
  if (paint.measure(line.words, kButton) > room) {
    paint.paragraph(line.words, row.x + key_room, y, {.type = kBody, .colour = light::kText}, room, 20, 2);
  } else {
    paint.text(line.words, row.x + key_room, y, {.type = kButton, .colour = light::kText});
  }
}

}  // namespace

float draw_key(Painter& paint, const std::string& name, float right, float y, bool on_primary) {
  const float width = std::max(24.0f, paint.measure(name, kKeyName) + 16);
  const Rect box{right - width, y - 10, width, 20};
  paint.panel(box, on_primary ? ui::rgb(0x0A4E94) : light::kKey, on_primary ? ui::rgb(0x2F79C2) : light::kLine, 5);
  paint.text(name, box.centre_x(), y,
             {.type = kKeyName, .colour = on_primary ? ui::rgb(0xDCEBFA) : light::kDim, .align = Align::kCentre});
  return width;
}

void draw_notice(Painter& paint, const Model& model, const Rect& area) {
  if (model.notice.empty()) return;
  const auto lines = paint.wrap(model.notice, kState, area.w - 36, 3).size();
  const float height = 28 + 22 * static_cast<float>(lines);
  const Rect box{area.x, area.bottom() - height, area.w, height};
  const NoticeColours colours = colours_of(model.notice_tone);
  paint.fill({box.x - 1, box.y + 2, box.w + 2, box.h + 2}, ui::rgb(0x0B1F36, 26), 13);
  paint.panel(box, colours.fill, colours.line, 12);
  paint.paragraph(model.notice, box.x + 18, box.centre_y(), {.type = kState, .colour = colours.text}, box.w - 36, 22,
                  3);
}

void draw_overlay(Painter& paint, const Model& model, const Rect& area) {
  if (model.overlay_title.empty()) return;
  paint.fill(paint.all(), ui::rgb(0x0B1F36, 110));
  paint.hit(kHitClose, paint.all());
  const float hint = model.overlay_hint.empty() ? 0 : 42;
  const float height = 66 + kLine * static_cast<float>(model.overlay.size()) + 14 + hint;
  const Rect box{area.x, std::max(70.0f, area.centre_y() - height / 2), area.w, height};
  paint.panel(box, light::kPanel, light::kLine, 14);
  paint.hit(0, box);
  const Rect inner = box.inset(22, 0);
  paint.text(model.overlay_title, inner.x, box.y + 36, {.type = kTitle, .colour = light::kText, .max_width = inner.w});
  Rect row{inner.x, box.y + 62, inner.w, kLine};
  for (const Line& line : model.overlay) {
    paint.line(row.x, row.y, row.w, 1, light::kLine);
    draw_line(paint, line, row);
    row.y += kLine;
  }
  if (hint == 0) return;
  paint.line(row.x, row.y, row.w, 1, light::kLine);
  paint.text(model.overlay_hint, inner.x, row.y + 28,
             {.type = kSmall, .colour = light::kDim, .max_width = inner.w, .min_shrink = 0.7f});
}

}  // namespace motcua::terminal
