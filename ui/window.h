// One window with OpenGL 3 and Dear ImGui behind it: full screen on a monitor, or at a place on the desktop.
//
// Drawing thread (the one that opened it); only wake() may be called from any thread while the window lives. What can
// go wrong at opening is one sentence: no display server, no OpenGL, no such monitor.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "ui/canvas.h"
#include "ui/dock.h"

struct GLFWwindow;

namespace motcua::ui {

// 1280x720 or 1280x720+100+50.
struct Geometry {
  int width = 0;
  int height = 0;
  std::optional<int> x;
  std::optional<int> y;
  bool operator==(const Geometry&) const = default;
};
tl::expected<Geometry, std::string> parse_geometry(std::string_view words);

struct WindowOptions {
  std::string title;
  std::optional<Geometry> geometry;  // none: full screen, or docked
  int monitor = 1;                   // counted from 1; for full screen and docked
  std::optional<Dock> dock{};        // at an edge of the monitor; without a geometry
};

// What people did since the last frame.
struct InputEvent {
  enum class Kind : std::uint8_t { kKey, kText, kPointerDown, kPointerUp, kPointerMove };
  Kind kind = Kind::kKey;
  int key = 0;  // GLFW_KEY_*; of a text: its character, as keyboard layout and input method made it
  float x = 0;  // in pixels of the window
  float y = 0;
};

class Window {
 public:
  static tl::expected<std::unique_ptr<Window>, std::string> open(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  int width() const;
  int height() const;
  bool closing() const;

  // Waits for something to happen, at most timeout_ms; 0 only looks.
  void wait(std::int64_t timeout_ms);
  static void wake();
  // True once after anything that asks for drawing: input, a new size, the window was uncovered.
  bool take_disturbed();
  std::optional<InputEvent> take_input();

  void begin_frame(std::uint32_t clear_colour);
  void end_frame();  // draws what ImGui holds into the back buffer
  // In place of end_frame(): nothing of it is drawn, and the next one is drawn whole, since its textures are other
  // ones.
  void drop_frame();
  // The next frame is drawn whole: its textures are other ones.
  void forget_frame() { canvas_->forget(); }
  // What was drawn of the last frame; none: it was the same as the one before.
  const std::optional<PixelRect>& drawn() const { return canvas_->drawn(); }
  void show();  // swaps

 private:
  Window() = default;
  tl::expected<void, std::string> create(const WindowOptions& options);
  void listen();
  void start_imgui();
  static Window& self(GLFWwindow* window);
  void note(const InputEvent& event);

  bool glfw_ = false;
  bool imgui_ = false;
  GLFWwindow* window_ = nullptr;
  bool disturbed_ = true;
  std::uint32_t clear_colour_ = 0;
  std::unique_ptr<Canvas> canvas_;
  std::deque<InputEvent> input_;
};

}  // namespace motcua::ui
