// Whether a picture is the expected one. Looked at tile by tile, so that a word that is missing is not lost in the size
// of the whole.
//
// Letters are drawn by the same software everywhere, but versions of it differ in the edges: a few pixels of a tile
// may.
#pragma once

#include <string>

#include "ui/picture.h"

namespace motcua::tests {

struct Likeness {
  int tile = 32;             // pixels
  int differing = 40;        // of 255, in any channel: such a pixel differs
  double share_max = 0.015;  // of a tile's pixels
  double mean_max = 4;       // of 255, over a tile
};

// For pictures at their size, and for small ones, whose pixels are averages.
inline constexpr Likeness kFullSize{};
inline constexpr Likeness kThumbnail{8, 60, 0.1, 4};

// Empty: it is. Else where it is not, and how far from it.
std::string unlike(const ui::Picture& expected, const ui::Picture& taken, const Likeness& likeness);

}  // namespace motcua::tests
