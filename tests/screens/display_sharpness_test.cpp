// The large call is drawn cleanly, at rest, squeezed and while it pulses: nothing of a neighbour in the texture of the
// letters, no seam.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "display/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

constexpr int kSteep = 20;   // of 255: an edge
constexpr int kRunMin = 12;  // pixels: longer than a stroke's end or an accent

int brightness(const ui::Picture& picture, int x, int y) {
  const auto* pixel = picture.at(x, y);
  return pixel[0] + pixel[1] + pixel[2];
}

// Other than both its neighbours, which are alike: a hair and no edge.
bool is_hair(int before, int here, int after) {
  return std::abs(before - after) <= 3 * 4 && std::abs(here - before) > 3 * kSteep &&
         std::abs(here - after) > 3 * kSteep;
}

struct Area {
  int left, top, right, bottom;
};

// The longest line of one pixel's width, down or across.
int longest_hair(const ui::Picture& picture, const Area& area) {
  int longest = 0;
  for (int x = area.left + 1; x < area.right - 1; ++x) {
    int run = 0;
    for (int y = area.top; y < area.bottom; ++y) {
      const bool hair =
          is_hair(brightness(picture, x - 1, y), brightness(picture, x, y), brightness(picture, x + 1, y));
      run = hair ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  for (int y = area.top + 1; y < area.bottom - 1; ++y) {
    int run = 0;
    for (int x = area.left; x < area.right; ++x) {
      const bool hair =
          is_hair(brightness(picture, x, y - 1), brightness(picture, x, y), brightness(picture, x, y + 1));
      run = hair ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  return longest;
}

// Where the call is yellow.
Area hero_of(const ui::Picture& picture) {
  Area area{picture.width, picture.height, 0, 0};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const auto* pixel = picture.at(x, y);
      if (pixel[0] < 220 || pixel[1] < 160 || pixel[2] > 150) continue;
      area = {std::min(area.left, x), std::min(area.top, y), std::max(area.right, x), std::max(area.bottom, y)};
    }
  }
  REQUIRE(area.left < area.right);
  return {area.left + 2, area.top + 2, area.right - 2, area.bottom - 2};
}

void check_clean(const char* ticket, std::uint32_t counter, int width, int height) {
  CAPTURE(ticket);
  CAPTURE(width);
  const auto languages = text::Catalogues::embedded();
  auto view = board_view();
  auto shown = shared(view);
  display::DisplayScreen screen(languages, languages.vietnamese(), [&] { return std::pair(shown, good_link()); });
  draw(screen, width, height, 1'000'000);
  add_call(view, ticket, counter, 0);
  shown = shared(view);
  for (const std::int64_t at_ms : {0, 130, 250, 370, 500, 7000}) {
    CAPTURE(at_ms);
    const auto picture = draw(screen, width, height, 1'010'000 + at_ms);
    CHECK(longest_hair(picture, hero_of(picture)) < kRunMin);
  }
}

}  // namespace

TEST_CASE("the large call has no stray lines, neither squeezed nor while it pulses") {
  check_clean("B109", 1, 1080, 1920);
  check_clean("B109", 12, 1920, 1080);
  check_clean("ABC1047", 118, 1080, 1920);
  check_clean("AB1047", 118, 1366, 768);
}

}  // namespace motcua::tests
