#include "display/services_panel.h"

#include <algorithm>

#include "display/design.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;

constexpr float kFigureRoom = 190;  // right of a service's name

// A long name takes two lines and the place of its detail, unless the detail is something to know.
void draw_name(Painter& paint, const Look& look, const ServiceRow& service, float x, float y, float width) {
  const ui::Colour detail = service.accepting ? look.dim : look.warn;
  if (service.accepting && paint.measure(service.name, kService) > width / 0.85f) {
    paint.paragraph(service.name, x, y, {.type = kServiceLong, .colour = look.text}, width, 36, 2);
    return;
  }
  paint.text(service.name, x, y - 18, {.type = kService, .colour = look.text, .max_width = width});
  paint.text(service.detail, x, y + 22, {.type = kServiceSmall, .colour = detail, .max_width = width});
}

void draw_figure(Painter& paint, const Look& look, const ServiceRow& service, float right, float y) {
  const bool alone = service.unit.empty();
  paint.text(service.figure, right, alone ? y : y - 15,
             {.type = alone ? kFigure : kFigureOverUnit,
              .colour = look.text,
              .align = Align::kRight,
              .max_width = kFigureRoom - 12,
              .min_shrink = 0.5f});
  paint.text(service.unit, right, y + 29, {.type = kUnit, .colour = look.dim, .align = Align::kRight});
}

void draw_service(Painter& paint, const Look& look, const ServiceRow& service, const Rect& area) {
  const float y = area.centre_y();
  const float chip = std::min(60.0f, area.h - 24);
  const Rect box{area.x, y - chip / 2, chip, chip};
  paint.fill(box, look.chip, 14);
  paint.text(
      service.letter, box.centre_x(), y,
      {.type = kLetter, .colour = look.text, .align = Align::kCentre, .max_width = chip - 8, .min_shrink = 0.4f});
  draw_name(paint, look, service, area.x + 80, y, area.w - 80 - kFigureRoom);
  draw_figure(paint, look, service, area.right(), y);
}

// Which page it is, as dots.
void draw_pages(Painter& paint, const Look& look, const Model& model, float middle, float y) {
  if (model.services_pages < 2) return;
  constexpr float kApart = 26;
  float x = middle - kApart * static_cast<float>(model.services_pages - 1) / 2;
  for (std::size_t page = 0; page < model.services_pages; ++page) {
    paint.dot(x, y, 7, page == model.services_page ? look.text : look.chip);
    x += kApart;
  }
}

}  // namespace

void draw_services(Painter& paint, const Look& look, const Model& model, const Rect& area, float label_y) {
  const float unit = paint.text(model.services_unit, area.right(), label_y,
                                {.type = kLabel, .colour = look.text, .align = Align::kRight});
  paint.text(
      model.services_label, area.x, label_y,
      {.type = kLabel, .colour = look.dim, .spacing_em = 0.06f, .max_width = area.w - unit - 28, .min_shrink = 0.6f});
  draw_pages(paint, look, model, area.centre_x(), area.bottom() + 2);
  const float row = area.h / static_cast<float>(std::max<std::size_t>(1, model.service_slots));
  for (std::size_t i = 0; i < model.services.size(); ++i) {
    const float top = area.y + row * static_cast<float>(i);
    if (i > 0) paint.line(area.x, top - 1, area.w, 2, look.line);
    draw_service(paint, look, model.services[i], {area.x, top, area.w, row});
  }
}

}  // namespace motcua::display
