// What a hall sees of a call: on the wall, and over the counter. Nobody touches these, they are looked at.
#include <cmath>

#include "tests/windows/work_place.h"
#include "ui/theme.h"

using namespace motcua;
using namespace motcua::test;

namespace {

// How much of the window has the colour of the call, in percent.
double call_percent(const WorkPlace& place) {
  const auto picture = place.shown();
  if (!picture) return -1;
  const auto near = [](std::uint8_t has, unsigned wanted) { return std::abs(has - static_cast<int>(wanted)) <= 3; };
  const ui::Colour call = ui::kCall;
  int pixels = 0;
  for (int y = 0; y < picture->height; ++y) {
    for (int x = 0; x < picture->width; ++x) {
      const auto* pixel = picture->at(x, y);
      if (near(pixel[0], call & 0xFFu) && near(pixel[1], (call >> 8) & 0xFFu) && near(pixel[2], (call >> 16) & 0xFFu)) {
        ++pixels;
      }
    }
  }
  return 100.0 * pixels / (picture->width * picture->height);
}

bool without_call(const WorkPlace& place) {
  const double percent = call_percent(place);
  return percent >= 0 && percent < 1;
}

bool with_call(const WorkPlace& place) {
  return call_percent(place) > 10;
}

void call_one(Desk& desk) {
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  desk.ask(issue("civil"));
  REQUIRE(desk.ask(call_next(1)).done.ticket().number() == "A001");
}

}  // namespace

TEST_CASE("a call appears on the wall, large and in its colour") {
  const WorkPlace wall(MOTCUA_DISPLAY, "display-1", "board", {1280, 720}, {});
  if (!wall.skipped.empty()) return;
  REQUIRE(wait_until([&] { return without_call(wall); }));
  call_one(*wall.desk);
  CHECK(wait_until([&] { return with_call(wall); }));
}

TEST_CASE("the board over a counter shows the call until the citizen is there") {
  const WorkPlace board(MOTCUA_DISPLAY, "display-1", "board", {1000, 400}, {"--counter", "1"});
  if (!board.skipped.empty()) return;
  REQUIRE(wait_until([&] { return without_call(board); }));
  call_one(*board.desk);
  REQUIRE(wait_until([&] { return with_call(board); }));
  REQUIRE(board.desk->ask(command("start_service { counter: 1 }")).kind == transport::CommandOutcome::Kind::kDone);
  CHECK(wait_until([&] { return without_call(board); }));
}
