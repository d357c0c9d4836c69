#include "tests/screens/likeness.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace motcua::tests {
namespace {

struct Difference {
  double share = 0;
  double mean = 0;
};

Difference difference_in(const ui::Picture& a, const ui::Picture& b, int left, int top, const Likeness& likeness) {
  const int right = std::min(left + likeness.tile, a.width);
  const int bottom = std::min(top + likeness.tile, a.height);
  int differing = 0;
  int sum = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      int most = 0;
      for (int channel = 0; channel < 3; ++channel) {
        const int difference = std::abs(static_cast<int>(a.at(x, y)[channel]) - static_cast<int>(b.at(x, y)[channel]));
        most = std::max(most, difference);
        sum += difference;
      }
      differing += most > likeness.differing ? 1 : 0;
    }
  }
  // Of a whole tile, also at the edge: a strip of one column is no tile.
  const double pixels = likeness.tile * likeness.tile;
  return {differing / pixels, sum / (3 * pixels)};
}

}  // namespace

std::string unlike(const ui::Picture& expected, const ui::Picture& taken, const Likeness& likeness) {
  if (expected.width != taken.width || expected.height != taken.height) {
    return fmt::format("it is {} x {} and not {} x {}", taken.width, taken.height, expected.width, expected.height);
  }
  int tiles = 0;
  std::string first;
  for (int top = 0; top < taken.height; top += likeness.tile) {
    for (int left = 0; left < taken.width; left += likeness.tile) {
      const auto found = difference_in(expected, taken, left, top, likeness);
      if (found.share <= likeness.share_max && found.mean <= likeness.mean_max) continue;
      if (++tiles > 1) continue;
      first = fmt::format("around {},{}: {:.1f} % of the pixels differ, by {:.1f} in the mean",
                          left + likeness.tile / 2, top + likeness.tile / 2, found.share * 100, found.mean);
    }
  }
  return tiles < 2 ? first : fmt::format("{} tiles differ, the first one {}", tiles, first);
}

}  // namespace motcua::tests
