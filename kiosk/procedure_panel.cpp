#include "kiosk/procedure_panel.h"

#include <algorithm>

#include "kiosk/controls.h"
#include "kiosk/qr_code.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kQrSize = 300;
constexpr float kAside = 420;  // the column of the code on lying screens
constexpr float kQuiet = 4;    // modules of white around the code

// Neighbours in a row become one rectangle.
void draw_qr_code(Painter& paint, const QrCode& code, const Rect& area) {
  paint.fill(area, ui::rgb(0xFFFFFF), 8);
  const float module = area.w / (static_cast<float>(code.size) + 2 * kQuiet);
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size; ++x) {
      const int begin = x;
      while (x < code.size && code.is_dark(x, y)) ++x;
      if (x == begin) continue;
      paint.fill({area.x + (static_cast<float>(begin) + kQuiet) * module,
                  area.y + (static_cast<float>(y) + kQuiet) * module, static_cast<float>(x - begin) * module, module},
                 ui::rgb(0x000000));
    }
  }
}

// Lines of a text from y down; returns where the next thing begins.
float draw_lines(Painter& paint, const std::string& words, float x, float y, const ui::TextStyle& style, float width,
                 float line, std::size_t lines_max) {
  ui::TextStyle fitted = style;
  fitted.max_width = width;
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
                   2) +
        10;
  }
  return y;
}

// As many as fit above the line that says that there are more.
void draw_papers(Painter& paint, const ProcedurePage& page, const Rect& area, float y) {
  constexpr float kLine = 38;
  constexpr std::size_t kLinesMax = 3;
  const ui::TextStyle quiet{.type = kDetail, .colour = light::kDim};
  paint.text(page.papers_title, area.x, y, {.type = kName, .colour = light::kText, .max_width = area.w});
  y += 54;
  draw_lines(paint, page.papers_unknown, area.x, y, quiet, area.w, kLine, 2);
  for (std::size_t i = 0; i < page.papers.size(); ++i) {
    const auto lines = paint.wrap(page.papers[i], kDetail, area.w - 32, kLinesMax).size();
    const float end = y + kLine * static_cast<float>(lines);
    const bool last = i + 1 == page.papers.size();
    if (end > area.bottom() + (last ? kLine : 0)) {
      draw_lines(paint, page.papers_more, area.x, y, quiet, area.w, kLine, 1);
      return;
    }
    paint.dot(area.x + 8, y, 6, light::kPrimary);
    y = draw_lines(paint, page.papers[i], area.x + 32, y, {.type = kDetail, .colour = light::kText}, area.w - 32, kLine,
                   kLinesMax) +
        10;
  }
}

void draw_address(Painter& paint, const ProcedurePage& page, const Rect& area) {
  const auto code = make_qr_code(page.address);
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

}  // namespace

void draw_procedure(Painter& paint, const Model& model, int touched) {
  const ProcedurePage& page = model.procedure;
  const bool lying = is_lying(paint);
  const float footer = lying ? kLowFooter : kFooter;
  const Rect card{kMargin, kHeader + 36, paint.width() - 2 * kMargin, paint.height() - footer - 30 - kHeader - 36};
  paint.panel(card, light::kPanel, light::kCardLine, 24, 2);
  Rect text = card.inset(40, 44);
  const std::string& below = page.why_not.empty() ? model.subtitle : page.why_not;
  const ui::TextStyle style{.type = kSubtitle, .colour = page.why_not.empty() ? light::kPrimary : light::kBad};
  if (lying) {
    const Rect aside{text.right() - kAside, text.y, kAside, text.h};
    draw_address(paint, page, aside);
    draw_lines(paint, below, aside.x, aside.y + kQrSize + 150, style, aside.w, 46, 4);
    text.w -= kAside + 40;
  } else {
    if (!below.empty()) text.h -= 60;
    draw_address(paint, page, {text.x, text.bottom() - kQrSize, text.w, kQrSize});
    draw_lines(paint, below, text.x, card.bottom() - 50, style, text.w, 46, 1);
    text.h -= kQrSize + 40;
  }
  float y =
      draw_lines(paint, page.name, text.x, text.y + 20, {.type = kService, .colour = light::kText}, text.w, 56, 3);
  y = draw_facts(paint, page, text, y + 14);
  draw_papers(paint, page, text, y + 24);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.priority, &kYellow}, {&model.take, &kFilled}}, footer, touched);
}

}  // namespace motcua::kiosk
