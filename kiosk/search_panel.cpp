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

void draw_row(Painter& paint, const Row& row, const Rect& area, int touched) {
  const bool pressed = held(row.touch, touched);
  paint.panel(area, pressed ? light::kChip : light::kPanel, pressed ? light::kPrimary : light::kCardLine, 16, 2);
  const float room = area.w - 120;
  const bool two_lines = paint.measure(row.name, kButton) > room;
  const bool detail = area.h >= (two_lines ? 128 : 96);  // where it does not fit, the name matters more
  const float y = detail ? area.y + area.h * 0.36f : area.centre_y();
  paint.paragraph(row.name, area.x + 30, y, {.type = kButton, .colour = light::kText, .min_shrink = 0.8f}, room, 36, 2);
  if (detail) {
    paint.text(row.detail, area.x + 30, area.bottom() - 28,
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
  paint.paragraph(model.subtitle, text.x, middle - 70, {.type = kSubtitle, .colour = light::kDim}, text.w, 46, 3);
  draw_field(paint, model.field, {text.x, middle + 30, text.w, kFieldHeight}, touched);
  draw_keyboard(paint, model.keys, model.field.capitals, keyboard, touched);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.take, &kFilled}}, kLowFooter, touched);
}

}  // namespace motcua::kiosk
