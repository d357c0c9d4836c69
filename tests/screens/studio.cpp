#include "tests/screens/studio.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "tests/screens/likeness.h"
#include "tests/screens/text_faults.h"
#include "tests/screens/virtual_display.h"
#include "ui/font_files.h"
#include "ui/frame_loop.h"
#include "ui/window.h"

namespace motcua::tests {
namespace {

bool updating() {
  const char* wish = std::getenv("MOTCUA_UPDATE_PICTURES");
  return wish != nullptr && std::string_view(wish) == "1";
}

// Draws as another screen does, and keeps what can be touched there.
class Watched : public ui::Screen {
 public:
  explicit Watched(ui::Screen& screen) : screen_(screen) {}
  ui::Layout layout(int width_px, int height_px) const override { return screen_.layout(width_px, height_px); }
  ui::Colour background() const override { return screen_.background(); }
  bool update(std::int64_t now_ms) override { return screen_.update(now_ms); }
  std::int64_t next_change_ms() const override { return screen_.next_change_ms(); }
  bool complete() const override { return screen_.complete(); }
  void draw(ui::Painter& painter, std::int64_t now_ms) override {
    screen_.draw(painter, now_ms);
    hits_ = painter.hits();
  }
  const std::vector<ui::Hit>& hits() const { return hits_; }

 private:
  ui::Screen& screen_;
  std::vector<ui::Hit> hits_;
};

}  // namespace

void need_display() {
  static const auto display = VirtualDisplay::start();
  REQUIRE_MESSAGE(display.has_value(), (display ? std::string() : display.error()));
}

ui::Picture draw(ui::Screen& screen, int width, int height, std::int64_t now_ms, ui::TextRecord* record) {
  need_display();
  auto fonts = ui::read_fonts(ui::font_folder(std::nullopt));
  REQUIRE_MESSAGE(fonts.has_value(), (fonts ? std::string() : fonts.error()));
  auto window = ui::Window::open({"test", ui::Geometry{width, height, 0, 0}, 1});
  REQUIRE_MESSAGE(window.has_value(), (window ? std::string() : window.error()));
  ui::LoopRequests requests;
  ui::FrameLoop loop(**window, screen, std::move(*fonts), {}, requests);
  ui::TextRecord own;
  ui::TextRecord& texts = record == nullptr ? own : *record;
  loop.record_texts(texts);
  auto picture = loop.draw_once(now_ms);
  REQUIRE_MESSAGE(picture.has_value(), (picture ? std::string() : picture.error()));
  REQUIRE(picture->width == width);
  REQUIRE(picture->height == height);
  for (const auto& fault : text_faults(texts, width, height)) {
    FAIL_CHECK(fmt::format("at {}x{}: {}", width, height, fault));
  }
  return std::move(*picture);
}

std::vector<ui::Hit> touchable(ui::Screen& screen, int width, int height, std::int64_t now_ms) {
  Watched watched(screen);
  draw(watched, width, height, now_ms);
  const float scale = screen.layout(width, height).scale;
  auto hits = watched.hits();
  for (ui::Hit& hit : hits) {
    hit.area = {hit.area.x * scale, hit.area.y * scale, hit.area.w * scale, hit.area.h * scale};
  }
  return hits;
}

void check_picture(const ui::Picture& picture, const std::string& name) {
  const std::filesystem::path reference = std::filesystem::path(MOTCUA_PICTURES) / (name + ".png");
  const std::filesystem::path taken = std::filesystem::path(MOTCUA_PICTURES_TAKEN) / (name + ".png");
  std::filesystem::create_directories(taken.parent_path());
  REQUIRE(ui::write_png(picture, taken));
  if (updating()) REQUIRE(ui::write_png(picture, reference));
  const auto expected = ui::read_png(reference);
  REQUIRE_MESSAGE(expected.has_value(), (expected ? std::string() : expected.error()));
  INFO("taken: ", taken.string(), ", expected: ", reference.string());
  CHECK(unlike(*expected, picture, kFullSize) == "");
}

}  // namespace motcua::tests
