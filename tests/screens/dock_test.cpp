// A window that docks. Apart from the others: X11's headers take common words for macros.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/screens/studio.h"
#include "ui/window.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

namespace motcua::tests {
namespace {

struct DockedWindow {
  int x = -1;
  int y = -1;
  int desktop_width = 0;
  int desktop_height = 0;
  std::vector<long> strut;
};

// As the window manager sees it, over a connection of its own.
DockedWindow docked_window(const std::string& title) {
  const std::unique_ptr<Display, int (*)(Display*)> display(XOpenDisplay(nullptr), XCloseDisplay);
  REQUIRE(display);
  const ::Window root = DefaultRootWindow(display.get());
  DockedWindow found;
  found.desktop_width = DisplayWidth(display.get(), DefaultScreen(display.get()));
  found.desktop_height = DisplayHeight(display.get(), DefaultScreen(display.get()));
  ::Window ignored = 0;
  ::Window* children = nullptr;
  unsigned count = 0;
  XQueryTree(display.get(), root, &ignored, &ignored, &children, &count);
  for (unsigned i = 0; i < count; ++i) {
    char* name = nullptr;
    if (XFetchName(display.get(), children[i], &name) == 0) continue;
    const bool its = title == name;
    XFree(name);
    if (!its) continue;
    XTranslateCoordinates(display.get(), children[i], root, 0, 0, &found.x, &found.y, &ignored);
    Atom type = 0;
    int format = 0;
    unsigned long items = 0, left = 0;
    unsigned char* bytes = nullptr;
    XGetWindowProperty(display.get(), children[i], XInternAtom(display.get(), "_NET_WM_STRUT_PARTIAL", False), 0, 12,
                       False, XA_CARDINAL, &type, &format, &items, &left, &bytes);
    const auto* values = reinterpret_cast<const long*>(bytes);
    if (bytes != nullptr) found.strut.assign(values, values + items);
    XFree(bytes);
  }
  XFree(children);
  return found;
}

}  // namespace

TEST_CASE("a place to dock is an edge, perhaps with a size") {
  using Edge = ui::Dock::Edge;
  CHECK(ui::parse_dock("left") == ui::Dock{Edge::kLeft, 520});
  CHECK(ui::parse_dock("bottom:300") == ui::Dock{Edge::kBottom, 300});
  for (const char* bad : {"", "middle", "right:", "right:x", "right:100", "right:5000", "right:520px", ":520"}) {
    CAPTURE(bad);
    const auto dock = ui::parse_dock(bad);
    REQUIRE_FALSE(dock.has_value());
    CHECK(dock.error().find("'" + std::string(bad) + "' is no place to dock") == 0);
  }
}

TEST_CASE("a docked window takes its edge of the monitor, wherever that is on the desktop") {
  using Edge = ui::Dock::Edge;
  const ui::DesktopPlace second{1920, 100, 1280, 1024};
  CHECK(ui::dock_place({Edge::kLeft, 400}, second) == ui::DesktopPlace{1920, 100, 400, 1024});
  CHECK(ui::dock_place({Edge::kRight, 400}, second) == ui::DesktopPlace{2800, 100, 400, 1024});
  CHECK(ui::dock_place({Edge::kTop, 300}, second) == ui::DesktopPlace{1920, 100, 1280, 300});
  CHECK(ui::dock_place({Edge::kBottom, 300}, second) == ui::DesktopPlace{1920, 824, 1280, 300});
  CHECK(ui::dock_place({Edge::kRight, 4000}, second) == second);
}

TEST_CASE("a docked window stands at its edge and reserves its strip from other programs") {
  need_display();
  const auto window = ui::Window::open({"dock", std::nullopt, 1, ui::Dock{ui::Dock::Edge::kRight, 320}});
  REQUIRE_MESSAGE(window.has_value(), (window ? "" : window.error()));
  CHECK((*window)->width() == 320);
  const auto found = docked_window("dock");
  CHECK(found.x + 320 == found.desktop_width);
  CHECK(found.y == 0);
  CHECK((*window)->height() == found.desktop_height);
  CHECK(found.strut == std::vector<long>{0, 320, 0, 0, 0, 0, 0, found.desktop_height - 1, 0, 0, 0, 0});
}

}  // namespace motcua::tests
