// Sizes and faces of the wall display's design, on a canvas of its own (display.html: 1080 high); see layout().
#pragma once

#include "ui/fonts.h"

namespace motcua::display {

using ui::Type;
using ui::Weight;

inline constexpr float kMargin = 56;
inline constexpr float kHeader = 112;

inline constexpr Type kSite{Weight::kSemiBold, 38, ui::Digits::kOwn};
inline constexpr Type kSiteLong{Weight::kRegular, 26, ui::Digits::kOwn};  // a name on two lines
inline constexpr Type kSiteBeside{Weight::kRegular, 30, ui::Digits::kOwn};
inline constexpr Type kDate{Weight::kRegular, 30, ui::Digits::kOwn};
inline constexpr Type kDateUpright{Weight::kRegular, 26, ui::Digits::kOwn};
inline constexpr Type kDayProfile{Weight::kRegular, 26, ui::Digits::kOwn};
inline constexpr Type kTraining{Weight::kMedium, 28, ui::Digits::kOwn};
inline constexpr Type kClock{Weight::kSemiBold, 60};
inline constexpr Type kLabel{Weight::kMedium, 30};
inline constexpr Type kHeroSmall{Weight::kMedium, 34};
inline constexpr Type kHeroWordUpright{Weight::kMedium, 40};
inline constexpr Type kApproach{Weight::kSemiBold, 38};
// Where nothing is called yet, sentences take the place of the number: to be read from as far.
inline constexpr Type kNobody{Weight::kSemiBold, 112, ui::Digits::kOwn};
inline constexpr Type kNobodyBeside{Weight::kRegular, 60, ui::Digits::kOwn};
inline constexpr Type kNobodyHint{Weight::kMedium, 48, ui::Digits::kOwn};
inline constexpr Type kNobodyHintBeside{Weight::kRegular, 38, ui::Digits::kOwn};
// The large call: capitals of 16 % of the canvas, whatever its shape.
inline constexpr float kCapitalsEm = 0.7275f;
inline Type hero_type(float canvas_height) {
  return {Weight::kBold, canvas_height * 0.1617f / kCapitalsEm, ui::Digits::kOwn};
}
inline constexpr Type kCalls{Weight::kSemiBold, 70, ui::Digits::kOwn};
inline constexpr Type kCallWord{Weight::kRegular, 34};
inline constexpr Type kCallWordBeside{Weight::kRegular, 30};  // the same below it in the second language
inline constexpr Type kCallTime{Weight::kRegular, 40};
inline constexpr Type kLetter{Weight::kBold, 34};
inline constexpr Type kService{Weight::kMedium, 32, ui::Digits::kOwn};
inline constexpr Type kServiceLong{Weight::kMedium, 28, ui::Digits::kOwn};
inline constexpr Type kServiceSmall{Weight::kRegular, 31, ui::Digits::kOwn};
inline constexpr Type kFigure{Weight::kSemiBold, 54, ui::Digits::kOwn};
inline constexpr Type kFigureOverUnit{Weight::kSemiBold, 44, ui::Digits::kOwn};
inline constexpr Type kUnit{Weight::kRegular, 30};
inline constexpr Type kFoot{Weight::kRegular, 30, ui::Digits::kOwn};
inline constexpr Type kFootLead{Weight::kSemiBold, 30, ui::Digits::kOwn};
inline constexpr Type kFootSmall{Weight::kRegular, 26, ui::Digits::kOwn};  // two languages, one above the other
// Without a connection nothing else is there: all of it can be read from ten metres.
inline constexpr Type kStale{Weight::kSemiBold, 104, ui::Digits::kOwn};
inline constexpr Type kStaleHint{Weight::kRegular, 68, ui::Digits::kOwn};
inline constexpr Type kStaleBeside{Weight::kSemiBold, 72, ui::Digits::kOwn};
inline constexpr Type kStaleHintBeside{Weight::kRegular, 52, ui::Digits::kOwn};

}  // namespace motcua::display
