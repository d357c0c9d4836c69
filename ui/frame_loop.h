// Draws a screen when something changed, else sleeps: near no CPU when nothing happens.
//
// Drawing thread, except LoopRequests: any thread (not a signal handler).
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "ui/fonts.h"
#include "ui/painter.h"
#include "ui/picture.h"
#include "ui/screen.h"
#include "ui/window.h"

namespace motcua::ui {

// What others ask of the loop. Lives longer than it.
class LoopRequests {
 public:
  void stop();
  void picture();
  bool stopped() const { return stopped_; }
  bool picture_wanted() const { return picture_wanted_; }
  void picture_taken() { picture_wanted_ = false; }

 private:
  std::atomic<bool> stopped_ = false;
  std::atomic<bool> picture_wanted_ = false;
};

struct FrameLoopOptions {
  std::filesystem::path picture;    // where request_picture() puts it; empty: nowhere
  bool quit_after_picture = false;  // take one as soon as the screen is complete, then end
  std::function<void(const std::string&)> complain = [](const std::string&) {};  // e.g. to the log
  std::function<void()> alive = [] {};  // called at least every longest_sleep_ms, for a watchdog
  std::int64_t longest_sleep_ms = 60'000;
};

std::int64_t steady_ms();

class FrameLoop {
 public:
  FrameLoop(Window& window, Screen& screen, FontFiles fonts, FrameLoopOptions options, LoopRequests& requests);

  // Until the window is closed or a stop is requested. An error ends it too: one sentence.
  tl::expected<void, std::string> run();

  // One frame now, for tests: what would be seen at that time.
  tl::expected<Picture, std::string> draw_once(std::int64_t now_ms);
  // For tests: each frame's words and where they stand.
  void record_texts(TextRecord& record) { record_ = &record; }
  std::uint64_t frames() const { return frames_; }

 private:
  tl::expected<void, std::string> fit_to_window();
  void take_input(std::int64_t now_ms);
  bool picture_due() const;
  bool moving_frame_due(std::int64_t now_ms) const;
  std::int64_t moving_interval_ms() const;
  void present(std::int64_t now_ms);
  void draw(std::int64_t now_ms);
  void draw_lists(std::int64_t now_ms);
  int hit_at(float x_px, float y_px) const;
  std::int64_t pause_ms(std::int64_t now_ms) const;
  void save_picture();

  Window& window_;
  Screen& screen_;
  Fonts fonts_;
  FrameLoopOptions options_;
  LoopRequests& requests_;

  int width_ = 0;
  int height_ = 0;
  float scale_ = 1;
  int frames_left_ = 3;
  std::int64_t last_frame_ms_ = 0;
  std::int64_t last_frame_took_ms_ = 0;
  std::uint64_t frames_ = 0;
  int pressed_ = 0;
  std::vector<Hit> hits_;
  TextRecord* record_ = nullptr;
};

}  // namespace motcua::ui
