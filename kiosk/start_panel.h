// The start page and the choice of a class: a question and cards to touch. Drawing thread. Only for this folder.
#pragma once

#include "kiosk/view_model.h"
#include "ui/painter.h"

namespace motcua::kiosk {

inline constexpr ui::Type kLetter{ui::Weight::kBold, 38};

void draw_start(ui::Painter& paint, const Model& model, int touched);

}  // namespace motcua::kiosk
