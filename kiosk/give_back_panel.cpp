#include "kiosk/give_back_panel.h"

#include <algorithm>

#include "kiosk/controls.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

// As the number looked when it was given, but quiet.
void draw_number(Painter& paint, const std::string& number, const Rect& card) {
  paint.panel(card, light::kPanel, light::kCardLine, 28, 3);
  paint.text(number, card.centre_x(), card.centre_y(),
             {.type = kNumber,
              .colour = light::kText,
              .align = Align::kCentre,
              .spacing_em = -0.025f,
              .max_width = card.w - 80,
              .min_shrink = 0.3f});
}

}  // namespace

void draw_way_to_give_back(Painter& paint, const Choice& choice, const Rect& area, int touched) {
  if (choice.label.empty()) return;
  constexpr float kArrow = 30;
  constexpr float kAfter = 44;  // room for it
  const float room = area.w - 160;
  const float width = std::min(paint.measure(choice.label, kDetail), room);
  const Rect around{area.centre_x() - (width + kAfter) / 2 - 40, area.y, width + kAfter + 80, area.h};
  if (held(choice.touch, touched)) paint.fill(around, light::kChip, 16);
  const float x = around.x + 40;
  paint.text(choice.label, x, area.centre_y(), {.type = kDetail, .colour = light::kPrimary, .max_width = room});
  paint.arrow(x + width + kAfter - kArrow / 2, area.centre_y(), kArrow, light::kPrimary);
  paint.hit(hit_of(choice.touch), around);
}

void draw_give_back_sure(Painter& paint, const Model& model, int touched) {
  const float width = paint.width() - 2 * kMargin;
  const float middle = (kHeader + paint.height() - kFooter) / 2;
  const float tall = is_lying(paint) ? 340 : 400;
  const float card = model.number.empty() ? 0 : tall;
  const float top = middle - (card + 260) / 2;
  if (card > 0) {
    const float wide = std::min(width, 1000.0f);
    draw_number(paint, model.number, {(paint.width() - wide) / 2, top, wide, card});
  }
  const float below = top + card;
  constexpr float kTitleY = 110;
  constexpr float kTitleLine = 70;
  constexpr float kLine = 46;
  constexpr float kApart = 38;
  const float title = paint.paragraph(
      model.title, paint.width() / 2, below + kTitleY,
      {.type = kTitle, .colour = light::kText, .align = Align::kCentre, .min_shrink = 0.7f}, width, kTitleLine, 2);
  const auto lines = static_cast<float>(paint.wrap(model.subtitle, kSubtitle, width, 2).size());
  const float y = below + kTitleY + title / 2 + kApart + lines * kLine / 2;
  paint.paragraph(model.subtitle, paint.width() / 2, y,
                  {.type = kSubtitle, .colour = light::kDim, .align = Align::kCentre}, width, kLine, 2);
  draw_footer(paint, {{&model.back, &kBlue}, {&model.take, &kFilled}}, kFooter, touched);
}

}  // namespace motcua::kiosk
