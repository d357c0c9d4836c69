#include "display/services_panel.h"

#include <algorithm>

#include "display/design.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;

constexpr float kFigureRoomMax = 190;  // right of a service's name
constexpr float kBeforeFigure = 28;
constexpr float kLowRow = 84;  // has no room for two lines
constexpr float kBesideName = 32;
constexpr float kDetailRoom = 200;
constexpr float kPages = 12;  // what their dots take from the rows

// What the widest figure takes of a row: the names have the rest.
float figure_room(const Painter& paint, const Model& model) {
  float widest = 0;
  for (const ServiceRow& row : model.services) {
    const Type& type = row.unit.empty() ? kFigure : kFigureOverUnit;
    widest = std::max({widest, paint.measure(row.figure, type), paint.measure(row.unit, kUnit)});
  }
  return std::min(kFigureRoomMax, widest + kBeforeFigure);
}

// A long name takes two lines and the place of its detail, unless the detail is something to know. In a low row the
// detail stands beside the name.
void draw_name(Painter& paint, const Look& look, const ServiceRow& service, const Rect& area) {
  const float y = area.centre_y();
  const float width = paint.measure(service.name, kService);
  const bool low = area.h < kLowRow;
  const ui::TextStyle name{.type = kService, .colour = look.text, .max_width = area.w};
  ui::TextStyle detail{.type = kServiceSmall, .colour = service.accepting ? look.dim : look.warn, .max_width = area.w};
  if (service.accepting && width > area.w / 0.85f) {
    paint.paragraph(service.name, area.x, y, {.type = kServiceLong, .colour = look.text}, area.w, low ? 32 : 36, 2);
  } else if (low && width + kBesideName + kDetailRoom < area.w) {
    detail.max_width = area.w - width - kBesideName;
    detail.min_shrink = 0.7f;
    paint.text(service.name, area.x, y, name);
    paint.text(service.detail, area.x + width + kBesideName, y, detail);
  } else {
    paint.text(service.name, area.x, y - 20, name);
    paint.text(service.detail, area.x, y + 23, detail);
  }
}

void draw_figure(Painter& paint, const Look& look, const ServiceRow& service, float right, float y, float room) {
  const bool alone = service.unit.empty();
  paint.text(service.figure, right, alone ? y : y - 15,
             {.type = alone ? kFigure : kFigureOverUnit,
              .colour = look.text,
              .align = Align::kRight,
              .max_width = room - 12,
              .min_shrink = 0.5f});
  paint.text(service.unit, right, y + 29, {.type = kUnit, .colour = look.dim, .align = Align::kRight});
}

void draw_service(Painter& paint, const Look& look, const ServiceRow& service, const Rect& area, float room) {
  const float y = area.centre_y();
  const float chip = std::min(60.0f, area.h - 24);
  const Rect box{area.x, y - chip / 2, chip, chip};
  paint.fill(box, look.chip, 14);
  paint.text(
      service.letter, box.centre_x(), y,
      {.type = kLetter, .colour = look.text, .align = Align::kCentre, .max_width = chip - 8, .min_shrink = 0.4f});
  draw_name(paint, look, service, {area.x + 80, area.y, area.w - 80 - room, area.h});
  draw_figure(paint, look, service, area.right(), y, room);
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
  const float above_pages = area.h - (model.services_pages < 2 ? 0 : kPages);
  const float row = above_pages / static_cast<float>(std::max<std::size_t>(1, model.service_slots));
  const float room = figure_room(paint, model);
  for (std::size_t i = 0; i < model.services.size(); ++i) {
    const float top = area.y + row * static_cast<float>(i);
    if (i > 0) paint.line(area.x, top - 1, area.w, 2, look.line);
    draw_service(paint, look, model.services[i], {area.x, top, area.w, row}, room);
  }
}

}  // namespace motcua::display
