#include "simulator/demo/window_layout.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace motcua::demo {
namespace {

constexpr Size kTerminal{520, 860};
constexpr Size kKiosk{1080, 1920};
constexpr Size kDisplay{1920, 1080};
constexpr Size kSmallest{1280, 720};
constexpr int kDecoration = 60;  // title bars and panels of a desktop

bool parse_number(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number <= 32'000;
}

}  // namespace

tl::expected<Size, std::string> parse_size(std::string_view text) {
  const auto cross = text.find('x');
  Size size;
  if (cross != std::string_view::npos && parse_number(text.substr(0, cross), size.width) &&
      parse_number(text.substr(cross + 1), size.height) && size.width >= kSmallest.width &&
      size.height >= kSmallest.height) {
    return size;
  }
  return tl::unexpected(
      fmt::format("'{}', expected a size like 1920x1080, at least {}x{}", text, kSmallest.width, kSmallest.height));
}

Layout lay_out(Size screen) {
  const int room = screen == kFullSize ? screen.height : screen.height - kDecoration;
  Layout layout;
  const int kiosk_height = std::min(room, kKiosk.height);
  const Size kiosk{kiosk_height * kKiosk.width / kKiosk.height, kiosk_height};
  const Size terminal{kTerminal.width, std::min(room, kTerminal.height)};
  const int display_width = std::clamp(screen.width - kiosk.width - terminal.width, 320, kDisplay.width);
  layout.display = {0, 0, {display_width, display_width * kDisplay.height / kDisplay.width}};
  layout.terminal = {display_width, 0, terminal};
  layout.kiosk = {display_width + terminal.width, 0, kiosk};
  return layout;
}

std::string geometry(const Place& place) {
  return fmt::format("{}x{}+{}+{}", place.size.width, place.size.height, place.x, place.y);
}

}  // namespace motcua::demo
