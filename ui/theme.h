// The colours of the design, by meaning.
#pragma once

#include <imgui.h>

namespace motcua::ui {

using Colour = ImU32;

constexpr Colour rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16) & 0xFFu, (hex >> 8) & 0xFFu, hex & 0xFFu, alpha);
}

// From a to b, t in 0..1.
constexpr Colour mix(Colour a, Colour b, float t) {
  Colour out = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const float from = static_cast<float>((a >> shift) & 0xFFu);
    const float to = static_cast<float>((b >> shift) & 0xFFu);
    out |= static_cast<Colour>(from + (to - from) * t + 0.5f) << shift;
  }
  return out;
}

// The wall display: dark, so that the yellow call is the brightest thing in the hall.
namespace dark {
inline constexpr Colour kBackground = rgb(0x0A1A2F);
inline constexpr Colour kPanel = rgb(0x11263F);
inline constexpr Colour kFooter = rgb(0x071424);
inline constexpr Colour kLine = rgb(0x21405F);
inline constexpr Colour kChip = rgb(0x1D3C5E);
inline constexpr Colour kText = rgb(0xF4F8FC);
inline constexpr Colour kDim = rgb(0x9DB4CC);
inline constexpr Colour kGood = rgb(0x4FD1A5);
inline constexpr Colour kWarn = rgb(0xFF8A5B);
inline constexpr Colour kOutline = rgb(0x33557A);
}  // namespace dark

// Counter terminal and kiosk.
namespace light {
inline constexpr Colour kBackground = rgb(0xF4F7FA);
inline constexpr Colour kPanel = rgb(0xFFFFFF);
inline constexpr Colour kLine = rgb(0xD9E2EC);
inline constexpr Colour kCardLine = rgb(0xD3DEE9);
inline constexpr Colour kText = rgb(0x0B1F36);
inline constexpr Colour kDim = rgb(0x5B7087);
inline constexpr Colour kPrimary = rgb(0x0B5CAD);
inline constexpr Colour kPrimaryPressed = rgb(0x083F78);
inline constexpr Colour kChip = rgb(0xE3EEF9);
inline constexpr Colour kGood = rgb(0x0E8A62);
inline constexpr Colour kGoodFill = rgb(0xEAF7F2);
inline constexpr Colour kGoodLine = rgb(0xBDE3D5);
inline constexpr Colour kBad = rgb(0xB3361B);
inline constexpr Colour kBadFill = rgb(0xFDF0EC);
inline constexpr Colour kBadLine = rgb(0xF1C7BC);
inline constexpr Colour kTagFill = rgb(0xFFF3D6);
inline constexpr Colour kTagLine = rgb(0xF0D48C);
inline constexpr Colour kTagText = rgb(0x6B4B00);
inline constexpr Colour kQuietFill = rgb(0xEEF2F6);
inline constexpr Colour kKey = rgb(0xF7FAFC);
inline constexpr Colour kPressed = rgb(0xE6EDF4);
}  // namespace light

// The call itself, on every screen.
inline constexpr Colour kCall = rgb(0xFFC23D);
inline constexpr Colour kCallBright = rgb(0xFFD985);
inline constexpr Colour kCallPressed = rgb(0xE6A91F);
inline constexpr Colour kOnCall = rgb(0x1B1300);

}  // namespace motcua::ui
