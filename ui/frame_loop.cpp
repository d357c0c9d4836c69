#include "ui/frame_loop.h"

#include <algorithm>
#include <chrono>

namespace motcua::ui {
namespace {

// Servers without a display rate (Xvfb) would draw as fast as they can.
constexpr std::int64_t kFrameMs = 16;
// Something that moves by itself moves gently, and never takes more than half of a processor where software draws.
constexpr std::int64_t kMovingFrameMs = 50;
constexpr int kFramesAfterInput = 3;
// Letters that have no room: all are forgotten, then there is more of it, up to the largest texture.
constexpr int kAttempts = 5;

}  // namespace

std::int64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

FrameLoop::FrameLoop(Window& window, Screen& screen, FontFiles fonts, FrameLoopOptions options, LoopRequests& requests)
    : window_(window), screen_(screen), fonts_(std::move(fonts)), options_(std::move(options)), requests_(requests) {}

void LoopRequests::stop() {
  stopped_ = true;
  Window::wake();
}

void LoopRequests::picture() {
  picture_wanted_ = true;
  Window::wake();
}

tl::expected<void, std::string> FrameLoop::run() {
  while (!requests_.stopped() && !window_.closing()) {
    const std::int64_t now = steady_ms();
    options_.alive();
    if (auto fitted = fit_to_window(); !fitted) return fitted;
    take_input(now);
    if (screen_.update(now)) frames_left_ = std::max(frames_left_, 1);
    if (window_.take_disturbed()) frames_left_ = kFramesAfterInput;
    if (picture_due() || moving_frame_due(now)) frames_left_ = std::max(frames_left_, 1);
    if (frames_left_ > 0 && now - last_frame_ms_ >= kFrameMs) present(now);
    if (!requests_.stopped()) window_.wait(pause_ms(steady_ms()));
  }
  return {};
}

bool FrameLoop::moving_frame_due(std::int64_t now_ms) const {
  return screen_.moving(now_ms) && now_ms - last_frame_ms_ >= moving_interval_ms();
}

std::int64_t FrameLoop::moving_interval_ms() const {
  return std::max(kMovingFrameMs, 2 * last_frame_took_ms_);
}

bool FrameLoop::picture_due() const {
  return requests_.picture_wanted() || (options_.quit_after_picture && screen_.complete());
}

void FrameLoop::present(std::int64_t now_ms) {
  last_frame_ms_ = now_ms;
  --frames_left_;
  const bool picture = picture_due();
  requests_.picture_taken();
  draw(now_ms);
  if (picture) save_picture();
  window_.show();
  last_frame_took_ms_ = picture ? 0 : steady_ms() - now_ms;
}

tl::expected<Picture, std::string> FrameLoop::draw_once(std::int64_t now_ms) {
  window_.wait(0);
  if (auto fitted = fit_to_window(); !fitted) return tl::unexpected(fitted.error());
  screen_.update(now_ms);
  draw(now_ms);
  Picture picture = take_picture(width_, height_);
  window_.show();
  return picture;
}

std::int64_t FrameLoop::pause_ms(std::int64_t now_ms) const {
  if (frames_left_ > 0) return std::max<std::int64_t>(1, last_frame_ms_ + kFrameMs - now_ms);
  if (screen_.moving(now_ms)) return std::max<std::int64_t>(1, last_frame_ms_ + moving_interval_ms() - now_ms);
  const std::int64_t until = std::min(screen_.next_change_ms(), now_ms + options_.longest_sleep_ms);
  return std::max<std::int64_t>(1, until - now_ms);
}

tl::expected<void, std::string> FrameLoop::fit_to_window() {
  const int width = window_.width();
  const int height = window_.height();
  if (width == width_ && height == height_) return {};
  const bool first = width_ == 0;
  width_ = width;
  height_ = height;
  scale_ = screen_.layout(width, height).scale;
  frames_left_ = kFramesAfterInput;
  window_.forget_frame();
  return first ? fonts_.start() : tl::expected<void, std::string>();
}

void FrameLoop::take_input(std::int64_t now_ms) {
  while (const auto event = window_.take_input()) {
    if (event->kind == InputEvent::Kind::kKey) screen_.key(event->key, now_ms);
    if (event->kind == InputEvent::Kind::kText) screen_.type(static_cast<char32_t>(event->key), now_ms);
    if (event->kind == InputEvent::Kind::kPointerDown) {
      pressed_ = hit_at(event->x, event->y);
      screen_.press(pressed_, now_ms);
    }
    if (event->kind == InputEvent::Kind::kPointerUp) {
      const int released = hit_at(event->x, event->y);
      screen_.release(released == pressed_ ? released : 0, now_ms);
      pressed_ = 0;
    }
  }
}

int FrameLoop::hit_at(float x_px, float y_px) const {
  const auto under = [&](const Hit& hit) { return hit.area.contains(x_px / scale_, y_px / scale_); };
  const auto found = std::find_if(hits_.rbegin(), hits_.rend(), under);  // drawn last lies on top
  return found == hits_.rend() ? 0 : found->id;
}

void FrameLoop::draw(std::int64_t now_ms) {
  ++frames_;
  draw_lists(now_ms);
  for (int attempt = 0; fonts_.full() && attempt < kAttempts; ++attempt) {
    window_.drop_frame();
    fonts_.make_room(attempt > 0);
    draw_lists(now_ms);
  }
  window_.end_frame();
}

void FrameLoop::draw_lists(std::int64_t now_ms) {
  window_.begin_frame(screen_.background());
  if (record_ != nullptr) record_->clear();
  Painter painter(*ImGui::GetBackgroundDrawList(), fonts_, scale_, static_cast<float>(width_),
                  static_cast<float>(height_), record_);
  screen_.draw(painter, now_ms);
  hits_ = painter.hits();
}

void FrameLoop::save_picture() {
  if (options_.picture.empty()) return options_.complain("a picture was asked for, but --picture names no file");
  if (auto written = write_png(take_picture(width_, height_), options_.picture); !written) {
    options_.complain(written.error());
  }
  if (options_.quit_after_picture) requests_.stop();
}

}  // namespace motcua::ui
