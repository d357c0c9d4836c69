#include "kiosk/staff_panel.h"

#include <algorithm>

#include "kiosk/controls.h"

namespace motcua::kiosk {
namespace {

using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr float kLine = 44;

// Returns how high it is.
float draw_fact(Painter& paint, const Fact& fact, const Rect& card, float y) {
  const float x = card.x + 48;
  const float words_x = x + 300;
  const float room = card.right() - 48 - words_x;
  const auto lines = static_cast<float>(std::max<std::size_t>(1, paint.wrap(fact.words, kSubtitle, room, 4).size()));
  paint.text(fact.label, x, y, {.type = kDetail, .colour = light::kDim, .max_width = 280, .min_shrink = 0.7f});
  paint.paragraph(fact.words, words_x, y + (lines - 1) * kLine / 2, {.type = kSubtitle, .colour = light::kText}, room,
                  kLine, 4);
  return lines * kLine + 34;
}

}  // namespace

void draw_staff(Painter& paint, const Model& model, int touched) {
  paint.text(model.title, kMargin, kHeader + 86,
             {.type = kTitle, .colour = light::kText, .max_width = paint.width() - 2 * kMargin, .min_shrink = 0.6f});
  const Rect card{kMargin, kHeader + 152, paint.width() - 2 * kMargin, paint.height() - kFooter - 30 - kHeader - 152};
  paint.panel(card, light::kPanel, light::kCardLine, 24, 2);
  float y = card.y + 66;
  for (const auto& fact : model.staff_facts) y += draw_fact(paint, fact, card, y);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.test_print, &kFilled}, {&model.out_of_service, &kYellow}}, kFooter,
              touched);
}

}  // namespace motcua::kiosk
