#include "ui/dock.h"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/Xatom.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace motcua::ui {
namespace {

constexpr int kLeast = 160;
constexpr int kMost = 4096;

using Edge = Dock::Edge;
constexpr std::array<std::pair<std::string_view, Edge>, 4> kEdges{
    {{"left", Edge::kLeft}, {"right", Edge::kRight}, {"top", Edge::kTop}, {"bottom", Edge::kBottom}}};

void set_cardinals(Display* display, Window window, const char* name, const long* values, int count) {
  XChangeProperty(display, window, XInternAtom(display, name, False), XA_CARDINAL, 32, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(values), count);
}

}  // namespace

tl::expected<Dock, std::string> parse_dock(std::string_view words) {
  const auto colon = words.find(':');
  const std::string_view edge = words.substr(0, colon);
  const auto found = std::find_if(kEdges.begin(), kEdges.end(), [&](const auto& each) { return each.first == edge; });
  Dock dock;
  bool good = found != kEdges.end();
  if (good) dock.edge = found->second;
  if (good && colon != std::string_view::npos) {
    const std::string_view digits = words.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), dock.size);
    good = error == std::errc() && end == digits.data() + digits.size() && dock.size >= kLeast && dock.size <= kMost;
  }
  if (good) return dock;
  return tl::unexpected(fmt::format(
      "'{}' is no place to dock: expected left, right, top or bottom, and perhaps how many pixels ({} to {}), e.g. "
      "right:520",
      words, kLeast, kMost));
}

DesktopPlace dock_place(const Dock& dock, const DesktopPlace& monitor) {
  DesktopPlace place = monitor;
  const bool upright = dock.edge == Edge::kLeft || dock.edge == Edge::kRight;
  (upright ? place.width : place.height) = std::min(dock.size, upright ? monitor.width : monitor.height);
  if (dock.edge == Edge::kRight) place.x += monitor.width - place.width;
  if (dock.edge == Edge::kBottom) place.y += monitor.height - place.height;
  return place;
}

void reserve_dock(GLFWwindow* window, const Dock& dock, const DesktopPlace& place, const DesktopPlace& desktop) {
  Display* display = glfwGetX11Display();
  const Window id = glfwGetX11Window(window);
  const Atom type = XInternAtom(display, "_NET_WM_WINDOW_TYPE_DOCK", False);
  XChangeProperty(display, id, XInternAtom(display, "_NET_WM_WINDOW_TYPE", False), XA_ATOM, 32, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(&type), 1);
  // left, right, top, bottom: counted from the desktop's own edges; then from where to where each reaches.
  std::array<long, 12> strut{};
  const long right = place.x + place.width;
  const long bottom = place.y + place.height;
  if (dock.edge == Edge::kLeft) strut = {right, 0, 0, 0, place.y, bottom - 1};
  if (dock.edge == Edge::kRight) strut = {0, desktop.width - place.x, 0, 0, 0, 0, place.y, bottom - 1};
  if (dock.edge == Edge::kTop) strut = {0, 0, bottom, 0, 0, 0, 0, 0, place.x, right - 1};
  if (dock.edge == Edge::kBottom) strut = {0, 0, 0, desktop.height - place.y, 0, 0, 0, 0, 0, 0, place.x, right - 1};
  set_cardinals(display, id, "_NET_WM_STRUT_PARTIAL", strut.data(), 12);
  set_cardinals(display, id, "_NET_WM_STRUT", strut.data(), 4);
  XFlush(display);
}

}  // namespace motcua::ui
