#include "tests/screens/studio.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

#include "tests/screens/virtual_display.h"
#include "ui/font_files.h"
#include "ui/frame_loop.h"
#include "ui/window.h"

namespace motcua::tests {
namespace {

// Letters are drawn by the same software everywhere, but versions of it differ in the edges.
constexpr double kMeanDifferenceMax = 1.0;    // of 255
constexpr double kDifferingShareMax = 0.012;  // of the pixels
constexpr int kDiffering = 40;                // of 255, in any channel

bool updating() {
  const char* wish = std::getenv("MOTCUA_UPDATE_PICTURES");
  return wish != nullptr && std::string_view(wish) == "1";
}

struct Difference {
  double mean = 0;
  double share = 0;
};

Difference compare(const ui::Picture& a, const ui::Picture& b) {
  std::uint64_t sum = 0;
  std::uint64_t differing = 0;
  for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
    int most = 0;
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const int difference = std::abs(static_cast<int>(a.rgb[i + channel]) - static_cast<int>(b.rgb[i + channel]));
      most = std::max(most, difference);
      sum += static_cast<std::uint64_t>(difference);
    }
    if (most > kDiffering) ++differing;
  }
  const auto values = static_cast<double>(a.rgb.size());
  return {static_cast<double>(sum) / values, static_cast<double>(differing) * 3 / values};
}

}  // namespace

void need_display() {
  static const auto display = VirtualDisplay::start();
  REQUIRE_MESSAGE(display.has_value(), (display ? std::string() : display.error()));
}

ui::Picture draw(ui::Screen& screen, int width, int height, std::int64_t now_ms) {
  need_display();
  auto fonts = ui::read_fonts(ui::font_folder(std::nullopt));
  REQUIRE_MESSAGE(fonts.has_value(), (fonts ? std::string() : fonts.error()));
  auto window = ui::Window::open({"test", ui::Geometry{width, height, 0, 0}, 1});
  REQUIRE_MESSAGE(window.has_value(), (window ? std::string() : window.error()));
  ui::LoopRequests requests;
  ui::FrameLoop loop(**window, screen, std::move(*fonts), {}, requests);
  auto picture = loop.draw_once(now_ms);
  REQUIRE_MESSAGE(picture.has_value(), (picture ? std::string() : picture.error()));
  REQUIRE(picture->width == width);
  REQUIRE(picture->height == height);
  return std::move(*picture);
}

void check_picture(const ui::Picture& picture, const std::string& name) {
  const std::filesystem::path reference = std::filesystem::path(MOTCUA_PICTURES) / (name + ".png");
  const std::filesystem::path taken = std::filesystem::path(MOTCUA_PICTURES_TAKEN) / (name + ".png");
  std::filesystem::create_directories(taken.parent_path());
  REQUIRE(ui::write_png(picture, taken));
  if (updating()) REQUIRE(ui::write_png(picture, reference));
  const auto expected = ui::read_png(reference);
  REQUIRE_MESSAGE(expected.has_value(), (expected ? std::string() : expected.error()));
  REQUIRE(expected->width == picture.width);
  REQUIRE(expected->height == picture.height);
  const Difference difference = compare(*expected, picture);
  INFO("taken: ", taken.string(), ", expected: ", reference.string());
  CHECK(difference.mean <= kMeanDifferenceMax);
  CHECK(difference.share <= kDifferingShareMax);
}

}  // namespace motcua::tests
