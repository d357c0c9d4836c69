// The pictures' own test: what is missing on a screen is seen.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/screens/likeness.h"

namespace motcua::tests {
namespace {

struct Area {
  std::string what;
  std::string picture;
  int left, top, right, bottom;
};

ui::Picture reference(const std::string& name) {
  auto picture = ui::read_png(std::filesystem::path(MOTCUA_PICTURES) / (name + ".png"));
  REQUIRE_MESSAGE(picture.has_value(), (picture ? std::string() : picture.error()));
  return *picture;
}

// As if nothing had been drawn there: the colour of its corner.
void erase(ui::Picture& picture, const Area& area) {
  const std::uint8_t* corner = picture.at(area.left, area.top);
  const std::array<std::uint8_t, 3> colour{corner[0], corner[1], corner[2]};
  for (int y = area.top; y < area.bottom; ++y) {
    for (int x = area.left; x < area.right; ++x) {
      const auto at =
          3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x));
      std::copy(colour.begin(), colour.end(), picture.rgb.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
}

// Something is drawn there, else this test tests nothing.
bool has_ink(const ui::Picture& picture, const Area& area) {
  ui::Picture empty = picture;
  erase(empty, area);
  return empty.rgb != picture.rgb;
}

}  // namespace

TEST_CASE("a word that is missing on a screen is seen") {
  const Area areas[] = {
      {"the clock", "display-1920x1080", 1680, 20, 1880, 92},
      {"the date", "display-1920x1080", 1380, 40, 1660, 76},
      {"the notice", "display-1920x1080", 50, 1020, 1100, 1070},
      {"one row of the list", "display-1920x1080", 50, 720, 1200, 790},
      {"the time of one call", "display-1920x1080", 1120, 650, 1210, 690},
      {"how many wait", "display-1920x1080", 1700, 180, 1872, 300},
      {"a service's second name", "display-1920x1080", 1360, 270, 1680, 300},
      {"what the ticket is for", "terminal-serving-520x860", 36, 222, 300, 250},
      {"how long it waited", "terminal-serving-520x860", 36, 250, 300, 276},
      {"a tag", "terminal-serving-520x860", 290, 160, 420, 200},
      {"a key's name", "terminal-serving-520x860", 440, 395, 500, 425},
  };
  for (const Area& area : areas) {
    CAPTURE(area.what);
    const auto whole = reference(area.picture);
    CHECK(unlike(whole, whole, kFullSize).empty());
    REQUIRE(has_ink(whole, area));
    auto missing = whole;
    erase(missing, area);
    CHECK_FALSE(unlike(whole, missing, kFullSize).empty());
  }
}

TEST_CASE("a line that is missing is seen on the sheets, small as they are") {
  const Area areas[] = {
      {"the notice of the first display", "states-display", 7, 127, 140, 136},
      {"a service's second name", "states-display", 170, 34, 214, 40},
      {"that nobody waits", "states-terminal", 10, 175, 62, 184},
      {"how to open the counter", "states-terminal", 10, 46, 100, 60},
      {"a button's word", "states-terminal", 10, 110, 26, 119},
  };
  for (const Area& area : areas) {
    CAPTURE(area.what);
    const auto whole = reference(area.picture);
    REQUIRE(has_ink(whole, area));
    auto missing = whole;
    erase(missing, area);
    CHECK_FALSE(unlike(whole, missing, kThumbnail).empty());
  }
}

TEST_CASE("edges of letters that another version draws a little differently are the same picture") {
  const auto whole = reference("terminal-serving-520x860");
  auto other = whole;
  for (std::size_t i = 0; i < other.rgb.size(); ++i) {
    const int value = whole.rgb[i];
    const bool edge = i >= 3 && std::abs(value - whole.rgb[i - 3]) > 20 && value > 30 && value < 225;
    if (edge) other.rgb[i] = static_cast<std::uint8_t>(value + (i % 2 == 0 ? 22 : -22));
  }
  CHECK(unlike(whole, other, kFullSize) == "");
  CHECK(other.rgb != whole.rgb);
}

}  // namespace motcua::tests
