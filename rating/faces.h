// A face that says by its mouth how content one is, from 1 to 5.
//
// Drawing thread.
#pragma once

#include <cstdint>

#include "ui/painter.h"

namespace motcua::rating {

void draw_face(ui::Painter& paint, std::uint32_t stars, float x, float y, float radius);

}  // namespace motcua::rating
