// Sizes and faces of the wall display's design, on a canvas of its own (display.html: 1080 high); see layout().
#pragma once

#include "ui/fonts.h"

namespace motcua::display {

using ui::Type;
using ui::Weight;

inline constexpr float kMargin = 56;

inline constexpr Type kSite{Weight::kSemiBold, 38};
inline constexpr Type kSiteBeside{Weight::kRegular, 24};
inline constexpr Type kDate{Weight::kRegular, 26};
inline constexpr Type kClock{Weight::kSemiBold, 60, ui::Glyphs::kNumbers};
inline constexpr Type kLabel{Weight::kMedium, 28};
inline constexpr Type kHeroSmall{Weight::kMedium, 30};
// The large call: capitals of 16 % of the canvas, whatever its shape.
inline constexpr float kCapitalsEm = 0.7275f;
inline Type hero_type(float canvas_height) {
  return {Weight::kBold, canvas_height * 0.1617f / kCapitalsEm, ui::Glyphs::kGiant};
}
inline constexpr Type kCalls{Weight::kSemiBold, 70, ui::Glyphs::kNumbers};
inline constexpr Type kCallsMany{Weight::kSemiBold, 44, ui::Glyphs::kNumbers};
inline constexpr Type kCallWord{Weight::kRegular, 34};
inline constexpr Type kCallTime{Weight::kRegular, 30};
inline constexpr Type kLetter{Weight::kBold, 34};
inline constexpr Type kService{Weight::kMedium, 32};
inline constexpr Type kServiceLong{Weight::kMedium, 28};
inline constexpr Type kServiceSmall{Weight::kRegular, 24};
inline constexpr Type kFigure{Weight::kSemiBold, 44, ui::Glyphs::kNumbers};
inline constexpr Type kUnit{Weight::kRegular, 22};
inline constexpr Type kFoot{Weight::kRegular, 27};
inline constexpr Type kStale{Weight::kSemiBold, 64};

}  // namespace motcua::display
