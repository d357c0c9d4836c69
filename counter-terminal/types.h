// The faces of the counter terminal, shared by its panels.
#pragma once

#include "ui/fonts.h"

namespace motcua::terminal {

using ui::Type;
using ui::Weight;

inline constexpr Type kTitle{Weight::kBold, 18};
inline constexpr Type kBody{Weight::kRegular, 16};
inline constexpr Type kState{Weight::kMedium, 16};
inline constexpr Type kTimer{Weight::kSemiBold, 30};
inline constexpr Type kNumber{Weight::kBold, 84, ui::Digits::kOwn};
inline constexpr Type kLowNumber{Weight::kBold, 60, ui::Digits::kOwn};  // of a low card
inline constexpr Type kLowTag{Weight::kMedium, 13};
inline constexpr Type kService{Weight::kRegular, 17};
inline constexpr Type kTag{Weight::kMedium, 14};
inline constexpr Type kSmall{Weight::kRegular, 14};
inline constexpr Type kPrimary{Weight::kSemiBold, 22};
inline constexpr Type kButton{Weight::kMedium, 17};
inline constexpr Type kKeyName{Weight::kMedium, 13};
inline constexpr Type kListTitle{Weight::kMedium, 15};
inline constexpr Type kLate{Weight::kSemiBold, 14};  // of a row whose promise is nearly used, or past
inline constexpr Type kListNumber{Weight::kSemiBold, 18, ui::Digits::kOwn};
inline constexpr Type kHint{Weight::kSemiBold, 26};

}  // namespace motcua::terminal
