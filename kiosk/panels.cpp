#include "kiosk/panels.h"

#include <algorithm>
#include <array>

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::Type;
using ui::Weight;
namespace dark = ui::dark;
namespace light = ui::light;

constexpr float kHeader = 220;
constexpr float kFooter = 250;
constexpr float kMargin = 64;
constexpr float kGap = 26;
constexpr float kCardHeight = 262;
constexpr float kQuestion = 152;  // room for the question between header and cards
constexpr int kKindStep = 1000;
constexpr int kAnywhere = 1;  // a touch that only returns to the start

constexpr Type kSite{Weight::kSemiBold, 37};
constexpr Type kLead{Weight::kRegular, 27};
constexpr Type kLanguage{Weight::kRegular, 26};
constexpr Type kLanguageOn{Weight::kSemiBold, 26};
constexpr Type kTitle{Weight::kSemiBold, 58};
constexpr Type kSubtitle{Weight::kRegular, 34};
constexpr Type kLetter{Weight::kBold, 38};
constexpr Type kName{Weight::kSemiBold, 37};
constexpr Type kDetail{Weight::kRegular, 28};
constexpr Type kButton{Weight::kSemiBold, 31};
constexpr Type kNumber{Weight::kBold, 260, ui::Glyphs::kGiant};
constexpr Type kService{Weight::kSemiBold, 44};

bool held(const Touch& touch, int touched) {
  return touched != 0 && hit_of(touch) == touched;
}

// From the right; returns the left edge.
float draw_languages(Painter& paint, const Model& model, float y) {
  float right = paint.width() - 48;
  for (auto each = model.languages.rbegin(); each != model.languages.rend(); ++each) {
    const Type& type = each->chosen ? kLanguageOn : kLanguage;
    const float width = paint.measure(each->label, type) + 44;
    const Rect box{right - width, y - 31, width, 62};
    paint.panel(box, each->chosen ? ui::rgb(0xFFFFFF) : dark::kBackground,
                each->chosen ? ui::rgb(0xFFFFFF) : dark::kOutline, 14, 2);
    paint.text(each->label, box.centre_x(), y,
               {.type = type, .colour = each->chosen ? dark::kBackground : ui::rgb(0xFFFFFF), .align = Align::kCentre});
    paint.hit(hit_of(each->touch), box.inset(-7, -14));
    right = box.x - 14;
  }
  return right;
}

void draw_header(Painter& paint, const Model& model) {
  paint.fill({0, 0, paint.width(), kHeader}, dark::kBackground);
  const float room = draw_languages(paint, model, kHeader / 2) - 48 - 10;
  const float y = model.lead.empty() ? kHeader / 2 : kHeader / 2 - 19;
  paint.text(model.site, 48, y, {.type = kSite, .colour = ui::rgb(0xFFFFFF), .max_width = room, .min_shrink = 0.7f});
  paint.text(model.lead, 48, y + 44, {.type = kLead, .colour = dark::kDim, .max_width = room, .min_shrink = 0.7f});
}

void draw_card(Painter& paint, const Card& card, const Rect& area, int touched) {
  const bool pressed = card.enabled && held(card.touch, touched);
  paint.panel(area, pressed ? light::kChip : light::kPanel, pressed ? light::kPrimary : light::kCardLine, 24, 2);
  const ui::Colour text = card.enabled ? light::kText : ui::mix(light::kText, light::kPanel, 0.5f);
  const Rect inner = area.inset(36, 34);
  const float scale = std::min(1.0f, area.h / kCardHeight);  // lower cards where eight must fit
  float name_y = area.centre_y();
  if (!card.letter.empty() && !card.detail.empty()) {
    const Rect chip{inner.x, area.y + 34 * scale, 68 * scale, 68 * scale};
    paint.fill(chip, card.enabled ? light::kChip : light::kQuietFill, 16);
    paint.text(card.letter, chip.centre_x(), chip.centre_y(),
               {.type = kLetter,
                .colour = card.enabled ? light::kPrimary : light::kDim,
                .align = Align::kCentre,
                .max_width = chip.w - 10,
                .min_shrink = 0.4f});
    name_y = chip.bottom() + 18 * scale + 21;
  }
  const bool two_lines = paint.measure(card.name, kName) > inner.w / 0.85f;
  if (two_lines) {
    paint.paragraph(card.name, inner.x, name_y + (card.detail.empty() ? 0 : 6), {.type = kButton, .colour = text},
                    inner.w, 35, 2);
  } else {
    paint.text(card.name, inner.x, name_y, {.type = kName, .colour = text, .max_width = inner.w});
  }
  paint.text(card.detail, inner.x, area.bottom() - 51 * scale,
             {.type = kDetail, .colour = light::kDim, .max_width = inner.w});
  if (card.enabled) paint.hit(hit_of(card.touch), area);
}

void draw_cards(Painter& paint, const Model& model, const Rect& area, int touched) {
  const float columns = area.w > 1400 ? 4 : 2;
  const auto rows = static_cast<float>((model.cards.size() + static_cast<std::size_t>(columns) - 1) /
                                       static_cast<std::size_t>(columns));
  const float width = (area.w - kGap * (columns - 1)) / columns;
  const float height = std::min(kCardHeight, (area.h - kGap * (rows - 1)) / std::max(1.0f, rows));
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    const auto row = static_cast<float>(i / static_cast<std::size_t>(columns));
    draw_card(paint, model.cards[i], {area.x + column * (width + kGap), area.y + row * (height + kGap), width, height},
              touched);
  }
}

struct ButtonColours {
  ui::Colour fill, pressed, line, text;
};
constexpr ButtonColours kYellow{ui::kCall, ui::kCallPressed, ui::kCall, ui::kOnCall};
constexpr ButtonColours kBlue{light::kPanel, light::kChip, light::kPrimary, light::kPrimary};

void draw_button(Painter& paint, const Choice& choice, const Rect& area, const ButtonColours& colours, int touched) {
  paint.panel(area, held(choice.touch, touched) ? colours.pressed : colours.fill, colours.line, 22, 3);
  paint.text(choice.label, area.centre_x(), area.centre_y(),
             {.type = kButton, .colour = colours.text, .align = Align::kCentre, .max_width = area.w - 40});
  paint.hit(hit_of(choice.touch), area);
}

void draw_footer(Painter& paint, const Model& model, int touched) {
  struct Place {
    const Choice* choice;
    const ButtonColours* colours;
  };
  std::array<Place, 4> places{};
  std::size_t count = 0;
  const auto place = [&](const Choice& choice, const ButtonColours& colours) {
    if (!choice.label.empty()) places.at(count++) = {&choice, &colours};
  };
  place(model.back, kBlue);
  place(model.priority, kYellow);
  place(model.previous_page, kBlue);
  place(model.next_page, kBlue);
  if (count == 0) return;
  const Rect bar{0, paint.height() - kFooter, paint.width(), kFooter};
  paint.fill(bar, light::kPanel);
  paint.line(0, bar.y, bar.w, 2, light::kCardLine);
  const auto shares = static_cast<float>(std::max<std::size_t>(count, 2));
  const float width = (bar.w - 2 * kMargin - kGap * (shares - 1)) / shares;
  for (std::size_t i = 0; i < count; ++i) {
    // Alone, the yellow button takes the whole width; going back does not shout.
    const bool alone = count == 1 && places[i].colours == &kYellow;
    const float x = kMargin + static_cast<float>(i) * (width + kGap);
    const Rect area{x, bar.y + 36, alone ? bar.w - 2 * kMargin : width, kFooter - 70};
    draw_button(paint, *places[i].choice, area, *places[i].colours, touched);
  }
}

void draw_choosing(Painter& paint, const Model& model, int touched) {
  const float width = paint.width() - 2 * kMargin;
  const float subtitle = model.subtitle.empty() ? 0 : 62;
  const float page_of = paint.text(model.page_of, paint.width() - kMargin, kHeader + 92,
                                   {.type = kDetail, .colour = light::kDim, .align = Align::kRight});
  paint.text(model.title, kMargin, kHeader + 86,
             {.type = kTitle, .colour = light::kText, .max_width = width - page_of - 20, .min_shrink = 0.6f});
  paint.text(model.subtitle, kMargin, kHeader + 152,
             {.type = kSubtitle, .colour = light::kPrimary, .max_width = width});
  const float top = kHeader + kQuestion + subtitle;
  draw_cards(paint, model, {kMargin, top, width, paint.height() - kFooter - 30 - top}, touched);
  draw_footer(paint, model, touched);
}

void centred(Painter& paint, const std::string& words, float y, const Type& type, ui::Colour colour,
             float line_height) {
  paint.paragraph(words, paint.width() / 2, y, {.type = type, .colour = colour, .align = Align::kCentre},
                  paint.width() - 3 * kMargin, line_height);
}

void draw_sentences(Painter& paint, const Model& model) {
  const float y = (kHeader + paint.height()) / 2;
  centred(paint, model.title, y - 80, kTitle, light::kText, 72);
  centred(paint, model.subtitle, y + 46, kSubtitle, light::kDim, 50);
  centred(paint, model.hint, paint.height() - 120, kDetail, light::kDim, 40);
}

void draw_ticket(Painter& paint, const Model& model) {
  const float middle = (kHeader + paint.height()) / 2;
  const float width = std::min(paint.width() - 2 * kMargin, 1200.0f);
  const Rect card{(paint.width() - width) / 2, middle - 430, width, 520};
  paint.fill(card, ui::kCall, 28);
  paint.text(model.title, card.centre_x(), card.y + 76,
             {.type = kSubtitle, .colour = ui::kOnCall, .align = Align::kCentre});
  paint.text(model.number, card.centre_x(), card.y + 252,
             {.type = kNumber,
              .colour = ui::kOnCall,
              .align = Align::kCentre,
              .spacing_em = -0.025f,
              .max_width = width - 80,
              .min_shrink = 0.3f});
  paint.text(
      model.service, card.centre_x(), card.y + 438,
      {.type = kService, .colour = ui::kOnCall, .align = Align::kCentre, .max_width = width - 80, .min_shrink = 0.6f});
  centred(paint, model.before, card.bottom() + 100, kService, light::kText, 54);
  centred(paint, model.watch, card.bottom() + 172, kSubtitle, light::kDim, 46);
  centred(paint, model.hint, paint.height() - 120, kDetail, light::kDim, 40);
}

}  // namespace

int hit_of(const Touch& touch) {
  return (static_cast<int>(touch.kind) + 1) * kKindStep + static_cast<int>(touch.index);
}

Touch touch_of(int hit) {
  if (hit < kKindStep) return {};
  return {static_cast<Touch::Kind>(hit / kKindStep - 1), static_cast<std::size_t>(hit % kKindStep)};
}

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  // Upright as designed; lying screens show four cards in a row.
  const float scale = width > height ? std::min(width / 1920, height / 1180) : std::min(width / 1080, height / 1500);
  return {
      scale,
      {kSite, kLead, kLanguage, kLanguageOn, kTitle, kSubtitle, kLetter, kName, kDetail, kButton, kNumber, kService}};
}

void draw(Painter& paint, const Model& model, int touched) {
  const bool returns = model.page == Page::kTicket || model.page == Page::kFailed;
  if (returns) paint.hit(kAnywhere, paint.all());
  if (model.disconnected || model.page == Page::kSending || model.page == Page::kFailed) {
    draw_sentences(paint, model);
  } else if (model.page == Page::kTicket) {
    draw_ticket(paint, model);
  } else {
    draw_choosing(paint, model, touched);
  }
  draw_header(paint, model);
}

}  // namespace motcua::kiosk
