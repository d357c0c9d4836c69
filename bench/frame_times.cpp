#include "bench/frame_times.h"

#include <stdexcept>

#include "ui/font_files.h"
#include "ui/fonts.h"
#include "ui/frame_loop.h"
#include "ui/painter.h"
#include "ui/picture.h"
#include "ui/window.h"

namespace motcua::bench {
namespace {

constexpr int kWarmUp = 10;

template <class T>
T or_throw(tl::expected<T, std::string> result) {
  if (!result) throw std::runtime_error(result.error());
  return std::move(*result);
}

}  // namespace

FrameTimes measure_frames(ui::Screen* screen, int width, int height, int frames) {
  auto window = or_throw(ui::Window::open({"motcua-bench", ui::Geometry{width, height, 0, 0}, 1}));
  ui::Fonts fonts(or_throw(ui::read_fonts(ui::font_folder(std::nullopt))));
  const float scale = screen != nullptr ? screen->layout(width, height).scale : 1;
  if (auto started = fonts.start(); !started) throw std::runtime_error(started.error());
  FrameTimes times;
  for (int i = 0; i < kWarmUp + frames; ++i) {
    window->wait(0);
    const auto now_ms = ui::steady_ms();
    if (screen != nullptr) screen->update(now_ms);
    window->forget_frame();  // all of it, as if everything had changed
    const Stopwatch whole;
    window->begin_frame(screen != nullptr ? screen->background() : 0);
    const Stopwatch lists;
    ui::Painter painter(*ImGui::GetBackgroundDrawList(), fonts, scale, static_cast<float>(width),
                        static_cast<float>(height));
    if (screen != nullptr) screen->draw(painter, now_ms);
    const Micros lists_us = lists.elapsed_us();
    if (fonts.full()) throw std::runtime_error("the letters of a frame have no room");
    window->end_frame();
    ui::take_picture(1, 1);  // returns when all of it is drawn
    window->show();
    if (i < kWarmUp) continue;
    times.lists.push_back(lists_us);
    times.whole.push_back(whole.elapsed_us());
  }
  return times;
}

}  // namespace motcua::bench
