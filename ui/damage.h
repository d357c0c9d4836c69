// Which part of a frame differs from the one before: outside of it the picture is drawn already.
//
// A frame is a row of triangles, painted in order. Where no triangle of the old or the new frame that differs lies,
// the same ones are painted in the same order, and so the same pixels come about.
//
// Drawing thread. Plain memory: no window, no OpenGL.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <imgui.h>

namespace motcua::ui {

// In whole pixels of ImGui's display; right and bottom lie outside.
struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  int area() const { return (right - left) * (bottom - top); }
  bool operator==(const PixelRect&) const = default;
};

class Damage {
 public:
  // What of this frame must be drawn over the last one; none: nothing. Remembers the frame.
  std::optional<PixelRect> next(const ImDrawData& frame, std::uint32_t background);
  // The next frame is drawn whole: another size, other textures, a picture that was lost.
  void forget() { known_ = false; }

 private:
  // A triangle, with all that it is painted with as one number.
  struct Piece {
    std::uint64_t looks = 0;
    ImVec4 box;  // left, top, right, bottom
  };
  static std::vector<Piece> pieces_of(const ImDrawData& frame);

  bool known_ = false;
  std::uint32_t background_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace motcua::ui
