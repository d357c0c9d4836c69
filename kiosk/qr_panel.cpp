#include "kiosk/qr_panel.h"

namespace motcua::kiosk {
namespace {

using ui::Painter;
using ui::Rect;

constexpr float kWhite = 4;  // modules of white around the code

}  // namespace

// Neighbours in a row become one rectangle.
void draw_qr_code(Painter& paint, const printing::QrCode& code, const Rect& area) {
  paint.fill(area, ui::rgb(0xFFFFFF), 8);
  const float module = area.w / (static_cast<float>(code.size) + 2 * kWhite);
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size; ++x) {
      const int begin = x;
      while (x < code.size && code.is_dark(x, y)) ++x;
      if (x == begin) continue;
      paint.fill({area.x + (static_cast<float>(begin) + kWhite) * module,
                  area.y + (static_cast<float>(y) + kWhite) * module, static_cast<float>(x - begin) * module, module},
                 ui::rgb(0x000000));
    }
  }
}

}  // namespace motcua::kiosk
