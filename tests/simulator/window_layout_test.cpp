#include "simulator/demo/window_layout.h"

#include <array>

#include <doctest/doctest.h>

namespace motcua::demo {
namespace {

bool apart(const Place& a, const Place& b) {
  return a.x + a.size.width <= b.x || b.x + b.size.width <= a.x || a.y + a.size.height <= b.y ||
         b.y + b.size.height <= a.y;
}

TEST_CASE("the windows never cover each other and stay on the screen") {
  for (const Size screen :
       {kFullSize, Size{1920, 1080}, Size{1366, 768}, Size{1280, 720}, Size{2560, 1440}, Size{3840, 2160}}) {
    const auto layout = lay_out(screen);
    const std::array places{layout.display, layout.terminal, layout.kiosk};
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(places[i].x + places[i].size.width <= screen.width);
      CHECK(places[i].y + places[i].size.height <= screen.height);
      for (std::size_t j = i + 1; j < places.size(); ++j) CHECK(apart(places[i], places[j]));
    }
  }
}

TEST_CASE("the virtual screen shows every window in the size it was designed for") {
  const auto layout = lay_out(kFullSize);
  CHECK(layout.display.size == Size{1920, 1080});
  CHECK(layout.terminal.size == Size{520, 860});
  CHECK(layout.kiosk.size == Size{1080, 1920});
  CHECK(geometry(layout.terminal) == "520x860+1920+0");
}

TEST_CASE("a size that is none is refused in words") {
  CHECK(parse_size("1920x1080") == Size{1920, 1080});
  for (const auto* text : {"", "x", "1920", "1920x", "-5x900", "1920x1080x3", "640x480"}) CHECK_FALSE(parse_size(text));
}

}  // namespace
}  // namespace motcua::demo
