// What a program with a window has to offer: a picture as a function of what it knows, and when that will change.
//
// Drawing thread. The frame loop calls update() after everything that may have changed something, and draw() only when
// update() said so, a person did something, or something moves.
#pragma once

#include <cstdint>

#include "ui/painter.h"

namespace motcua::ui {

// How big the design is drawn in a window.
struct Layout {
  float scale = 1;
};

class Screen {
 public:
  virtual ~Screen() = default;

  virtual Layout layout(int width_px, int height_px) const = 0;
  virtual Colour background() const = 0;
  // Looks at the world; true: the picture is another one now.
  virtual bool update(std::int64_t now_ms) = 0;
  // When the picture changes without any event; kNever if it does not.
  virtual std::int64_t next_change_ms() const = 0;
  virtual bool moving(std::int64_t) const { return false; }
  virtual void draw(Painter& painter, std::int64_t now_ms) = 0;
  // Shows what it is there to show, so that a picture of it makes sense.
  virtual bool complete() const = 0;

  virtual void key(int /*glfw_key*/, std::int64_t /*now_ms*/) {}
  // A character that was typed; comes after the key that made it, if one did.
  virtual void type(char32_t /*character*/, std::int64_t /*now_ms*/) {}
  virtual void press(int /*hit*/, std::int64_t /*now_ms*/) {}    // finger or button down; 0: beside everything
  virtual void release(int /*hit*/, std::int64_t /*now_ms*/) {}  // up; the same number as pressed: it was meant
};

}  // namespace motcua::ui
