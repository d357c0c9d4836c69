// What a frame says and where, letter by letter: for tests, which look whether texts lie over each other or leave their
// window. A painter without a record does nothing for it.
//
// Drawing thread.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::ui {

// In pixels of the window.
struct PixelBox {
  float left = 0, top = 0, right = 0, bottom = 0;

  bool holds(const PixelBox& other) const {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }
  // Without what lies under the area; a rest that is no rectangle stays whole.
  void cut(const PixelBox& area) {
    const bool across = area.left <= left && area.right >= right;
    const bool down = area.top <= top && area.bottom >= bottom;
    if (across && area.top <= top) top = std::max(top, area.bottom);
    if (across && area.bottom >= bottom) bottom = std::min(bottom, area.top);
    if (down && area.left <= left) left = std::max(left, area.right);
    if (down && area.right >= right) right = std::min(right, area.left);
  }
  bool empty() const { return left >= right || top >= bottom; }
};

class TextRecord {
 public:
  struct Text {
    std::string words;
    std::vector<PixelBox> letters;  // their ink
  };

  void clear() { texts_.clear(); }
  void begin(std::string_view words) { texts_.push_back({std::string(words), {}}); }
  void letter(const PixelBox& ink) { texts_.back().letters.push_back(ink); }
  // Something was drawn over what lies there.
  void cover(const PixelBox& area) {
    for (Text& text : texts_) {
      for (PixelBox& ink : text.letters) ink.cut(area);
      std::erase_if(text.letters, [](const PixelBox& ink) { return ink.empty(); });
    }
  }
  const std::vector<Text>& texts() const { return texts_; }

 private:
  std::vector<Text> texts_;
};

}  // namespace motcua::ui
