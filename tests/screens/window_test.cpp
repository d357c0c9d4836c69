// What happens on computers that lack something, and that a screen at rest does not draw.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <unistd.h>

#include "display/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"
#include "ui/font_files.h"
#include "ui/frame_loop.h"
#include "ui/window.h"

namespace motcua::tests {
namespace {

class DisplayVariable {
 public:
  explicit DisplayVariable(const char* value) {
    if (const char* before = std::getenv("DISPLAY")) before_ = before;
    value == nullptr ? unsetenv("DISPLAY") : setenv("DISPLAY", value, 1);
  }
  ~DisplayVariable() { before_.empty() ? unsetenv("DISPLAY") : setenv("DISPLAY", before_.c_str(), 1); }
  DisplayVariable(const DisplayVariable&) = delete;
  DisplayVariable& operator=(const DisplayVariable&) = delete;

 private:
  std::string before_;
};

}  // namespace

TEST_CASE("without a display server there is one clear sentence") {
  const DisplayVariable none(nullptr);
  const auto window = ui::Window::open({"test", ui::Geometry{200, 200, 0, 0}, 1});
  REQUIRE_FALSE(window.has_value());
  CHECK(window.error() == "there is no display server to draw on: DISPLAY is not set");
}

TEST_CASE("a display server that cannot be reached is named") {
  const DisplayVariable elsewhere(":987");
  const auto window = ui::Window::open({"test", ui::Geometry{200, 200, 0, 0}, 1});
  REQUIRE_FALSE(window.has_value());
  CHECK(window.error().find("':987' cannot be reached") != std::string::npos);
}

TEST_CASE("a monitor that is not there is named") {
  need_display();
  const auto window = ui::Window::open({"test", std::nullopt, 7});
  REQUIRE_FALSE(window.has_value());
  CHECK(window.error().find("there is no monitor 7") != std::string::npos);
}

TEST_CASE("a missing or broken font is named") {
  const auto missing = ui::read_fonts("/nowhere");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().find("/nowhere/Inter-Regular.otf") != std::string::npos);
  CHECK(missing.error().find("--font-dir") != std::string::npos);

  const auto folder = std::filesystem::temp_directory_path() / ("motcua-fonts-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "Inter-Regular.otf") << "not a font";
  const auto broken = ui::read_fonts(folder);
  std::filesystem::remove_all(folder);
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().find("is not a font") != std::string::npos);
}

TEST_CASE("a picture is written whole or not at all") {
  const ui::Picture picture{2, 1, {1, 2, 3, 250, 251, 252}};
  const auto file = std::filesystem::temp_directory_path() / ("motcua-picture-" + std::to_string(getpid()) + ".png");
  REQUIRE(ui::write_png(picture, file));
  const auto back = ui::read_png(file);
  std::filesystem::remove(file);
  REQUIRE(back);
  CHECK(back->rgb == picture.rgb);
  const auto nowhere = ui::write_png(picture, "/nowhere/x.png");
  REQUIRE_FALSE(nowhere.has_value());
  CHECK(nowhere.error().find("/nowhere/x.png") != std::string::npos);
}

TEST_CASE("a screen at rest draws nothing, a request is answered at once") {
  need_display();
  auto fonts = ui::read_fonts(ui::font_folder(std::nullopt));
  REQUIRE(fonts);
  auto window = ui::Window::open({"test", ui::Geometry{640, 360, 0, 0}, 1});
  REQUIRE(window);
  const auto languages = text::Catalogues::embedded();
  const auto view = shared(board_view());
  std::uint64_t looks = 0;
  ui::LinkState link = good_link();
  link.fresh_for_ms = 60'000;
  display::DisplayScreen screen(languages, languages.vietnamese(), [&] {
    ++looks;
    return std::pair(view, link);
  });
  ui::LoopRequests requests;
  ui::FrameLoop loop(**window, screen, std::move(*fonts), {}, requests);
  // Wakes it often, as a busy link does, without anything new to see; the end of the waking ends the loop.
  std::thread link_thread([&] {
    for (int i = 0; i < 100; ++i) {
      ui::Window::wake();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    requests.stop();
  });
  CHECK(loop.run().has_value());
  link_thread.join();
  CHECK(looks > 5);
  CHECK(loop.frames() <= 9);  // three when it starts, some more if the server uncovers the window
}

}  // namespace motcua::tests
