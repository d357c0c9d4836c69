// What a site may choose of its display's look: two colours, a picture beside its name, and how much room the services
// take. Plain values; everything else follows from them.
#pragma once

#include <optional>

#include "ui/image.h"
#include "ui/theme.h"

namespace motcua::display {

struct Look {
  ui::Colour background = ui::dark::kBackground;
  ui::Colour panel = ui::dark::kPanel;
  ui::Colour footer = ui::dark::kFooter;
  ui::Colour line = ui::dark::kLine;
  ui::Colour chip = ui::dark::kChip;
  ui::Colour text = ui::dark::kText;
  ui::Colour dim = ui::dark::kDim;
  ui::Colour good = ui::dark::kGood;
  ui::Colour warn = ui::dark::kWarn;
  ui::Colour call = ui::kCall;
  ui::Colour call_bright = ui::kCallBright;
  ui::Colour on_call = ui::kOnCall;

  // How much of the width (where it stands upright: of the height below the call) the services take; 0: none, nothing:
  // as designed for the screen's shape.
  std::optional<int> services_percent;
  std::optional<ui::Image> logo;

  bool has_services() const { return services_percent != 0; }
  float services_share(float designed) const {
    return services_percent ? static_cast<float>(*services_percent) / 100 : designed;
  }
};

// Everything that surrounds the call follows from this one colour; it must be dark.
void set_background(Look& look, ui::Colour background);
// The call's panel; the ink on it is black or white, whatever stands out more.
void set_call(Look& look, ui::Colour call);

// For the small words on the call's panel: a little softer than its ink, where that can be read well enough.
ui::Colour quiet_on_call(const Look& look);

// How well one is read on the other, 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(ui::Colour a, ui::Colour b);
inline constexpr double kContrastMin = 4.5;

}  // namespace motcua::display
