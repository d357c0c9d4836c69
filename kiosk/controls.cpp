#include "kiosk/controls.h"

#include <algorithm>
#include <vector>

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
namespace light = ui::light;

constexpr int kKindStep = 1'000'000;  // more than there are characters
constexpr ButtonColours kOff{light::kQuietFill, light::kQuietFill, light::kCardLine, light::kDim};

}  // namespace

bool fits(const Painter& paint, const std::string& words, const ui::Type& type, float width, std::size_t lines_max) {
  const auto lines = paint.wrap(words, type, width, lines_max);
  return std::all_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return paint.measure(line, type) <= width; });
}

bool is_lying(const Painter& paint) {
  return paint.width() > 1400;
}

int hit_of(const Touch& touch) {
  return (static_cast<int>(touch.kind) + 1) * kKindStep + static_cast<int>(touch.index);
}

Touch touch_of(int hit) {
  if (hit < kKindStep) return {};
  return {static_cast<Touch::Kind>(hit / kKindStep - 1), static_cast<std::size_t>(hit % kKindStep)};
}

bool held(const Touch& touch, int touched) {
  return touched != 0 && hit_of(touch) == touched;
}

void draw_button(Painter& paint, const Choice& choice, const Rect& area, const ButtonColours& colours, int touched,
                 const ui::Type& type) {
  const ButtonColours& shown = choice.enabled ? colours : kOff;
  paint.panel(area, held(choice.touch, touched) ? shown.pressed : shown.fill, shown.line, 22, 3);
  paint.paragraph(choice.label, area.centre_x(), area.centre_y(),
                  {.type = type, .colour = shown.text, .align = Align::kCentre, .min_shrink = 0.7f}, area.w - 24, 40,
                  area.h > 150 ? 3 : 2);
  if (choice.enabled) paint.hit(hit_of(choice.touch), area);
}

void draw_footer(Painter& paint, std::initializer_list<FooterButton> buttons, float height, int touched, float foot) {
  std::vector<FooterButton> there;
  std::copy_if(buttons.begin(), buttons.end(), std::back_inserter(there),
               [](const FooterButton& each) { return !each.choice->label.empty(); });
  if (there.empty() && foot == 0) return;
  const Rect bar{0, paint.height() - height, paint.width(), height};
  paint.fill(bar, light::kPanel);
  paint.line(0, bar.y, bar.w, 2, light::kCardLine);
  const auto shares = static_cast<float>(std::max<std::size_t>(there.size(), 2));
  const float width = (bar.w - 2 * kMargin - kGap * (shares - 1)) / shares;
  const float edge = (height - foot) / 7;
  const float tall = foot > 0 ? height - foot - edge : height - 2 * edge;
  for (std::size_t i = 0; i < there.size(); ++i) {
    // Alone, a loud button takes the whole width; going back does not shout.
    const bool alone = there.size() == 1 && there[i].colours != &kBlue;
    const float x = kMargin + static_cast<float>(i) * (width + kGap);
    const Rect area{x, bar.y + edge, alone ? bar.w - 2 * kMargin : width, tall};
    draw_button(paint, *there[i].choice, area, *there[i].colours, touched);
  }
}

void draw_field(Painter& paint, const Field& field, const Rect& area, int touched) {
  const Touch open{Touch::Kind::kSearch, 0};
  const bool pressed = field.touchable && held(open, touched);
  paint.panel(area, pressed ? light::kChip : light::kPanel, field.typing ? light::kPrimary : light::kCardLine, 22, 3);
  const float room = area.w - 72;
  const float y = area.centre_y();
  const float width = paint.text(field.text, area.x + 36, y,
                                 {.type = kSubtitle, .colour = light::kText, .max_width = room, .min_shrink = 0.5f});
  if (field.text.empty()) {
    paint.text(field.hint, area.x + 36, y, {.type = kSubtitle, .colour = light::kDim, .max_width = room});
  }
  if (field.typing) paint.fill({area.x + 36 + width + (field.text.empty() ? -6 : 4), y - 26, 3, 52}, light::kPrimary);
  if (field.touchable) paint.hit(hit_of(open), area);
}

}  // namespace motcua::kiosk
