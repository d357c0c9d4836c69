#include "counter-terminal/overlay_panels.h"

#include <algorithm>

#include "counter-terminal/frame_panels.h"
#include "counter-terminal/panels.h"
#include "counter-terminal/types.h"

namespace motcua::terminal {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kLine = 50;
constexpr float kField = 74;
constexpr float kTitleRoom = 66;
constexpr float kNoteLine = 22;
constexpr std::size_t kNoteLinesMax = 4;
constexpr float kNoticeShrunk = 0.85f;  // at most, for one line

float key_width(const Painter& paint, const Line& line) {
  return std::max(30.0f, paint.measure(line.key, kKeyName) + 16);
}

// Keys of one overlay share a column as wide as the widest of them.
float key_room(const Painter& paint, const Overlay& overlay) {
  float room = 52;
  for (const Line& line : overlay.lines) room = std::max(room, key_width(paint, line) + 22);
  for (const Line& line : overlay.settings) room = std::max(room, key_width(paint, line) + 22);
  return room;
}

void draw_line(Painter& paint, const Line& line, const Rect& row, float keys) {
  const float y = row.centre_y();
  paint.line(row.x, row.y, row.w, 1, light::kLine);
  if (line.marked) paint.fill(row.inset(-10, 3), light::kChip, 9);
  if (line.press != Key::kNone) paint.hit(hit_of(line.press), row);
  if (line.choose >= 0) paint.hit(kHitOption + line.choose, row);
  if (!line.key.empty()) draw_key(paint, line.key, row.x + 8 + key_width(paint, line), y, false);
  const ui::Colour colour = line.dim ? light::kDim : light::kText;
  const float room = row.w - keys;
  const bool low = row.h < 40;
  const ui::Type type = low ? kSmall : kButton;
  if (paint.measure(line.words, type) * 0.85f > room && row.h >= 33) {
    paint.paragraph(line.words, row.x + keys, y, {.type = kSmall, .colour = colour}, room, low ? 16 : 19, 2);
  } else {
    paint.text(line.words, row.x + keys, y, {.type = type, .colour = colour, .max_width = room});
  }
}

void draw_field(Painter& paint, const std::string& words, const Rect& row) {
  const Rect box{row.x, row.y + 4, row.w, 54};
  paint.panel(box, light::kKey, light::kPrimary, 10, 2);
  // The end of a long line is what one looks at.
  std::string shown = words;
  while (paint.measure(shown, kPrimary) > box.w - 32 && shown.size() > 1) {
    shown.erase(0, 1);
    while (!shown.empty() && (static_cast<unsigned char>(shown.front()) & 0xC0) == 0x80) shown.erase(0, 1);
  }
  paint.text(shown, box.x + 16, box.centre_y(), {.type = kPrimary, .colour = light::kText});
}

float note_height(const Painter& paint, const std::string& note, float width) {
  if (note.empty()) return 0;
  return 14 + kNoteLine * static_cast<float>(paint.wrap(note, kBody, width, kNoteLinesMax).size());
}

void draw_note(Painter& paint, const std::string& note, const Rect& row) {
  paint.paragraph(note, row.x, row.y + (row.h - 14) / 2, {.type = kBody, .colour = light::kDim}, row.w, kNoteLine,
                  kNoteLinesMax);
}

float draw_lines(Painter& paint, const std::vector<Line>& lines, Rect row, float keys) {
  for (const Line& line : lines) {
    draw_line(paint, line, row, keys);
    row.y += row.h;
  }
  return row.y;
}

}  // namespace

ToneColours colours_of(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return {light::kGoodFill, light::kGoodLine, light::kGood};
    case Tone::kWarn:
      return {light::kTagFill, light::kTagLine, light::kTagText};
    case Tone::kBad:
      return {light::kBadFill, light::kBadLine, light::kBad};
    default:
      return {light::kQuietFill, light::kLine, light::kDim};
  }
}

float draw_key(Painter& paint, const std::string& name, float right, float y, bool on_primary) {
  const float width = std::max(24.0f, paint.measure(name, kKeyName) + 16);
  const Rect box{right - width, y - 10, width, 20};
  paint.panel(box, on_primary ? ui::rgb(0x0A4E94) : light::kKey, on_primary ? ui::rgb(0x2F79C2) : light::kLine, 5);
  paint.text(name, box.centre_x(), y,
             {.type = kKeyName, .colour = on_primary ? ui::rgb(0xDCEBFA) : light::kDim, .align = Align::kCentre});
  return width;
}

void draw_notice(Painter& paint, const std::string& notice, Tone tone, const Rect& column) {
  if (notice.empty()) return;
  const bool large = paint.measure(notice, kState) <= column.w;
  const bool one_line = large || paint.measure(notice, kTag) * kNoticeShrunk <= column.w;
  const auto lines = one_line ? 1 : paint.wrap(notice, kTag, column.w, kNoticeLinesMax).size();
  const float height = std::max(kFooterHeight, 14 + kNoticeLine * static_cast<float>(lines));
  const Rect band{0, paint.height() - height, paint.width(), height};
  ToneColours colours = colours_of(tone);
  if (tone == Tone::kQuiet) colours = {light::kPanel, light::kLine, light::kText};
  paint.fill({0, band.y - 3, band.w, 3}, ui::rgb(0x0B1F36, 26));
  paint.fill(band, colours.fill);
  paint.line(0, band.y, band.w, 2, tone == Tone::kQuiet ? light::kLine : colours.text);
  const ui::TextStyle style{.type = large ? kState : kTag, .colour = colours.text, .max_width = column.w};
  if (one_line) {
    paint.text(notice, column.x, band.centre_y() + 1, style);
  } else {
    paint.paragraph(notice, column.x, band.centre_y() + 1, {.type = kTag, .colour = colours.text}, column.w,
                    kNoticeLine, kNoticeLinesMax);
  }
  paint.hit(0, band);
}

void draw_overlay(Painter& paint, const Overlay& overlay, const Rect& area) {
  if (overlay.title.empty()) return;
  paint.fill(paint.all(), ui::rgb(0x0B1F36, 110));
  paint.hit(kHitClose, paint.all());
  const float hint = overlay.hint.empty() ? 14 : 48;
  const float field = overlay.has_field ? kField : 0;
  const auto lines = static_cast<float>(overlay.lines.size() + overlay.settings.size());
  const float note = note_height(paint, overlay.note, area.w - 44);
  const float room = paint.height() - 24 - kTitleRoom - note - field - hint;
  const float line = std::min(kLine, room / std::max(1.0f, lines));
  const float height = kTitleRoom + note + field + line * lines + hint;
  const Rect box{area.x, std::max(12.0f, (paint.height() - height) / 2), area.w, height};
  paint.panel(box, light::kPanel, light::kLine, 14);
  paint.hit(0, box);
  const Rect inner = box.inset(22, 0);
  const float page = paint.text(overlay.page, inner.right(), box.y + 36,
                                {.type = kSmall, .colour = light::kDim, .align = Align::kRight});
  paint.text(overlay.title, inner.x, box.y + 36,
             {.type = kTitle, .colour = light::kText, .max_width = inner.w - page - 8, .min_shrink = 0.7f});
  float y = box.y + kTitleRoom - 4;
  if (note > 0) draw_note(paint, overlay.note, {inner.x, y, inner.w, note});
  y += note;
  if (overlay.has_field) draw_field(paint, overlay.field, {inner.x, y, inner.w, kField});
  const float keys = key_room(paint, overlay);
  y = draw_lines(paint, overlay.lines, {inner.x, y + field, inner.w, line}, keys);
  y = draw_lines(paint, overlay.settings, {inner.x, y, inner.w, line}, keys);
  if (overlay.hint.empty()) return;
  paint.line(inner.x, y, inner.w, 1, light::kLine);
  paint.text(overlay.hint, inner.x, y + 26,
             {.type = kSmall, .colour = light::kDim, .max_width = inner.w, .min_shrink = 0.7f});
}

}  // namespace motcua::terminal
