#include "bench/display_server.h"

#include <stdexcept>

#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace motcua::bench {

DisplayServer::DisplayServer() : display_(XOpenDisplay(nullptr), &XCloseDisplay) {
  if (display_ == nullptr) throw std::runtime_error("the display server of $DISPLAY cannot be reached");
}

std::string DisplayServer::raw_pixels(int x, int y, int width, int height) const {
  const std::unique_ptr<XImage, void (*)(XImage*)> image(
      XGetImage(display_.get(), DefaultRootWindow(display_.get()), x, y, static_cast<unsigned>(width),
                static_cast<unsigned>(height), AllPlanes, ZPixmap),
      [](XImage* it) { XDestroyImage(it); });
  if (image == nullptr) throw std::runtime_error("the display server does not show its picture");
  if (image->bits_per_pixel != 32) throw std::runtime_error("the display server has no 32 bits for a pixel");
  return {image->data, static_cast<std::size_t>(image->bytes_per_line) * static_cast<std::size_t>(image->height)};
}

std::vector<std::uint8_t> DisplayServer::row(int y, int width) const {
  const std::string raw = raw_pixels(0, y, width, 1);  // blue, green, red and one that is not used
  std::vector<std::uint8_t> rgb;
  rgb.reserve(3 * static_cast<std::size_t>(width));
  for (std::size_t at = 0; at + 3 < raw.size(); at += 4) {
    for (const std::size_t part : {2U, 1U, 0U}) rgb.push_back(static_cast<std::uint8_t>(raw[at + part]));
  }
  return rgb;
}

}  // namespace motcua::bench
