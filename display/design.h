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
inline constexpr Type kHero{Weight::kBold, 240, ui::Glyphs::kGiant};
inline constexpr Type kCalls{Weight::kSemiBold, 70, ui::Glyphs::kNumbers};
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
// On screens that stand upright, where ticket and counter have a line each.
inline constexpr Type kHeroUpright{Weight::kBold, 340, ui::Glyphs::kGiant};

}  // namespace motcua::display
