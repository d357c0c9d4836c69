#include "kiosk/search_panel.h"

#include <algorithm>

#include "kiosk/controls.h"
#include "kiosk/keyboard.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kRowHeight = 132;

// Where what is read and where the keyboard is: one above the other, or beside.
struct Places {
  Rect text;
  Rect keyboard;
};

Places places(const Painter& paint) {
  const float top = kHeader + 36;
  const float bottom = paint.height() - kLowFooter - 24;
  const float width = paint.width() - 2 * kMargin;
  if (!is_lying(paint)) {
    const float middle = bottom - kKeyboardHeight;
    return {{kMargin, top, width, middle - 24 - top}, {kMargin, middle, width, kKeyboardHeight}};
  }
  const float half = width * 0.54f;
  return {{kMargin, top, half, bottom - top}, {kMargin + half + 40, top, width - half - 40, bottom - top}};
}

// Of a service; returns the room it takes.
float draw_letter(Painter& paint, const Row& row, const Rect& area) {
  if (row.letter.empty()) return 0;
  const float side = std::min(68.0f, area.h - 24);
  const Rect chip{area.x + 30, area.centre_y() - side / 2, side, side};
  paint.fill(chip, light::kChip, 16);
  paint.text(row.letter, chip.centre_x(), chip.centre_y(),
             {.type = kName,
              .colour = light::kPrimary,
              .align = Align::kCentre,
              .max_width = chip.w - 10,
              .min_shrink = 0.4f});
  return side + 24;
}

struct RowName {
  ui::Type type;
  float line;
  std::size_t lines;
};

// Large in one or two lines, else smaller in as many as there is room for; what is left over is cut.
RowName fit_name(const Painter& paint, const std::string& name, float room, float height) {
  if (paint.measure(name, kButton) <= room) return {kButton, 36, 1};
  if (fits(paint, name, kButton, room, 2)) return {kButton, 36, 2};
  return {kLongName, 31, height >= 104 ? 3U : 2U};
}

void draw_row(Painter& paint, const Row& row, const Rect& area, int touched) {
  const bool pressed = held(row.touch, touched);
  paint.panel(area, pressed ? light::kChip : light::kPanel, pressed ? light::kPrimary : light::kCardLine, 16, 2);
  const float x = area.x + 30 + draw_letter(paint, row, area);
  const float room = area.right() - 90 - x;
  const RowName name = fit_name(paint, row.name, room, area.h);
  const bool detail = area.h >= (name.lines > 1 ? 128 : 96);  // where it does not fit, the name matters more
  const float y = detail ? area.y + area.h * 0.36f : area.centre_y();
  paint.paragraph(row.name, x, y, {.type = name.type, .colour = light::kText, .min_shrink = 1}, room, name.line,
                  name.lines);
  if (detail) {
    paint.text(row.detail, x, area.bottom() - 28,
               {.type = kDetail, .colour = light::kDim, .max_width = room, .min_shrink = 0.8f});
  }
  paint.arrow(area.right() - 46, area.centre_y(), 40, light::kPrimary);
  paint.hit(hit_of(row.touch), area);
}

void draw_rows(Painter& paint, const Model& model, const Rect& area, int touched) {
  constexpr float kBetween = 12;
  const auto most = static_cast<float>(kRowsPerPage);
  const float height = std::min(kRowHeight, (area.h - kBetween * (most - 1)) / most);
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const float y = area.y + static_cast<float>(i) * (height + kBetween);
    draw_row(paint, model.rows[i], {area.x, y, area.w, height}, touched);
  }
  if (!model.rows.empty()) return;
  paint.paragraph(model.subtitle, area.x, area.y + 60, {.type = kSubtitle, .colour = light::kDim}, area.w, 46, 3);
}

}  // namespace

void draw_search(Painter& paint, const Model& model, int touched) {
  const auto [text, keyboard] = places(paint);
  const Rect field{text.x, text.y, text.w, kFieldHeight};
  draw_field(paint, model.field, field, touched);
  const float y = field.bottom() + 42;
  const float page_of =
      paint.text(model.page_of, text.right(), y, {.type = kDetail, .colour = light::kDim, .align = Align::kRight});
  paint.text(model.title, text.x, y,
             {.type = kDetail, .colour = light::kPrimary, .max_width = text.w - page_of - 24, .min_shrink = 0.8f});
  draw_rows(paint, model, {text.x, y + 30, text.w, text.bottom() - y - 30}, touched);
  draw_keyboard(paint, model.keys, model.field.capitals, keyboard, touched);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.previous_page, &kBlue}, {&model.next_page, &kBlue}}, kLowFooter,
              touched);
}

void draw_appointment(Painter& paint, const Model& model, int touched) {
  const auto [text, keyboard] = places(paint);
  const float middle = text.y + text.h / 2;
  paint.paragraph(model.title, text.x, middle - 190, {.type = kTitle, .colour = light::kText, .min_shrink = 0.6f},
                  text.w, 68, 2);
  const ui::Colour colour = model.unclear ? light::kBad : light::kDim;
  paint.paragraph(model.subtitle, text.x, middle - 70, {.type = kSubtitle, .colour = colour}, text.w, 46, 3);
  draw_field(paint, model.field, {text.x, middle + 30, text.w, kFieldHeight}, touched);
  draw_keyboard(paint, model.keys, model.field.capitals, keyboard, touched);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.take, &kFilled}}, kLowFooter, touched);
}

}  // namespace motcua::kiosk
