#include "kiosk/keyboard.h"

#include <array>
#include <cctype>
#include <string_view>

#include "kiosk/controls.h"

namespace motcua::kiosk {
namespace {

using ui::Align;
using ui::Painter;
using ui::Rect;
using Kind = Touch::Kind;
namespace light = ui::light;

constexpr float kBetween = 10;
constexpr std::array<std::string_view, 4> kRows{"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
constexpr float kColumns = 10;

struct Grid {
  Rect area;
  float key_width() const { return (area.w - kBetween * (kColumns - 1)) / kColumns; }
  float key_height() const { return (area.h - kBetween * 4) / 5; }
  // `column` and `wide` count keys.
  Rect at(float column, float row, float wide) const {
    return {area.x + column * (key_width() + kBetween), area.y + row * (key_height() + kBetween),
            wide * key_width() + (wide - 1) * kBetween, key_height()};
  }
};

void draw_key(Painter& paint, std::string_view label, const Touch& touch, const Rect& area, int touched) {
  paint.panel(area, held(touch, touched) ? light::kChip : light::kPanel,
              held(touch, touched) ? light::kPrimary : light::kCardLine, 14, 2);
  paint.text(label, area.centre_x(), area.centre_y(),
             {.type = label.size() > 1 ? kButton : kName,
              .colour = light::kText,
              .align = Align::kCentre,
              .max_width = area.w - 16,
              .min_shrink = 0.6f});
  paint.hit(hit_of(touch), area.inset(-kBetween / 2, -kBetween / 2));
}

void draw_letter(Painter& paint, char letter, bool capitals, const Rect& area, int touched) {
  const char large = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  const char typed = capitals ? large : letter;
  draw_key(paint, {&large, 1}, {Kind::kKey, static_cast<unsigned char>(typed)}, area, touched);
}

}  // namespace

void draw_keyboard(Painter& paint, const KeyWords& words, bool capitals, const Rect& area, int touched) {
  const Grid grid{area};
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    const std::string_view letters = kRows[row];
    const float indent = row == 2 ? 0.5f : 0.0f;  // as on a typewriter
    for (std::size_t i = 0; i < letters.size(); ++i) {
      draw_letter(paint, letters[i], capitals, grid.at(indent + static_cast<float>(i), static_cast<float>(row), 1),
                  touched);
    }
  }
  draw_key(paint, words.erase, {Kind::kErase, 0}, grid.at(7, 3, 3), touched);
  draw_key(paint, words.clear, {Kind::kClear, 0}, grid.at(0, 4, 2), touched);
  draw_key(paint, words.space, {Kind::kKey, ' '}, grid.at(2, 4, 5), touched);
  draw_key(paint, ".", {Kind::kKey, '.'}, grid.at(7, 4, 1), touched);
  draw_key(paint, "-", {Kind::kKey, '-'}, grid.at(8, 4, 1), touched);
  draw_key(paint, "/", {Kind::kKey, '/'}, grid.at(9, 4, 1), touched);
}

}  // namespace motcua::kiosk
