#include "display/look.h"

#include <algorithm>
#include <cmath>

namespace motcua::display {
namespace {

double channel(ui::Colour colour, unsigned shift) {
  const double share = static_cast<double>((colour >> shift) & 0xFFu) / 255;
  return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(ui::Colour colour) {
  return 0.2126 * channel(colour, IM_COL32_R_SHIFT) + 0.7152 * channel(colour, IM_COL32_G_SHIFT) +
         0.0722 * channel(colour, IM_COL32_B_SHIFT);
}

constexpr ui::Colour kWhite = ui::rgb(0xFFFFFF);
constexpr ui::Colour kBlack = ui::rgb(0x000000);

}  // namespace

double contrast(ui::Colour a, ui::Colour b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

void set_background(Look& look, ui::Colour background) {
  look.background = background;
  look.panel = ui::mix(background, kWhite, 0.05f);
  look.footer = ui::mix(background, kBlack, 0.3f);
  look.line = ui::mix(background, kWhite, 0.14f);
  look.chip = ui::mix(background, kWhite, 0.13f);
  look.dim = ui::mix(look.text, background, 0.3f);
}

void set_call(Look& look, ui::Colour call) {
  look.call = call;
  const bool dark_ink = contrast(call, kBlack) >= contrast(call, kWhite);
  look.on_call = !dark_ink ? kWhite : contrast(call, ui::kOnCall) >= kContrastMin ? ui::kOnCall : kBlack;
  look.call_bright = ui::mix(call, dark_ink ? kWhite : kBlack, 0.35f);  // further from its ink, never nearer
}

ui::Colour quiet_on_call(const Look& look) {
  const ui::Colour softer = ui::mix(look.on_call, look.call, 0.2f);
  return contrast(softer, look.call) >= kContrastMin ? softer : look.on_call;
}

}  // namespace motcua::display
