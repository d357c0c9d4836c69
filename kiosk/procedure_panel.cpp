#include "kiosk/procedure_panel.h"

#include <algorithm>

#include "kiosk/controls.h"
#include "kiosk/qr_panel.h"
#include "printing/qr_code.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kQrSize = 300;
constexpr float kAside = 420;  // the column of the code on lying screens
constexpr float kStepper = 84;
constexpr float kNameShare = 0.3f;  // of the height; the papers need the rest
constexpr std::size_t kFactLines = 3;
constexpr ButtonColours kQuiet{light::kPanel, light::kChip, light::kCardLine, light::kPrimary};

// Lines of a text from y down; returns where the next thing begins.
float draw_lines(Painter& paint, const std::string& words, float x, float y, const ui::TextStyle& style, float width,
                 float line, std::size_t lines_max) {
  ui::TextStyle fitted = style;
  fitted.max_width = width;
  fitted.min_shrink = 1;  // lines of one size; what is left over is cut
  for (const std::string& each : paint.wrap(words, style.type, width, lines_max)) {
    paint.text(each, x, y, fitted);
    y += line;
  }
  return y;
}

float draw_facts(Painter& paint, const ProcedurePage& page, const Rect& area, float y) {
  const float label = std::min(320.0f, area.w * 0.36f);
  for (const Fact& fact : page.facts) {
    paint.text(fact.label, area.x, y, {.type = kDetail, .colour = light::kDim, .max_width = label - 16});
    y = draw_lines(paint, fact.words, area.x + label, y, {.type = kDetail, .colour = light::kText}, area.w - label, 38,
                   kFactLines) +
        10;
  }
  return y;
}

struct NameSize {
  ui::Type type;
  float line;
  std::size_t lines;
};

// The largest in which all of the name fits into its share of the page; the last one cuts what is longer than that.
NameSize fit_name(const Painter& paint, const std::string& name, const Rect& area) {
  const auto lines = [&](float line) { return static_cast<std::size_t>(area.h * kNameShare / line); };
  for (const NameSize& size : {NameSize{kService, 56, 3}, NameSize{kName, 48, lines(48)}}) {
    if (fits(paint, name, size.type, area.w, size.lines)) return size;
  }
  return {kButton, 40, lines(40)};
}

// As many as fit above the line that says how many more there are.
void draw_papers(Painter& paint, const ProcedurePage& page, const Rect& area, float y) {
  constexpr float kLine = 38;
  constexpr std::size_t kLinesMax = 4;
  const ui::TextStyle quiet{.type = kDetail, .colour = light::kDim};
  paint.text(page.papers_title, area.x, y, {.type = kName, .colour = light::kText, .max_width = area.w});
  y += 54;
  draw_lines(paint, page.papers_unknown, area.x, y, quiet, area.w, kLine, 2);
  for (std::size_t i = 0; i < page.papers.size(); ++i) {
    const bool last = i + 1 == page.papers.size();
    const float left = (area.bottom() - y) / kLine + (last ? 1 : 0);
    const auto lines = paint.wrap(page.papers[i], kDetail, area.w - 32, kLinesMax).size();
    // The first one is shown in part rather than not at all.
    const bool room = left >= (i == 0 ? 1 : static_cast<float>(lines));
    if (!room) {
      draw_lines(paint, page.papers_more[page.papers.size() - i - 1], area.x, y, quiet, area.w, kLine, 1);
      return;
    }
    paint.dot(area.x + 8, y, 6, light::kPrimary);
    y = draw_lines(paint, page.papers[i], area.x + 32, y, {.type = kDetail, .colour = light::kText}, area.w - 32, kLine,
                   std::min(lines, static_cast<std::size_t>(left))) +
        10;
  }
}

void draw_address(Painter& paint, const ProcedurePage& page, const Rect& area) {
  const auto code = printing::make_qr_code(page.address);
  if (!code) return;
  const bool beside = area.w > 2 * kQrSize;
  const Rect square{beside ? area.x : area.centre_x() - kQrSize / 2, area.y, kQrSize, kQrSize};
  draw_qr_code(paint, *code, square);
  if (beside) {
    paint.paragraph(page.address_hint, square.right() + 30, square.centre_y(),
                    {.type = kSubtitle, .colour = light::kDim}, area.w - kQrSize - 30, 46, 3);
  } else {
    paint.paragraph(page.address_hint, square.centre_x(), square.bottom() + 50,
                    {.type = kDetail, .colour = light::kDim, .align = Align::kCentre}, area.w, 38, 2);
  }
}

// Right above the button that takes the number.
void draw_dossiers(Painter& paint, const Model& model, const Rect& area, int touched) {
  if (model.dossiers.empty()) return;
  const float side = area.h;
  draw_button(paint, model.fewer_dossiers, {area.x, area.y, side, side}, kQuiet, touched, kService);
  draw_button(paint, model.more_dossiers, {area.right() - side, area.y, side, side}, kQuiet, touched, kService);
  paint.text(model.dossiers, area.centre_x(), area.centre_y(),
             {.type = kButton,
              .colour = light::kText,
              .align = Align::kCentre,
              .max_width = area.w - 2 * side - 16,
              .min_shrink = 0.6f});
}

// For whom the number is, or why there is none.
struct Below {
  const std::string& words;
  ui::TextStyle style;
};

Below below(const Model& model) {
  const std::string& why_not = model.procedure.why_not;
  if (why_not.empty()) return {model.subtitle, {.type = kSubtitle, .colour = light::kPrimary}};
  return {why_not, {.type = kSubtitle, .colour = light::kBad}};
}

// The code and what is below it, beside the text; returns what is left for the text.
Rect draw_aside(Painter& paint, const Model& model, Rect text, int touched) {
  const Rect aside{text.right() - kAside, text.y, kAside, text.h};
  draw_address(paint, model.procedure, aside);
  const auto [words, style] = below(model);
  draw_lines(paint, words, aside.x, aside.y + kQrSize + 150, style, aside.w, 46, model.dossiers.empty() ? 4 : 2);
  draw_dossiers(paint, model, {aside.x, aside.bottom() - kStepper, aside.w, kStepper}, touched);
  text.w -= kAside + 40;
  return text;
}

// The same under the text on upright screens: the code, then one row for the words and the dossiers.
Rect draw_under(Painter& paint, const Model& model, Rect text, int touched) {
  const auto [words, style] = below(model);
  const bool row = !words.empty() || !model.dossiers.empty();
  const Rect dossiers{text.right() - kAside, text.bottom() - kStepper + 12, kAside, kStepper};
  const float room = model.dossiers.empty() ? text.w : text.w - kAside - 30;
  const bool two_lines = paint.wrap(words, style.type, room, 2).size() > 1;
  draw_lines(paint, words, text.x, dossiers.centre_y() - (two_lines ? 23 : 0), style, room, 46, 2);
  draw_dossiers(paint, model, dossiers, touched);
  if (row) text.h -= kStepper + 20;
  draw_address(paint, model.procedure, {text.x, text.bottom() - kQrSize, text.w, kQrSize});
  text.h -= kQrSize + 40;
  return text;
}

}  // namespace

void draw_procedure(Painter& paint, const Model& model, int touched) {
  const ProcedurePage& page = model.procedure;
  const bool lying = is_lying(paint);
  const float footer = lying ? kLowFooter : kFooter;
  const Rect card{kMargin, kHeader + 36, paint.width() - 2 * kMargin, paint.height() - footer - 30 - kHeader - 36};
  paint.panel(card, light::kPanel, light::kCardLine, 24, 2);
  const Rect inner = card.inset(40, 44);
  const Rect text = lying ? draw_aside(paint, model, inner, touched) : draw_under(paint, model, inner, touched);
  const NameSize name = fit_name(paint, page.name, text);
  float y = draw_lines(paint, page.name, text.x, text.y + 20, {.type = name.type, .colour = light::kText}, text.w,
                       name.line, name.lines);
  y = draw_facts(paint, page, text, y + 14);
  draw_papers(paint, page, text, y + 24);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.priority, &kYellow}, {&model.take, &kFilled}}, footer, touched);
}

}  // namespace motcua::kiosk
