#include "display/panels.h"

#include <algorithm>
#include <cmath>

#include "display/calls_list.h"
#include "display/design.h"
#include "display/foot.h"
#include "display/hero.h"
#include "display/nobody.h"
#include "display/services_panel.h"
#include "ui/theme.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;

constexpr float kDesignHeight = 1080;
constexpr float kNarrowestWidth = 1440;  // 4:3
constexpr float kLogoHeight = 76;
constexpr float kLogoWidest = 300;
constexpr float kUprightWidth = 1080;
constexpr float kUprightLowest = 1600;
constexpr float kLabelY = kHeader + 36 + 17;
constexpr float kHeroY = kHeader + 36 + 34 + 16;

bool narrow(float width, float height) {
  return width / height < 1.6f;
}

bool upright(float width, float height) {
  return width < height;
}

// So that nobody takes practice for the real thing. Returns its width with the gap beside it.
float draw_training(Painter& paint, const Look& look, const Model& model, float right) {
  if (model.training.empty()) return 0;
  const float width = paint.measure(model.training, kTraining) + 44;
  const Rect box{right - width, 56 - 28, width, 56};
  paint.fill(box, look.call, 12);
  paint.text(model.training, box.centre_x(), 56, {.type = kTraining, .colour = look.on_call, .align = Align::kCentre});
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
    const float date = paint.text(model.date, date_right, special ? 37 : 56,
                                  {.type = upright(paint.width(), paint.height()) ? kDateUpright : kDate,
                                   .colour = look.dim,
                                   .align = Align::kRight});
    const float profile = paint.text(
        model.day_profile, date_right, 79,
        {.type = kDayProfile, .colour = look.call, .align = Align::kRight, .max_width = paint.width() * 0.3f});
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
    paint.paragraph(model.site.first, x, 56, {.type = kSiteLong, .colour = look.text, .min_shrink = kSmallest}, room,
                    32, 2);
  } else {
    paint.text(model.site.first, x, alone ? 56 : 38,
               {.type = kSite, .colour = look.text, .max_width = room, .min_shrink = kSmallest});
    paint.text(model.site.second, x, 81,
               {.type = kSiteBeside, .colour = look.dim, .max_width = room, .min_shrink = kSmallest});
  }
  paint.line(0, kHeader - 2, paint.width(), 2, look.line);
}

void draw_label(Painter& paint, const Look& look, const std::string& words, float x, float y, float width) {
  paint.text(words, x, y, {.type = kLabel, .colour = look.dim, .spacing_em = 0.06f, .max_width = width});
}

bool nothing_called(const Model& model) {
  return !model.large && model.calls.empty();
}

// The large call and the ones before it, beside or over the services.
void draw_now(Painter& paint, const Look& look, const Model& model, const Rect& area, std::int64_t now_ms) {
  draw_label(paint, look, model.calling_label, area.x, kLabelY, area.w);
  Rect list = area;
  if (model.large) {
    const HeroShape shape = hero_shape(paint, *model.large, area.w);
    const float hero_h = hero_height(shape, paint.height());
    draw_hero(paint, look, model, {area.x, area.y, area.w, hero_h}, shape, now_ms);
    list.y += hero_h + 22;
    list.h -= hero_h + 22;
  }
  draw_calls(paint, look, model, list);
}

void draw_wide(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  constexpr float kDesigned = 670.0f / 1920;
  const float bottom = paint.height() - foot_height(paint);
  const float aside_w = std::round(paint.width() * look.services_share(kDesigned));
  const float aside_x = paint.width() - aside_w;
  const float left_w = aside_x - kMargin - (look.has_services() ? 40 : kMargin);
  if (nothing_called(model)) {
    draw_nobody(paint, look, model, {kMargin, kHeader + 36, left_w, bottom - 36 - kHeader - 36});
  } else {
    draw_now(paint, look, model, {kMargin, kHeroY, left_w, bottom - 32 - kHeroY}, now_ms);
  }
  if (!look.has_services()) return;
  paint.fill({aside_x, kHeader, aside_w, bottom - kHeader}, look.panel);
  paint.fill({aside_x, kHeader, 2, bottom - kHeader}, look.line);
  draw_services(paint, look, model, {aside_x + 38, kLabelY + 29, aside_w - 38 - 48, bottom - 28 - kLabelY - 29},
                kLabelY);
}

void draw_narrow(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  constexpr float kDesigned = 0.46f;
  const float bottom = paint.height() - foot_height(paint);
  const float width = paint.width() - 2 * kMargin;
  const HeroShape shape = model.large ? hero_shape(paint, *model.large, width) : HeroShape::kOneLine;
  const float hero_h = hero_height(shape, paint.height());
  const float list_y = kHeroY + hero_h + 22;
  const float aside_w = std::round(paint.width() * look.services_share(kDesigned));
  const float aside_x = paint.width() - aside_w;
  const bool nobody = nothing_called(model);
  const float aside_left = nobody ? 0 : aside_x;
  draw_label(paint, look, model.calling_label, kMargin, kLabelY, width);
  if (nobody) {
    const float end = look.has_services() ? list_y - 22 : bottom - 36;
    draw_nobody(paint, look, model, {kMargin, kHeader + 30, width, end - kHeader - 30});
  } else if (model.large) {
    draw_hero(paint, look, model, {kMargin, kHeroY, width, hero_h}, shape, now_ms);
  }
  const float calls_w = aside_x - kMargin - (look.has_services() ? 40 : kMargin);
  draw_calls(paint, look, model, {kMargin, list_y, calls_w, bottom - 24 - list_y});
  if (!look.has_services()) return;
  paint.fill({aside_left, list_y, paint.width() - aside_left, bottom - list_y}, look.panel);
  const float services_x = nobody ? kMargin : aside_x + 36;
  draw_services(paint, look, model,
                {services_x, list_y + 54, paint.width() - 48 - services_x, bottom - 20 - list_y - 54}, list_y + 32);
}

// The call, the ones before it, the services: one below the other.
void draw_upright(Painter& paint, const Look& look, const Model& model, std::int64_t now_ms) {
  constexpr float kDesigned = 0.6f;  // of what is left below the call
  const float bottom = paint.height() - foot_height(paint);
  const float width = paint.width() - 2 * kMargin;
  const float hero_h = hero_height(HeroShape::kUpright, paint.height());
  const float list_y = kHeroY + hero_h + 16;
  const float list_h = (bottom - list_y) * (1 - look.services_share(kDesigned));
  if (nothing_called(model)) {
    draw_nobody(paint, look, model, {kMargin, kHeader + 36, width, list_y + list_h - 20 - kHeader - 36});
  } else {
    draw_label(paint, look, model.calling_label, kMargin, kLabelY, width);
    if (model.large) {
      draw_hero(paint, look, model, {kMargin, kHeroY, width, hero_h}, HeroShape::kUpright, now_ms);
    }
    draw_calls(paint, look, model, {kMargin, list_y, width, list_h});
  }
  if (!look.has_services()) return;
  const float aside_y = list_y + list_h + 16;
  paint.fill({0, aside_y, paint.width(), bottom - aside_y}, look.panel);
  const Rect services{kMargin, aside_y + 62, width, bottom - 18 - aside_y - 62};
  draw_services(paint, look, model, services, aside_y + 36);
}

}  // namespace

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  const bool stands = upright(width, height);
  const float narrowest = stands ? kUprightWidth : kNarrowestWidth;
  const float lowest = stands ? kUprightLowest : kDesignHeight;
  const float scale = std::min(height / lowest, width / narrowest);
  return {scale};
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
    const float height = paint.height() - foot_height(paint) - kHeader;
    draw_stale(paint, look, model, {kMargin, kHeader, paint.width() - 2 * kMargin, height});
  } else if (upright(paint.width(), paint.height())) {
    draw_upright(paint, look, model, now_ms);
  } else if (narrow(paint.width(), paint.height())) {
    draw_narrow(paint, look, model, now_ms);
  } else {
    draw_wide(paint, look, model, now_ms);
  }
  draw_foot(paint, look, model);
}

}  // namespace motcua::display
