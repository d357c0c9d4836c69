// The picture of a window as it was drawn last: a frame is drawn only where it differs from the one before. On a
// machine that draws in software most of a frame's cost is saved.
//
// Where software draws, the window's own back buffer keeps the picture: Mesa copies it to the display server and goes
// on with it. Elsewhere it may be another one after each frame, and a copy is kept in OpenGL's memory and copied to the
// window; a frame of which most is new goes straight to the window then, without the copy.
//
// Drawing thread, with the window's OpenGL context. Where OpenGL gives no such memory, every frame is drawn whole.
#pragma once

#include <cstdint>
#include <optional>

#include <imgui.h>

#include "ui/damage.h"

namespace motcua::ui {

class Canvas {
 public:
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Into the window's back buffer. Changes the clip rectangles of the frame.
  void draw(ImDrawData& frame, std::uint32_t background, int width, int height);
  // The next frame is drawn whole.
  void forget() { damage_.forget(); }
  // What was drawn of the last frame; none: nothing, it was the same.
  const std::optional<PixelRect>& drawn() const { return drawn_; }

 private:
  struct Functions;

  bool fit(int width, int height);
  bool make_copy();
  void draw_all(ImDrawData& frame, std::uint32_t background);
  void draw_part(ImDrawData& frame, std::uint32_t background, int height);
  void release();

  const Functions* gl_;  // null: there are none
  bool window_keeps_;    // its back buffer is the last picture
  unsigned frame_buffer_ = 0;
  unsigned render_buffer_ = 0;
  int width_ = 0;
  int height_ = 0;
  Damage damage_;
  bool behind_ = true;  // what is kept is not the last frame
  std::optional<PixelRect> drawn_;
};

}  // namespace motcua::ui
