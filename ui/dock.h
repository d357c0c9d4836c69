// A window at an edge of the screen, beside which other programs' windows are laid out: no frame, always in front, its
// strip reserved (X11: _NET_WM_STRUT_PARTIAL, as the desktop's own panels do).
//
// Drawing thread. parse_dock() is pure; its error is one sentence that quotes what was written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

struct GLFWwindow;

namespace motcua::ui {

struct Dock {
  enum class Edge : std::uint8_t { kLeft, kRight, kTop, kBottom };
  Edge edge = Edge::kRight;
  int size = 520;  // pixels: the width, at the top and bottom the height
  bool operator==(const Dock&) const = default;
};

// "right" or "right:520".
tl::expected<Dock, std::string> parse_dock(std::string_view words);

// A monitor on the desktop that all monitors share.
struct DesktopPlace {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  bool operator==(const DesktopPlace&) const = default;
};

// Where the window stands on that monitor; never larger than it.
DesktopPlace dock_place(const Dock& dock, const DesktopPlace& monitor);

// Tells the window manager, before the window is shown. The desktop's whole size decides how much it reserves.
void reserve_dock(GLFWwindow* window, const Dock& dock, const DesktopPlace& place, const DesktopPlace& desktop);

}  // namespace motcua::ui
