#include "rating/panels.h"

#include <algorithm>
#include <string>
#include <vector>

#include "rating/faces.h"

namespace motcua::rating {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::Type;
using ui::Weight;
namespace dark = ui::dark;
namespace light = ui::light;

constexpr float kHeader = 112;
constexpr float kTraining = 44;
constexpr float kMargin = 56;
constexpr float kGap = 22;
constexpr float kNameRoom = 96;  // of a criterion, above its stars

constexpr Type kSite{Weight::kSemiBold, 34};
constexpr Type kCounter{Weight::kSemiBold, 40};
constexpr Type kTitle{Weight::kSemiBold, 52};
constexpr Type kSubtitle{Weight::kRegular, 30};
constexpr Type kStar{Weight::kSemiBold, 30};
constexpr Type kStarBeside{Weight::kRegular, 22};
constexpr Type kStarDigit{Weight::kSemiBold, 24};
constexpr Type kDigit{Weight::kBold, 40};
constexpr Type kNumber{Weight::kBold, 220, ui::Digits::kOwn};
constexpr Type kButton{Weight::kSemiBold, 32};
constexpr Type kMark{Weight::kSemiBold, 24};

bool held(const Touch& touch, int touched) {
  return touched != 0 && hit_of(touch) == touched;
}

// Returns the height it takes.
float centred(Painter& paint, const std::string& words, float y, const Type& type, ui::Colour colour,
              float line_height) {
  return paint.paragraph(words, paint.width() / 2, y, {.type = type, .colour = colour, .align = Align::kCentre},
                         paint.width() - 2 * kMargin, line_height, 2);
}

// Returns the height of head and training mark.
float draw_header(Painter& paint, const Model& model) {
  paint.fill({0, 0, paint.width(), kHeader}, dark::kBackground);
  const std::string counter = model.counter.first + " " + model.counter_number;
  const float width = paint.text(counter, paint.width() - kMargin, kHeader / 2,
                                 {.type = kCounter, .colour = ui::rgb(0xFFFFFF), .align = Align::kRight});
  paint.text(model.site, kMargin, kHeader / 2,
             {.type = kSite,
              .colour = ui::rgb(0xFFFFFF),
              .max_width = paint.width() - 2 * kMargin - width - 40,
              .min_shrink = 0.6f});
  if (model.training.empty()) return kHeader;
  paint.fill({0, kHeader, paint.width(), kTraining}, ui::kCall);
  paint.text(model.training, paint.width() / 2, kHeader + kTraining / 2,
             {.type = kMark, .colour = ui::kOnCall, .align = Align::kCentre, .max_width = paint.width() - 2 * kMargin});
  return kHeader + kTraining;
}

void draw_sentences(Painter& paint, const Model& model, float top) {
  const float y = (top + paint.height()) / 2;
  centred(paint, model.title.first, y - 84, kTitle, light::kText, 62);
  centred(paint, model.title.second, y + 2, kSubtitle, light::kDim, 40);
  centred(paint, model.hint.first, y + 82, kSubtitle, light::kText, 40);
  centred(paint, model.hint.second, y + 132, kStarBeside, light::kDim, 32);
}

void draw_rest(Painter& paint, const Model& model, float top) {
  const float y = (top + paint.height()) / 2;
  centred(paint, model.counter.first + " · " + model.counter.second, y - 200, kSubtitle, light::kDim, 40);
  paint.text(model.counter_number, paint.width() / 2, y - 60,
             {.type = kNumber, .colour = light::kPrimary, .align = Align::kCentre});
  centred(paint, model.title.first, y + 124, kTitle, light::kText, 62);
  centred(paint, model.title.second, y + 184, kSubtitle, light::kDim, 40);
}

// Of a face above its words: smaller where the words need two lines and there is no room for them.
float face_above(const Painter& paint, const Star& star, const Rect& area) {
  const auto lines = [&](const std::string& words, const Type& type, float room) {
    return static_cast<float>(std::max<std::size_t>(1, paint.wrap(words, type, room, 2).size()));
  };
  const float first = lines(star.words.first, kStar, area.w - 24) * 38;
  const float second = lines(star.words.second, kStarBeside, area.w - 20) * 28;
  const float room = area.h - 34 - 116 - first / 2 - 4 - second / 2 - 46;
  return std::clamp(room / 2, 18.0f, std::min(area.w * 0.30f, area.h * 0.22f));
}

// All of one size, so that digits and words stand on the same lines.
float face_above(const Painter& paint, const std::vector<Star>& stars, const Rect& area) {
  float size = area.h;
  for (const Star& star : stars) size = std::min(size, face_above(paint, star, area));
  return size;
}

void draw_star(Painter& paint, const Star& star, std::uint32_t number, const Rect& area, float face, int touched) {
  const Touch touch{Touch::Kind::kStars, 0, number};
  const bool pressed = held(touch, touched);
  paint.panel(area, pressed ? light::kChip : light::kPanel, pressed || star.chosen ? light::kPrimary : light::kCardLine,
              22, pressed || star.chosen ? 4 : 2);
  const bool wide = area.w > area.h * 1.6f;
  const float size = wide ? area.h * 0.34f : face;
  const float x = wide ? area.x + 40 + size : area.centre_x();
  draw_face(paint, number, x, wide ? area.centre_y() : area.y + 34 + size, size);
  if (wide) {
    const float text_x = x + size + 36;
    const float room = area.right() - 80 - text_x;
    paint.text(star.words.first, text_x, area.centre_y() - 16,
               {.type = kStar, .colour = light::kText, .max_width = room});
    paint.text(star.words.second, text_x, area.centre_y() + 22,
               {.type = kStarBeside, .colour = light::kDim, .max_width = room});
    paint.text(std::to_string(number), area.right() - 36, area.centre_y(),
               {.type = kDigit, .colour = light::kPrimary, .align = Align::kRight});
  } else {
    const float y = area.y + 34 + 2 * size;
    paint.text(std::to_string(number), area.centre_x(), y + 44,
               {.type = kDigit, .colour = light::kPrimary, .align = Align::kCentre});
    paint.paragraph(star.words.first, area.centre_x(), y + 116,
                    {.type = kStar, .colour = light::kText, .align = Align::kCentre}, area.w - 24, 38, 2);
    paint.paragraph(star.words.second, area.centre_x(), area.bottom() - 46,
                    {.type = kStarBeside, .colour = light::kDim, .align = Align::kCentre}, area.w - 20, 28, 2);
  }
  paint.hit(hit_of(touch), area);
}

// Side by side on a lying screen, one below the other on an upright one.
void draw_stars(Painter& paint, const Model& model, float top, int touched) {
  const bool two_lines = paint.wrap(model.title.first, kTitle, paint.width() - 2 * kMargin, 2).size() > 1;
  const float title = centred(paint, model.title.first, top + (two_lines ? 98 : 84), kTitle, light::kText, 62);
  centred(paint, model.title.second, top + 96 + title, kSubtitle, light::kDim, 40);
  const float y = top + 152 + title;
  const Rect area{kMargin, y, paint.width() - 2 * kMargin, paint.height() - 40 - y};
  const auto count = static_cast<float>(model.stars.size());
  const bool lying = paint.width() > paint.height();
  const float width = lying ? (area.w - kGap * (count - 1)) / count : area.w;
  const float height = lying ? std::min(area.h, 420.0f) : std::min(190.0f, (area.h - kGap * (count - 1)) / count);
  const float face = face_above(paint, model.stars, {0, 0, width, height});
  for (std::size_t i = 0; i < model.stars.size(); ++i) {
    const auto at = static_cast<float>(i);
    const Rect box{lying ? area.x + at * (width + kGap) : area.x,
                   lying ? area.y + (area.h - height) / 2 : area.y + at * (height + kGap), width, height};
    draw_star(paint, model.stars[i], static_cast<std::uint32_t>(i) + 1, box, face, touched);
  }
}

void draw_mark(Painter& paint, std::uint32_t number, bool chosen, const Rect& place, float size) {
  // Not by colour alone: a chosen star is larger and full.
  const ui::Colour outline = ui::mix(light::kDim, light::kPanel, 0.3f);
  paint.star(place.centre_x(), place.centre_y(), chosen ? size : size * 0.9f, chosen ? ui::kCallPressed : outline);
  if (!chosen) paint.star(place.centre_x(), place.centre_y(), size * 0.78f, light::kPanel);
  paint.text(std::to_string(number), place.centre_x(), place.centre_y() + size * 0.08f,
             {.type = kStarDigit, .colour = chosen ? ui::kOnCall : light::kDim, .align = Align::kCentre});
}

void draw_criterion(Painter& paint, const Criterion& criterion, std::size_t index, const Rect& row, int touched) {
  paint.panel(row, light::kPanel, light::kCardLine, 18, 2);
  const bool upright = row.w < 900;
  const float stars_w = upright ? row.w - 40 : row.w * 0.53f;
  const float stars_h = upright ? row.h - kNameRoom : row.h;
  const Rect stars{row.right() - stars_w - (upright ? 20.0f : 10.0f), row.bottom() - stars_h, stars_w, stars_h};
  const float name_y = upright ? row.y + 12 + kNameRoom / 2 : row.centre_y();
  const float room = upright ? row.w - 64 : stars.x - row.x - 52;
  paint.text(criterion.name.first, row.x + 32, name_y - 17,
             {.type = kStar, .colour = light::kText, .max_width = room, .min_shrink = 0.7f});
  paint.text(criterion.name.second, row.x + 32, name_y + 19,
             {.type = kStarBeside, .colour = light::kDim, .max_width = room});
  const float width = stars.w / static_cast<float>(kStarsMax);
  for (std::uint32_t i = 1; i <= kStarsMax; ++i) {
    const Rect place{stars.x + width * static_cast<float>(i - 1), stars.y, width, stars.h};
    const Touch touch{Touch::Kind::kCriterion, index, i};
    if (held(touch, touched)) paint.fill(place.inset(6, 8), light::kChip, 14);
    draw_mark(paint, i, i <= criterion.stars, place, std::min(48.0f, stars.h * 0.38f));
    paint.hit(hit_of(touch), place);
  }
}

void draw_button(Painter& paint, const TwoTexts& words, const Touch& touch, const Rect& area, bool primary,
                 int touched) {
  const bool pressed = held(touch, touched);
  const ui::Colour fill =
      primary ? (pressed ? light::kPrimaryPressed : light::kPrimary) : (pressed ? light::kChip : light::kPanel);
  paint.panel(area, fill, light::kPrimary, 20, 3);
  paint.text(words.first + " · " + words.second, area.centre_x(), area.centre_y(),
             {.type = kButton,
              .colour = primary ? ui::rgb(0xFFFFFF) : light::kPrimary,
              .align = Align::kCentre,
              .max_width = area.w - 40,
              .min_shrink = 0.6f});
  paint.hit(hit_of(touch), area);
}

// A finger wants 20 mm: 120 units of a screen of 10 inches with 1280 x 800.
void draw_criteria(Painter& paint, const Model& model, float top, int touched) {
  const bool upright = paint.width() < paint.height();
  centred(paint, model.title.first, top + (upright ? 78.0f : 52.0f), kTitle, light::kText, 62);
  centred(paint, model.title.second, top + (upright ? 140.0f : 106.0f), kSubtitle, light::kDim, 40);
  constexpr float kButtonHeight = 92;
  constexpr float kBetween = 10;
  const float bottom = paint.height() - 20 - kButtonHeight;
  const float y = top + (upright ? 186.0f : 140.0f);
  const auto count = static_cast<float>(std::max<std::size_t>(1, model.criteria.size()));
  const float height = std::min(upright ? 270.0f : 150.0f, (bottom - y) / count - kBetween);
  const float width = paint.width() - 2 * kMargin;
  for (std::size_t i = 0; i < model.criteria.size(); ++i) {
    draw_criterion(paint, model.criteria[i], i,
                   {kMargin, y + static_cast<float>(i) * (height + kBetween), width, height}, touched);
  }
  const float back = (width - kGap) * 0.36f;
  draw_button(paint, model.back, {Touch::Kind::kBack, 0, 0}, {kMargin, bottom, back, kButtonHeight}, false, touched);
  draw_button(paint, model.send, {Touch::Kind::kSend, 0, 0},
              {kMargin + back + kGap, bottom, width - back - kGap, kButtonHeight}, true, touched);
}

}  // namespace

int hit_of(const Touch& touch) {
  return (static_cast<int>(touch.kind) + 1) * 100 + static_cast<int>(touch.criterion) * 10 +
         static_cast<int>(touch.stars);
}

Touch touch_of(int hit) {
  if (hit < 100) return {};
  return {static_cast<Touch::Kind>(hit / 100 - 1), static_cast<std::size_t>(hit / 10 % 10),
          static_cast<std::uint32_t>(hit % 10)};
}

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  const float scale = width > height ? std::min(width / 1280, height / 800) : std::min(width / 800, height / 1280);
  return {scale};
}

void draw(Painter& paint, const Model& model, int touched) {
  const float top = draw_header(paint, model);
  if (model.disconnected) return draw_sentences(paint, model, top);
  switch (model.page) {
    case Page::kRest:
      return draw_rest(paint, model, top);
    case Page::kStars:
      return draw_stars(paint, model, top, touched);
    case Page::kCriteria:
      return draw_criteria(paint, model, top, touched);
    default:
      return draw_sentences(paint, model, top);
  }
}

}  // namespace motcua::rating
