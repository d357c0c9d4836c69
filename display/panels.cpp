#include "display/panels.h"

#include <algorithm>
#include <cmath>

#include "display/design.h"
#include "display/hero.h"
#include "ui/theme.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;

constexpr float kDesignHeight = 1080;
constexpr float kNarrowestWidth = 1440;  // 4:3
constexpr float kHeader = 112;
constexpr float kFooter = 72;
constexpr float kLogoHeight = 76;
constexpr float kLogoWidest = 300;
constexpr float kHeroShare = 404.0f / 1080;  // of the height
constexpr float kCallColumn = 330;           // the least for a number and its counter
constexpr float kCallGap = 44;               // between columns of calls
constexpr float kFigureRoom = 168;           // right of a service's name
constexpr float kUprightWidth = 1080;
constexpr float kUprightLowest = 1600;
constexpr float kUprightHeroShare = 0.43f;  // of the height

bool narrow(float width, float height) {
  return width / height < 1.6f;
}

bool upright(float width, float height) {
  return width < height;
}

// So that nobody takes practice for the real thing. Returns its width with the gap beside it.
float draw_training(Painter& paint, const Look& look, const Model& model, float right) {
  if (model.training.empty()) return 0;
  const float width = paint.measure(model.training, kDate) + 44;
  const Rect box{right - width, 56 - 28, width, 56};
  paint.fill(box, look.call, 12);
  paint.text(model.training, box.centre_x(), 56, {.type = kDate, .colour = look.on_call, .align = Align::kCentre});
  return width + 32;
}

// The site's emblem before its name. Returns its width with the gap beside it.
float draw_logo(Painter& paint, const Look& look) {
  if (!look.logo) return 0;
  const float shape = static_cast<float>(look.logo->width()) / static_cast<float>(look.logo->height());
  const float width = std::min(kLogoWidest, kLogoHeight * shape);
  const float height = width / shape;
  paint.image(*look.logo, {kMargin, (kHeader - 2 - height) / 2, width, height});
  return width + 24;
}

void draw_header(Painter& paint, const Look& look, const Model& model) {
  const float right = paint.width() - kMargin;
  float room = right - kMargin;
  if (!model.clock.empty()) {
    const float clock =
        paint.text(model.clock, right, 56, {.type = kClock, .colour = look.text, .align = Align::kRight});
    const float date_right = right - clock - 40;
    const bool special = !model.day_profile.empty();
    const float date = paint.text(model.date, date_right, special ? 38 : 56,
                                  {.type = kDate, .colour = look.dim, .align = Align::kRight});
    const float profile = paint.text(
        model.day_profile, date_right, 78,
        {.type = kServiceSmall, .colour = look.call, .align = Align::kRight, .max_width = paint.width() * 0.3f});
    const float dates = std::max(date, profile);
    room = date_right - dates - 32 - draw_training(paint, look, model, date_right - dates - 32) - kMargin;
  }
  const float logo = draw_logo(paint, look);
  const float x = kMargin + logo;
  room -= logo;
  const bool alone = model.site.second.empty();
  constexpr float kSmallest = 0.6f;
  if (paint.measure(model.site.first, kSite) * kSmallest > room) {
    // Better two small lines than half of the name; the second language has no room then.
    paint.paragraph(model.site.first, x, 56, {.type = kDate, .colour = look.text, .min_shrink = kSmallest}, room, 32,
                    2);
  } else {
    paint.text(model.site.first, x, alone ? 56 : 41,
               {.type = kSite, .colour = look.text, .max_width = room, .min_shrink = kSmallest});
    paint.text(model.site.second, x, 80, {.type = kSiteBeside, .colour = look.dim, .max_width = room});
  }
  paint.line(0, kHeader - 2, paint.width(), 2, look.line);
}

// That somebody comes to the citizen: beside the counter, or where there is no room below the time. Says if below.
bool draw_approach(Painter& paint, const Look& look, const Model& model, const Call& call, float x, float right,
                   float y) {
  if (!call.approach || !call.open) return false;
  const bool below = x + paint.measure(model.approach_word, kCallTime) > right - 110;
  paint.text(model.approach_word, below ? right : x, below ? y + 20 : y + 13,
             {.type = below ? kUnit : kCallTime, .colour = look.call, .align = below ? Align::kRight : Align::kLeft});
  return below;
}

void draw_call(Painter& paint, const Look& look, const Model& model, const Call& call, const Rect& area) {
  const float y = area.centre_y();
  const float counter_x = area.x + std::min(470.0f, std::max(300.0f, area.w * 0.41f));
  const Type& type = area.h >= kCalls.px * 0.95f ? kCalls : kCallsMany;
  paint.text(call.ticket, area.x, y,
             {.type = type, .colour = look.text, .max_width = counter_x - area.x - 108, .min_shrink = 0.5f});
  paint.arrow(counter_x - 70, y, 48, look.dim);
  const float word =
      paint.text(model.counter_word, counter_x, y + (type == kCalls ? 13 : 4), {.type = kCallWord, .colour = look.dim});
  const float counter = paint.text(call.counter, counter_x + word + 16, y, {.type = type, .colour = look.text});
  const bool below = draw_approach(paint, look, model, call, counter_x + word + 16 + counter + 28, area.right(), y);
  paint.text(call.time, area.right(), below ? y - 14 : y,
             {.type = kCallTime, .colour = look.dim, .align = Align::kRight});
}

// Many at once: number and counter, as large as there is room.
void draw_call_short(Painter& paint, const Look& look, const Call& call, const Rect& area) {
  const float y = area.centre_y();
  const Type& type = area.h >= kCalls.px ? kCalls : kCallsMany;
  const float size = std::min(1.0f, area.h / type.px);
  const float middle = area.x + area.w * 0.57f;
  const float gap = 40 * size;
  const auto number = [&](const std::string& words, float x, float room) {
    paint.text(words, x, y,
               {.type = type,
                .colour = look.text,
                .max_width = std::min(room, paint.measure(words, type) * size),
                .min_shrink = 0.3f});
  };
  number(call.ticket, area.x, middle - gap - area.x);
  paint.arrow(middle, y, 40 * size, call.approach && call.open ? look.call : look.dim);
  number(call.counter, middle + gap, area.right() - middle - gap);
}

void draw_calls(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  const std::size_t count = model.calls.size();
  const bool many = count > kListedCalls;
  const auto columns_max = static_cast<std::size_t>(std::max(1.0f, std::floor(area.w / kCallColumn)));
  const std::size_t columns = many ? std::min(columns_max, (count + kListedCalls - 1) / kListedCalls) : 1;
  const std::size_t rows = std::max(kListedCalls, (count + columns - 1) / columns);
  const float row = area.h / static_cast<float>(rows);
  const float column = (area.w + kCallGap) / static_cast<float>(columns);
  for (std::size_t i = 0; i < count; ++i) {
    const auto across = static_cast<float>(i / rows);
    const float top = area.y + row * static_cast<float>(i % rows);
    const Rect place{area.x + column * across, top, column - kCallGap, row};
    if (i % rows > 0) paint.line(place.x, top - 1, columns == 1 ? area.w : place.w, 2, look.line);
    if (many) {
      draw_call_short(paint, look, model.calls[i], place);
    } else {
      draw_call(paint, look, model, model.calls[i], {area.x, top, area.w, row});
    }
  }
}

// A long name takes two lines and the place of its detail, unless the detail is something to know.
void draw_service_name(Painter& paint, const Look& look, const ServiceRow& service, float x, float y, float width) {
  const ui::Colour detail = service.accepting ? look.dim : look.warn;
  if (service.accepting && paint.measure(service.name, kService) > width / 0.85f) {
    paint.paragraph(service.name, x, y, {.type = kServiceLong, .colour = look.text}, width, 36, 2);
    return;
  }
  paint.text(service.name, x, y - 18, {.type = kService, .colour = look.text, .max_width = width});
  paint.text(service.detail, x, y + 22, {.type = kServiceSmall, .colour = detail, .max_width = width});
}

void draw_service(Painter& paint, const Look& look, const ServiceRow& service, const Rect& area) {
  const float y = area.centre_y();
  const float chip = std::min(60.0f, area.h - 24);
  const Rect box{area.x, y - chip / 2, chip, chip};
  paint.fill(box, look.chip, 14);
  paint.text(
      service.letter, box.centre_x(), y,
      {.type = kLetter, .colour = look.text, .align = Align::kCentre, .max_width = chip - 8, .min_shrink = 0.4f});
  draw_service_name(paint, look, service, area.x + 80, y, area.w - 80 - kFigureRoom);
  paint.text(service.figure, area.right(), y - 13, {.type = kFigure, .colour = look.text, .align = Align::kRight});
  paint.text(service.unit, area.right(), y + 29, {.type = kUnit, .colour = look.dim, .align = Align::kRight});
}

void draw_label(Painter& paint, const Look& look, const std::string& words, float x, float y, float width) {
  paint.text(words, x, y, {.type = kLabel, .colour = look.dim, .spacing_em = 0.06f, .max_width = width});
}

void draw_services(Painter& paint, const Look& look, const Model& model, const Rect& area, float label_y) {
  const float page = model.services_page.empty() ? 0 : 70;
  draw_label(paint, look, model.services_label, area.x, label_y, area.w - page);
  paint.text(model.services_page, area.right(), label_y,
             {.type = kServiceSmall, .colour = look.dim, .align = Align::kRight});
  if (model.services.empty()) return;
  const float row = area.h / static_cast<float>(model.service_slots);
  for (std::size_t i = 0; i < model.services.size(); ++i) {
    const float top = area.y + row * static_cast<float>(i);
    if (i > 0) paint.line(area.x, top - 1, area.w, 2, look.line);
    draw_service(paint, look, model.services[i], {area.x, top, area.w, row});
  }
}

// On one line; a long one on two, and what has no room there in its turn.
void draw_notice(Painter& paint, const Look& look, const Model& model, const Rect& area) {
  const TextStyle style{
      .type = kFoot, .colour = model.notice_urgent ? look.call : look.text, .max_width = area.w, .min_shrink = 0.85f};
  if (paint.measure(model.notice, kFoot) * style.min_shrink <= area.w) {
    paint.text(model.notice, area.x, area.centre_y(), style);
    return;
  }
  const auto lines = paint.wrap(model.notice, kFoot, area.w, 100);
  const std::size_t parts = (lines.size() + 1) / 2;
  const std::size_t first = 2 * (model.notice_turn % parts);
  const bool alone = first + 1 == lines.size();
  paint.text(lines[first], area.x, alone ? area.centre_y() : area.centre_y() - 16, style);
  if (!alone) paint.text(lines[first + 1], area.x, area.centre_y() + 16, style);
}

void draw_footer(Painter& paint, const Look& look, const Model& model) {
  const float top = paint.height() - kFooter;
  const float y = top + kFooter / 2;
  const float right = paint.width() - kMargin;
  paint.fill({0, top, paint.width(), kFooter}, look.footer);
  const float state =
      paint.text(model.connection, right, y, {.type = kFoot, .colour = look.dim, .align = Align::kRight});
  paint.dot(right - state - 22, y, 8, model.connected ? look.good : look.warn);
  draw_notice(paint, look, model, {kMargin, top, right - state - 22 - 40 - kMargin, kFooter});
}

void draw_stale(Painter& paint, const Look& look, const Model& model) {
  const float x = paint.width() / 2;
  const float y = (kHeader + paint.height() - kFooter) / 2;
  const float width = paint.width() - 4 * kMargin;
  const auto line = [&](const std::string& words, float dy, const Type& type, ui::Colour colour) {
    paint.text(words, x, y + dy,
               {.type = type, .colour = colour, .align = Align::kCentre, .max_width = width, .min_shrink = 0.6f});
  };
  line(model.stale_title.first, -118, kStale, look.text);
  line(model.stale_hint.first, -38, kCallWord, look.dim);
  paint.line(x - 60, y + 24, 120, 2, look.line);
  line(model.stale_title.second, 86, kSite, look.text);
  line(model.stale_hint.second, 142, kDate, look.dim);
}

void draw_wide(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  constexpr float kDesigned = 670.0f / 1920;
  const float bottom = paint.height() - kFooter;
  const float aside_w = std::round(paint.width() * look.services_share(kDesigned));
  const float aside_x = paint.width() - aside_w;
  const float left_w = aside_x - kMargin - (look.has_services() ? 40 : kMargin);
  const float label_y = kHeader + 36 + 17;
  draw_label(paint, look, model.calling_label, kMargin, label_y, left_w);
  const float hero_y = kHeader + 36 + 34 + 16;
  const float hero_h = std::round(paint.height() * kHeroShare);
  draw_hero(paint, look, model, {kMargin, hero_y, left_w, hero_h}, false, now_ms);
  const float list_y = hero_y + hero_h + 22;
  draw_calls(paint, look, model, {kMargin, list_y, left_w, bottom - 32 - list_y});
  if (!look.has_services()) return;
  paint.fill({aside_x, kHeader, aside_w, bottom - kHeader}, look.panel);
  paint.fill({aside_x, kHeader, 2, bottom - kHeader}, look.line);
  draw_services(paint, look, model, {aside_x + 38, label_y + 29, aside_w - 38 - 48, bottom - 28 - label_y - 29},
                label_y);
}

void draw_narrow(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  constexpr float kDesigned = 0.46f;
  const float bottom = paint.height() - kFooter;
  const float hero_y = kHeader + 36 + 34 + 16;
  const float hero_h = std::round(paint.height() * kHeroShare);
  const float list_y = hero_y + hero_h + 22;
  const float aside_w = std::round(paint.width() * look.services_share(kDesigned));
  const float aside_x = paint.width() - aside_w;
  draw_label(paint, look, model.calling_label, kMargin, kHeader + 36 + 17, paint.width() - 2 * kMargin);
  draw_hero(paint, look, model, {kMargin, hero_y, paint.width() - 2 * kMargin, hero_h}, false, now_ms);
  const float calls_w = aside_x - kMargin - (look.has_services() ? 40 : kMargin);
  draw_calls(paint, look, model, {kMargin, list_y, calls_w, bottom - 24 - list_y});
  if (!look.has_services()) return;
  paint.fill({aside_x, list_y, aside_w, bottom - list_y}, look.panel);
  draw_services(paint, look, model, {aside_x + 36, list_y + 54, aside_w - 36 - 48, bottom - 16 - list_y - 54},
                list_y + 32);
}

// The call, the ones before it, the services: one below the other.
void draw_upright(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  constexpr float kDesigned = 0.6f;  // of what is left below the call
  const float bottom = paint.height() - kFooter;
  const float width = paint.width() - 2 * kMargin;
  const float hero_y = kHeader + 36 + 34 + 16;
  draw_label(paint, look, model.calling_label, kMargin, kHeader + 36 + 17, width);
  const float hero_h = std::round(paint.height() * kUprightHeroShare);
  draw_hero(paint, look, model, {kMargin, hero_y, width, hero_h}, true, now_ms);
  const float list_y = hero_y + hero_h + 16;
  const float list_h = (bottom - list_y) * (1 - look.services_share(kDesigned));
  draw_calls(paint, look, model, {kMargin, list_y, width, list_h});
  if (!look.has_services()) return;
  const float aside_y = list_y + list_h + 16;
  paint.fill({0, aside_y, paint.width(), bottom - aside_y}, look.panel);
  const Rect services{kMargin, aside_y + 56, width, bottom - 12 - aside_y - 56};
  draw_services(paint, look, model, services, aside_y + 34);
}

}  // namespace

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  const bool stands = upright(width, height);
  const float narrowest = stands ? kUprightWidth : kNarrowestWidth;
  const float lowest = stands ? kUprightLowest : kDesignHeight;
  const float scale = std::min(height / lowest, width / narrowest);
  return {scale,
          {kSite, kSiteBeside, kDate, kClock, kLabel, kHeroSmall, hero_type(height / scale), kCalls, kCallsMany,
           kCallWord, kCallTime, kLetter, kService, kServiceSmall, kFigure, kUnit, kFoot, kStale}};
}

std::size_t services_per_page(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  if (upright(width, height)) return height / width > 1.6f ? 4 : 3;
  return narrow(width, height) ? 3 : kServicesPerPage;
}

void draw(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  draw_header(paint, look, model);
  if (model.stale) {
    draw_stale(paint, look, model);
  } else if (upright(paint.width(), paint.height())) {
    draw_upright(paint, look, model, now_ms);
  } else if (narrow(paint.width(), paint.height())) {
    draw_narrow(paint, look, model, now_ms);
  } else {
    draw_wide(paint, look, model, now_ms);
  }
  draw_footer(paint, look, model);
}

}  // namespace motcua::display
