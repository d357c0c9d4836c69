// What the display server of $DISPLAY shows, as people see it on the screen. One thread. Throws std::runtime_error when
// it cannot be reached.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct _XDisplay;  // Xlib's Display

namespace motcua::bench {

class DisplayServer {
 public:
  DisplayServer();
  // Of a rectangle of the screen, in the server's own form: to be compared with each other.
  std::string raw_pixels(int x, int y, int width, int height) const;
  // A row of the screen from the left edge: red, green and blue of each pixel.
  std::vector<std::uint8_t> row(int y, int width) const;

 private:
  std::unique_ptr<_XDisplay, int (*)(_XDisplay*)> display_;
};

}  // namespace motcua::bench
