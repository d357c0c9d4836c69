#include "display/counter_screen.h"

#include <algorithm>
#include <cmath>

#include "display/pulse.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::TextStyle;
using ui::Type;
using ui::Weight;

// On a canvas of 1000 x 400; one that stands upright has the counter above the ticket.
constexpr float kWidth = 1000;
constexpr float kHeight = 400;
constexpr float kMargin = 32;
constexpr float kCounterShare = 0.3f;
constexpr Type kNumber{Weight::kBold, 220, ui::Digits::kOwn};
constexpr Type kLabel{Weight::kMedium, 32};
constexpr Type kSentence{Weight::kSemiBold, 52};
constexpr Type kBeside{Weight::kRegular, 32};

void draw_number(Painter& paint, const std::string& words, const Rect& area, ui::Colour colour, float grow = 1) {
  paint.text(words, area.centre_x(), area.centre_y() + 24,
             {.type = kNumber,
              .colour = colour,
              .align = Align::kCentre,
              .spacing_em = -0.025f,
              .max_width = area.w - 40,
              .min_shrink = 0.2f,
              .grow = grow});
}

void draw_label(Painter& paint, const std::string& words, const Rect& area, ui::Colour colour) {
  paint.text(words, area.centre_x(), area.y + 52,
             {.type = kLabel, .colour = colour, .align = Align::kCentre, .max_width = area.w - 40, .min_shrink = 0.5f});
}

void draw_counter(Painter& paint, const Look& look, const CounterModel& model, const Rect& area) {
  paint.panel(area, look.panel, look.line, 20, 2);
  draw_label(paint, model.counter_label, area, look.dim);
  draw_number(paint, model.counter, area, look.text);
}

void draw_sentence(Painter& paint, const Look& look, const CounterModel& model, const Rect& area) {
  const float y = area.centre_y() - 24;
  const float height =
      paint.paragraph(model.sentence.first, area.centre_x(), y,
                      {.type = kSentence, .colour = look.text, .align = Align::kCentre}, area.w - 20, 62, 3);
  TextStyle beside{.type = kBeside, .colour = look.dim, .align = Align::kCentre};
  beside.max_width = area.w - 20;
  beside.min_shrink = 0.5f;
  paint.text(model.sentence.second, area.centre_x(), y + height / 2 + 44, beside);
}

void draw_ticket(Painter& paint, const Look& look, const CounterModel& model, const Rect& area, std::int64_t now_ms) {
  const bool calling = model.state == CounterModel::State::kCalling;
  const Pulse pulse = pulse_at(look, now_ms, model.pulse_from_ms, model.pulse_until_ms);
  if (calling) paint.fill(area.inset(-pulse.panel, -pulse.panel), pulse.colour, 20);
  if (!calling) paint.panel(area, look.panel, look.line, 20, 2);
  draw_label(paint, model.ticket_label, area, calling ? look.on_call : look.dim);
  draw_number(paint, model.ticket, area, calling ? look.on_call : look.text, calling ? pulse.number : 1);
}

}  // namespace

CounterScreen::CounterScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source,
                             std::uint32_t counter, Look look)
    : words_(words),
      beside_(languages.beside(words)),
      source_(std::move(source)),
      counter_(counter),
      look_(std::move(look)) {}

ui::Layout CounterScreen::layout(int width_px, int height_px) const {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  const bool stands = width < height;
  const float scale = std::min(width / (stands ? 480 : kWidth), height / (stands ? 800 : kHeight));
  return {scale};
}

bool CounterScreen::update(std::int64_t now_ms) {
  const auto [view, link] = source_();
  if (view != nullptr && view->has_board() && link.fresh) {
    stage_.see(view->board(), now_ms, link.hall_now_ms);
  } else {
    stage_.lapse();
  }
  CounterModel model = make_counter_model({view.get(), link, words_, beside_, counter_, stage_}, now_ms);
  const bool changed = !model.same_picture(model_);
  model_ = std::move(model);
  return changed;
}

bool CounterScreen::moving(std::int64_t now_ms) const {
  return model_.state == CounterModel::State::kCalling &&
         is_pulsing(now_ms, model_.pulse_from_ms, model_.pulse_until_ms);
}

void CounterScreen::draw(Painter& paint, std::int64_t now_ms) {
  const bool stands = paint.width() < paint.height();
  const Rect all = paint.all().inset(kMargin, kMargin);
  const float first = std::round((stands ? all.h : all.w) * (stands ? 0.42f : kCounterShare));
  const Rect counter = stands ? Rect{all.x, all.y, all.w, first} : Rect{all.x, all.y, first, all.h};
  const Rect rest = stands ? Rect{all.x, all.y + first + 24, all.w, all.h - first - 24}
                           : Rect{all.x + first + 24, all.y, all.w - first - 24, all.h};
  draw_counter(paint, look_, model_, counter);
  if (model_.ticket.empty()) {
    draw_sentence(paint, look_, model_, rest);
  } else {
    draw_ticket(paint, look_, model_, rest, now_ms);
  }
}

}  // namespace motcua::display
