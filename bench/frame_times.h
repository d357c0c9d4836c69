// What drawing a screen costs, against an empty window of the same size in the same run.
#pragma once

#include <vector>

#include "bench/statistics.h"
#include "ui/screen.h"

namespace motcua::bench {

struct FrameTimes {
  std::vector<Micros> lists;  // the screen's own part: building ImGui's draw lists
  std::vector<Micros> whole;  // a whole frame, until OpenGL has drawn it
};

// Opens a window of that size; throws when it cannot. null: nothing but the background.
FrameTimes measure_frames(ui::Screen* screen, int width, int height, int frames);

}  // namespace motcua::bench
