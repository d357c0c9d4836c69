// Frames that are drawn only where they differ from the one before, against the same frames drawn whole.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "counter-terminal/screen.h"
#include "display/screen.h"
#include "kiosk/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"
#include "ui/frame_loop.h"

namespace doctest {
template <>
struct StringMaker<motcua::ui::PixelRect> {
  static String convert(const motcua::ui::PixelRect& rect) {
    return fmt::format("{}..{} x {}..{}", rect.left, rect.right, rect.top, rect.bottom).c_str();
  }
};
}  // namespace doctest

namespace motcua::tests {
namespace {

constexpr std::int64_t kNow = 1'000'000;

// A screen in a window that stays, and the world that it looks at.
struct World {
  std::shared_ptr<const protocol::View> view;
  ui::LinkState link = good_link();
  auto source() {
    return [this] { return std::pair(view, link); };
  }
};

struct Stage {
  std::unique_ptr<ui::Window> window;
  ui::LoopRequests requests;
  std::unique_ptr<ui::FrameLoop> loop;

  Stage(ui::Screen& screen, int width, int height) {
    need_display();
    auto fonts = ui::read_fonts(ui::font_folder(std::nullopt));
    REQUIRE(fonts);
    auto opened = ui::Window::open({"test", ui::Geometry{width, height, 0, 0}, 1});
    REQUIRE(opened);
    window = std::move(*opened);
    loop = std::make_unique<ui::FrameLoop>(*window, screen, std::move(*fonts), ui::FrameLoopOptions{}, requests);
  }
  ui::Picture at(std::int64_t now_ms) {
    auto picture = loop->draw_once(now_ms);
    REQUIRE(picture);
    return std::move(*picture);
  }
};

// The window's own memory and the one that is kept round the edges of letters by themselves.
constexpr int kRounding = 1;  // of 255

int largest_difference(const ui::Picture& a, const ui::Picture& b) {
  REQUIRE(a.rgb.size() == b.rgb.size());
  int largest = 0;
  for (std::size_t i = 0; i < a.rgb.size(); ++i) {
    largest = std::max(largest, std::abs(static_cast<int>(a.rgb[i]) - static_cast<int>(b.rgb[i])));
  }
  return largest;
}

// The frame that the stage shows now is the one that a window that knows nothing draws.
void check_frame(Stage& stage, std::int64_t now_ms, const std::string& what) {
  const auto partly = stage.at(now_ms);
  const auto drawn = stage.window->drawn();
  stage.window->forget_frame();
  const auto wholly = stage.at(now_ms);
  INFO(what);
  CHECK((!drawn || drawn->area() > 0));
  CHECK(largest_difference(partly, wholly) <= kRounding);
}

}  // namespace

TEST_CASE("what is the same as before is not drawn again, and stands there all the same") {
  const auto languages = text::Catalogues::embedded();
  World world{shared(board_view())};
  display::DisplayScreen screen(languages, languages.vietnamese(), world.source());
  Stage stage(screen, 1280, 720);
  const auto first = stage.at(kNow);
  REQUIRE(stage.window->drawn());
  CHECK(*stage.window->drawn() == ui::PixelRect{0, 0, 1280, 720});
  stage.at(kNow);  // from here on it is kept
  const auto second = stage.at(kNow);
  CHECK(stage.window->drawn().value_or(ui::PixelRect{}) == ui::PixelRect{});
  CHECK(largest_difference(second, first) <= kRounding);
}

TEST_CASE("a terminal whose times run draws little, and every frame is right") {
  const auto languages = text::Catalogues::embedded();
  World world{shared(full_staff_view())};
  terminal::TerminalScreen screen(languages, languages.vietnamese(), 3, world.source(), [](auto&&...) {});
  Stage stage(screen, 520, 860);
  stage.at(kNow);
  int small = 0;
  for (int second = 1; second <= 65; ++second) {
    world.link.hall_now_ms = kMorningMs + second * 1000;
    const auto now_ms = kNow + second * 1000;
    if (second % 13 == 0) {
      check_frame(stage, now_ms, "second " + std::to_string(second));
    } else {
      stage.at(now_ms);
      REQUIRE(stage.window->drawn());
      if (stage.window->drawn()->area() < 520 * 860 / 10) ++small;
    }
  }
  CHECK(small > 45);  // of 60: the seconds alone; the rest are new minutes and shares
}

TEST_CASE("a display's calls, its pulse, a lost link and its return leave nothing old behind") {
  const auto languages = text::Catalogues::embedded();
  auto view = board_view();
  World world{shared(view)};
  display::DisplayScreen screen(languages, languages.vietnamese(), world.source());
  Stage stage(screen, 1280, 720);
  stage.at(kNow);
  auto now_ms = kNow;
  const auto go_on = [&](const std::string& what) {
    for (const int ms : {1, 130, 400, 900, 2500}) {
      now_ms += ms;
      check_frame(stage, now_ms, what);
    }
  };
  add_call(view, "C009", 118, 0);
  world.view = shared(view);
  go_on("a call");
  add_call(view, "A048", 3, 0);
  add_call(view, "B109", 4, 0);
  world.view = shared(view);
  go_on("two calls at once");
  world.link = lost_link();
  go_on("the link is lost");
  world.link = good_link();
  go_on("the link is back");
  view.mutable_board()->clear_announcements();
  world.view = shared(view);
  go_on("nobody is called");
}

TEST_CASE("a kiosk that turns its pages leaves nothing of the old page") {
  using Kind = kiosk::Touch::Kind;
  const auto languages = text::Catalogues::embedded();
  World world{shared(board_view())};
  kiosk::KioskScreen screen(
      languages, languages.vietnamese(), world.source(), [](auto&&...) {}, [](auto&&...) {});
  Stage stage(screen, 720, 1280);
  auto now_ms = kNow;
  stage.at(now_ms);
  for (const auto& [kind, index] : std::vector<std::pair<Kind, std::size_t>>{{Kind::kPriority, 0},
                                                                             {Kind::kClass, 1},
                                                                             {Kind::kLanguage, 1},
                                                                             {Kind::kHelp, 0},
                                                                             {Kind::kBack, 0},
                                                                             {Kind::kService, 2}}) {
    now_ms += 1500;
    screen.touch({kind, index}, now_ms);
    check_frame(stage, now_ms, "touch " + std::to_string(static_cast<int>(kind)));
  }
}

}  // namespace motcua::tests
