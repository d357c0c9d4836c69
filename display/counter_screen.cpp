#include "display/counter_screen.h"

#include <algorithm>
#include <cmath>

#include "display/pulse.h"
#include "display/sentences.h"

namespace motcua::display {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using ui::Type;
using ui::Weight;

// On a canvas of 1000 x 400, the counter beside the ticket; on a higher one it is a strip above it, and on one that
// stands upright a panel of its own above it.
constexpr float kWidth = 1000;
constexpr float kHeight = 400;
constexpr float kMargin = 20;
constexpr float kGap = 16;
constexpr float kPadding = 20;
constexpr float kRadius = 20;
constexpr float kCounterShare = 0.3f;
constexpr float kStripShare = 0.29f;
constexpr float kUprightShare = 0.45f;
constexpr float kLowest = 2.05f;  // a canvas so many times as wide as high has no room for a strip
constexpr float kCapitalsEm = 0.7275f;
constexpr float kSpacingEm = -0.025f;
constexpr Type kNumber{Weight::kBold, 100, ui::Digits::kOwn};
constexpr float kLabelShare = 0.125f;  // of a panel's height
constexpr float kLabelSmallest = 40;
constexpr float kLabelLargest = 64;
constexpr Type kLabel{Weight::kSemiBold, kLabelSmallest};
constexpr Type kLabelBeside{Weight::kMedium, kLabelSmallest};
constexpr float kBesideShare = 0.72f;  // of the first language's size
constexpr Type kSentence{Weight::kSemiBold, 128, ui::Digits::kOwn};
constexpr Type kBeside{Weight::kRegular, 76, ui::Digits::kOwn};

struct Ink {
  ui::Colour number;
  ui::Colour label;
};

Type sized(Type type, float px) {
  type.px = px;
  return type;
}

// As large as the room allows, in width and in the height of its capitals.
float number_px(const Painter& paint, const std::string& words, float width, float height) {
  const float wide = std::max(1.0f, paint.measure(words, kNumber, kSpacingEm));
  return std::min(kNumber.px * width / wide, height / kCapitalsEm);
}

void draw_number(Painter& paint, const std::string& words, float x, float y, float px, Align align, ui::Colour colour,
                 float grow = 1) {
  paint.text(words, x, y,
             {.type = sized(kNumber, px), .colour = colour, .align = align, .spacing_em = kSpacingEm, .grow = grow});
}

// Both languages, on one line or one above the other; as large as the panel makes them, if they fit into it.
struct Label {
  TwoTexts words;
  bool one_line;
  float px;

  float height() const { return one_line || words.second.empty() ? px * kCapitalsEm : px * (kCapitalsEm + 1.05f); }
};

Label label_of(const Painter& paint, const TwoTexts& words, const Rect& inner, bool one_line) {
  const float px = std::clamp(inner.h * kLabelShare, kLabelSmallest, kLabelLargest);
  const float first = paint.measure(one_line ? on_one_line(words) : words.first, kLabel);
  const float second = one_line ? 0 : paint.measure(words.second, kLabelBeside) * kBesideShare;
  const float widest = std::max({1.0f, first, second}) / kLabelSmallest;
  return {words, one_line, std::min(px, inner.w / widest)};
}

// From its top.
void draw_label(Painter& paint, const Label& label, float x, float top, Align align, ui::Colour colour) {
  const float y = top + label.px * kCapitalsEm / 2;
  const std::string first = label.one_line ? on_one_line(label.words) : label.words.first;
  paint.text(first, x, y, {.type = sized(kLabel, label.px), .colour = colour, .align = align});
  if (label.one_line) return;
  paint.text(label.words.second, x, y + label.px * 1.12f,
             {.type = sized(kLabelBeside, label.px * kBesideShare), .colour = colour, .align = align});
}

// A label above its number: on two lines where that takes nothing from the number.
void draw_labelled(Painter& paint, const TwoTexts& words, const std::string& number, const Rect& area, const Ink& ink,
                   float grow = 1) {
  const Rect inner = area.inset(kPadding, kPadding);
  constexpr float kBelowLabel = 24;
  constexpr float kHighest = 0.68f;  // of the panel
  const auto px_below = [&](const Label& label) {
    return number_px(paint, number, inner.w, std::min(inner.h * kHighest, inner.h - label.height() - kBelowLabel));
  };
  Label label = label_of(paint, words, inner, false);
  const Label flat = label_of(paint, words, inner, true);
  if (px_below(label) < px_below(flat) * 0.97f) label = flat;
  const float px = px_below(label);
  // What is left of the height stands above, between and below.
  const float left = inner.h - label.height() - px * kCapitalsEm;
  const float between = std::max(kBelowLabel, left * 0.4f);
  const float top = inner.y + (left - between) / 2;
  draw_label(paint, label, area.centre_x(), top, Align::kCentre, ink.label);
  draw_number(paint, number, area.centre_x(), top + label.height() + between + px * kCapitalsEm / 2, px, Align::kCentre,
              ink.number, grow);
}

void draw_counter(Painter& paint, const Look& look, const CounterModel& model, const Rect& area) {
  paint.panel(area, look.panel, look.line, kRadius, 2);
  const Ink ink{look.text, look.dim};
  const bool strip = area.w > 4 * area.h;
  if (!strip) return draw_labelled(paint, model.counter_label, model.counter, area, ink);
  const Rect inner = area.inset(kPadding + 8, kPadding);
  const Label label = label_of(paint, model.counter_label, {0, 0, inner.w / 2, inner.h * 4.4f}, false);
  draw_label(paint, label, inner.x, area.centre_y() - label.height() / 2, Align::kLeft, ink.label);
  draw_number(paint, model.counter, inner.right(), area.centre_y(),
              number_px(paint, model.counter, inner.w / 2, inner.h), Align::kRight, ink.number);
}

void draw_sentence(Painter& paint, const Look& look, const CounterModel& model, const Rect& area) {
  draw_sentences(
      paint, {{model.sentence.first, kSentence, look.text, 0, 156}, {model.sentence.second, kBeside, look.dim, 8, 94}},
      area.inset(kPadding, kPadding / 2));
}

void draw_ticket(Painter& paint, const Look& look, const CounterModel& model, const Rect& area, std::int64_t now_ms) {
  if (model.state != CounterModel::State::kCalling) {
    paint.panel(area, look.panel, look.line, kRadius, 2);
    return draw_labelled(paint, model.ticket_label, model.ticket, area, {look.text, look.dim});
  }
  const Pulse pulse = pulse_at(look, now_ms, model.pulse_from_ms, model.pulse_until_ms);
  paint.fill(area.inset(-pulse.panel, -pulse.panel), pulse.colour, kRadius);
  draw_labelled(paint, model.ticket_label, model.ticket, area, {look.on_call, look.on_call}, pulse.number);
}

// Where the counter is, and where its ticket or a sentence is.
struct Places {
  Rect counter;
  Rect rest;
};

Places places(const Painter& paint) {
  const Rect all = paint.all().inset(kMargin, kMargin);
  const bool stands = paint.width() < paint.height();
  if (!stands && paint.width() >= kLowest * paint.height()) {
    const float first = std::round(all.w * kCounterShare);
    return {{all.x, all.y, first, all.h}, {all.x + first + kGap, all.y, all.w - first - kGap, all.h}};
  }
  const float first = std::round(all.h * (stands ? kUprightShare : kStripShare));
  return {{all.x, all.y, all.w, first}, {all.x, all.y + first + kGap, all.w, all.h - first - kGap}};
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
  const auto [counter, rest] = places(paint);
  draw_counter(paint, look_, model_, counter);
  if (model_.ticket.empty()) {
    draw_sentence(paint, look_, model_, rest);
  } else {
    draw_ticket(paint, look_, model_, rest, now_ms);
  }
}

}  // namespace motcua::display
