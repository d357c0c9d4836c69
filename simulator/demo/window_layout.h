// Where the demo's windows go: side by side, none over another.
//
// Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace motcua::demo {

struct Size {
  int width = 0;
  int height = 0;
  bool operator==(const Size&) const = default;
};

struct Place {
  int x = 0;
  int y = 0;
  Size size;
};

struct Layout {
  Place display;
  Place terminal;
  Place kiosk;
};

// Room for all screens in the size they were designed for.
inline constexpr Size kFullSize{1920 + 520 + 1080, 1920};

// "1920x1080"; at least 1280x720.
tl::expected<Size, std::string> parse_size(std::string_view text);
Layout lay_out(Size screen);
std::string geometry(const Place& place);  // 1280x720+100+50

}  // namespace motcua::demo
