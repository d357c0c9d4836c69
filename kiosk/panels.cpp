#include "kiosk/panels.h"

#include <algorithm>

#include "kiosk/controls.h"
#include "kiosk/give_back_panel.h"
#include "kiosk/procedure_panel.h"
#include "kiosk/qr_panel.h"
#include "kiosk/search_panel.h"
#include "kiosk/staff_panel.h"
#include "kiosk/start_panel.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::Type;
using ui::Weight;
namespace dark = ui::dark;
namespace light = ui::light;

constexpr int kAnywhere = 1;  // a touch that only returns to the start
constexpr float kTrainingHeight = 56;

constexpr Type kSite{Weight::kSemiBold, 37, ui::Digits::kOwn};
constexpr Type kLead{Weight::kRegular, 27, ui::Digits::kOwn};
constexpr Type kCountdown{Weight::kRegular, 27};  // stands still while its figure changes
constexpr Type kLanguage{Weight::kRegular, 26, ui::Digits::kOwn};
constexpr Type kLanguageOn = kLongName;  // one face for both

constexpr float kRowApart = 40;  // from the middle of the header, where it has two rows

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
    paint.hit(hit_of(each->touch), box.inset(-7, -10));
    right = box.x - 14;
  }
  return right;
}

// Practice must not be taken for earnest, whatever page is shown.
void draw_training(Painter& paint, const Model& model) {
  if (model.training.empty()) return;
  const Rect band{0, kHeader - kTrainingHeight, paint.width(), kTrainingHeight};
  paint.fill(band, dark::kWarn);
  paint.text(model.training, band.centre_x(), band.centre_y(),
             {.type = kButton, .colour = ui::kOnCall, .align = Align::kCentre, .max_width = band.w - 40});
}

// Returns the left edge.
float draw_help(Painter& paint, const Model& model, float right, float y, int touched) {
  if (model.help.label.empty()) return right;
  const float width = paint.measure(model.help.label, kLanguageOn) + 44;
  const Rect box{right - width, y - 31, width, 62};
  const bool loud = model.help.chosen || held(model.help.touch, touched);
  paint.panel(box, loud ? ui::kCall : dark::kBackground, ui::kCall, 14, 2);
  paint.text(model.help.label, box.centre_x(), y,
             {.type = kLanguageOn, .colour = loud ? ui::kOnCall : ui::kCall, .align = Align::kCentre});
  paint.hit(hit_of(model.help.touch), box.inset(-7, -10));
  return box.x - 14;
}

// The name of the site and what can be done here, each as far as it has room.
struct HeaderRows {
  float site_y, site_end;
  float lead_y, lead_end;
};

// On lying screens all that can be touched stands beside both. On upright ones, where the name needs the width, the
// help call is beside the name and the languages beside the lead.
HeaderRows draw_chips(Painter& paint, const Model& model, float middle, int touched) {
  const float right = paint.width() - 48;
  if (model.help.label.empty() || is_lying(paint)) {
    const float end = draw_help(paint, model, draw_languages(paint, model, middle), middle, touched);
    if (model.lead.empty()) return {middle, end, middle, end};
    return {middle - 19, end, middle + 25, end};
  }
  const float above = middle - kRowApart;
  const float below = middle + kRowApart;
  return {above, draw_help(paint, model, right, above, touched), below, draw_languages(paint, model, below)};
}

void draw_header(Painter& paint, const Model& model, int touched) {
  constexpr float kLeft = 48;
  constexpr float kBeforeChips = 24;
  paint.fill({0, 0, paint.width(), kHeader}, dark::kBackground);
  const float middle = model.training.empty() ? kHeader / 2 : (kHeader - kTrainingHeight) / 2;
  const HeaderRows rows = draw_chips(paint, model, middle, touched);
  const float room = std::min(rows.site_end, rows.lead_end);
  if (model.knocks) paint.hit(hit_of({Touch::Kind::kKnock, 0}), {0, 0, room - 10, kHeader});
  paint.text(model.site, kLeft, rows.site_y,
             {.type = kSite,
              .colour = ui::rgb(0xFFFFFF),
              .max_width = rows.site_end - kBeforeChips - kLeft,
              .min_shrink = 0.7f});
  paint.text(model.lead, kLeft, rows.lead_y,
             {.type = model.leaving ? kCountdown : kLead,
              .colour = model.help.chosen || model.leaving ? ui::kCall : dark::kDim,
              .max_width = rows.lead_end - kBeforeChips - kLeft,
              .min_shrink = 0.7f});
  draw_training(paint, model);
}

void centred(Painter& paint, const std::string& words, float y, const Type& type, ui::Colour colour,
             float line_height) {
  paint.paragraph(words, paint.width() / 2, y, {.type = type, .colour = colour, .align = Align::kCentre},
                  paint.width() - 3 * kMargin, line_height);
}

float more_lines(const Painter& paint, const std::string& words, const Type& type) {
  const auto lines = paint.wrap(words, type, paint.width() - 3 * kMargin, 4).size();
  return static_cast<float>(std::max<std::size_t>(lines, 1) - 1);
}

// However many lines they take, the title grows upwards and the other downwards.
void draw_sentences(Painter& paint, const Model& model) {
  constexpr float kTitleLine = 72;
  constexpr float kLine = 50;
  const float y = (kHeader + paint.height()) / 2;
  const float title = y - 56 - more_lines(paint, model.title, kTitle) * kTitleLine / 2;
  const float subtitle = y + 46 + more_lines(paint, model.subtitle, kSubtitle) * kLine / 2;
  centred(paint, model.title, title, kTitle, light::kText, kTitleLine);
  centred(paint, model.subtitle, subtitle, kSubtitle, light::kDim, kLine);
  centred(paint, model.hint, paint.height() - 120, kDetail, light::kDim, 40);
}

// What stands below the number comes closer together where it would reach below the bottom.
void draw_below_number(Painter& paint, const Model& model, float y, float bottom) {
  constexpr float kLine = 46;
  const auto more_of = [&](const std::string& words) {
    const auto lines = paint.wrap(words, kSubtitle, paint.width() - 3 * kMargin, 3).size();
    return words.empty() ? 0 : kLine * static_cast<float>(lines - 1);
  };
  const float more = more_of(model.then) + more_of(model.paper);
  const float lines = (model.then.empty() ? 0.0f : 64.0f) + (model.paper.empty() ? 0.0f : 64.0f);
  const float times = std::clamp((bottom - y - more) / (172 + lines + (model.late.empty() ? 0 : 58)), 0.5f, 1.0f);
  centred(paint, model.before, y + 100 * times, kService, light::kText, 54);
  y += 172 * times;
  if (!model.then.empty()) {
    paint.paragraph(model.then, paint.width() / 2, y + more_of(model.then) / 2,
                    {.type = kSubtitle, .colour = light::kPrimary, .align = Align::kCentre},
                    paint.width() - 3 * kMargin, kLine, 3);
    y += 64 * times + more_of(model.then);
  }
  if (!model.paper.empty()) {
    centred(paint, model.paper, y + more_of(model.paper) / 2, kSubtitle, model.no_paper ? light::kBad : light::kPrimary,
            kLine);
    y += 64 * times + more_of(model.paper);
  }
  if (!model.no_paper) centred(paint, model.watch, y, kSubtitle, light::kDim, kLine);
  centred(paint, model.late, y + 58 * times, kSubtitle, light::kBad, kLine);
}

// In place of the paper, at the right of the number; returns how much of the card it takes.
float draw_code(Painter& paint, const Model& model, const Rect& card) {
  const auto code = printing::make_qr_code(model.code);
  if (!code) return 0;
  constexpr float kSide = 340;
  const Rect square{card.right() - 60 - kSide, card.y + 60, kSide, kSide};
  draw_qr_code(paint, *code, square);
  paint.text(model.code_hint, square.centre_x(), square.bottom() + 52,
             {.type = kDetail, .colour = ui::kOnCall, .align = Align::kCentre, .max_width = kSide, .min_shrink = 0.6f});
  return kSide + 60;
}

void draw_ticket(Painter& paint, const Model& model, int touched) {
  const float middle = (kHeader + paint.height()) / 2;
  const float width = std::min(paint.width() - 2 * kMargin, 1200.0f);
  const bool lying = is_lying(paint);  // no height to spare
  const Rect card{(paint.width() - width) / 2, middle - (lying ? 456 : 430), width, 520};
  paint.fill(card, ui::kCall, 28);
  const float room = card.w - draw_code(paint, model, card);
  const float x = card.x + room / 2;
  paint.text(model.title, x, card.y + 76, {.type = kSubtitle, .colour = ui::kOnCall, .align = Align::kCentre});
  paint.text(model.number, x, card.y + 252,
             {.type = kNumber,
              .colour = ui::kOnCall,
              .align = Align::kCentre,
              .spacing_em = -0.025f,
              .max_width = room - 80,
              .min_shrink = 0.3f});
  paint.text(
      model.service, x, card.y + 438,
      {.type = kService, .colour = ui::kOnCall, .align = Align::kCentre, .max_width = room - 80, .min_shrink = 0.6f});
  const bool again = !model.print_again.label.empty();
  const float foot = paint.height() - (lying ? 44 : 120);
  draw_below_number(paint, model, card.bottom(), again ? paint.height() - (lying ? 186.0f : 330.0f) : foot - 52);
  if (again) {
    const float top = paint.height() - (lying ? 156 : 300);
    draw_button(paint, model.print_again, {paint.width() / 2 - 260, top, 520, 84}, kBlue, touched);
  }
  centred(paint, model.hint, paint.height() - (lying ? 36 : 120), kDetail, light::kDim, 40);
}

void draw_page(Painter& paint, const Model& model, int touched) {
  if (model.disconnected) return draw_sentences(paint, model);
  switch (model.page) {
    case Page::kServices:
    case Page::kClasses:
      return draw_start(paint, model, touched);
    case Page::kSearch:
      return draw_search(paint, model, touched);
    case Page::kProcedure:
      return draw_procedure(paint, model, touched);
    case Page::kAppointment:
    case Page::kGiveBack:
    case Page::kStaffCode:
      return draw_appointment(paint, model, touched);
    case Page::kStaff:
      return draw_staff(paint, model, touched);
    case Page::kTicket:
      return draw_ticket(paint, model, touched);
    case Page::kGiveBackSure:
      return draw_give_back_sure(paint, model, touched);
    case Page::kGivenBack:
    case Page::kSending:
    case Page::kFailed:
      return draw_sentences(paint, model);
  }
}

}  // namespace

ui::Layout layout(int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  // Upright as designed; lying screens show four cards in a row.
  const float scale = width > height ? std::min(width / 1920, height / 1180) : std::min(width / 1080, height / 1500);
  return {scale};
}

void draw(Painter& paint, const Model& model, int touched) {
  const bool returns = model.page == Page::kTicket || model.page == Page::kGivenBack || model.page == Page::kFailed;
  if (returns) paint.hit(kAnywhere, paint.all());
  draw_page(paint, model, touched);
  draw_header(paint, model, touched);
}

}  // namespace motcua::kiosk
