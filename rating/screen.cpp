#include "rating/screen.h"

#include <GLFW/glfw3.h>

#include "rating/panels.h"

namespace motcua::rating {
namespace {

constexpr std::chrono::milliseconds kPatience{3000};

}  // namespace

RatingScreen::RatingScreen(const text::Catalogues& languages, const text::Catalogue& words, std::uint32_t counter,
                           Source source, Send send)
    : words_(words),
      beside_(languages.beside(words)),
      counter_(counter),
      source_(std::move(source)),
      send_(std::move(send)),
      controller_(counter) {}

ui::Layout RatingScreen::layout(int width_px, int height_px) const {
  return rating::layout(width_px, height_px);
}

bool RatingScreen::update(std::int64_t now_ms) {
  now_ms_ = now_ms;
  const auto [view, link] = source_();  // answers come in here
  send(controller_.see(make_offer(view.get(), link, counter_), now_ms), now_ms);
  const Input input{view.get(), link, counter_, words_, beside_, controller_};
  Model model = make_model(input);
  next_change_ms_ = rating::next_change_ms(input, now_ms);
  const bool changed = !(model == model_);
  model_ = std::move(model);
  return changed;
}

void RatingScreen::draw(ui::Painter& painter, std::int64_t) {
  rating::draw(painter, model_, touched_);
}

void RatingScreen::key(int glfw_key, std::int64_t now_ms) {
  if (glfw_key >= GLFW_KEY_1 && glfw_key <= GLFW_KEY_5) {
    send(controller_.digit(static_cast<std::uint32_t>(glfw_key - GLFW_KEY_1 + 1), now_ms), now_ms);
  } else if (glfw_key >= GLFW_KEY_KP_1 && glfw_key <= GLFW_KEY_KP_5) {
    send(controller_.digit(static_cast<std::uint32_t>(glfw_key - GLFW_KEY_KP_1 + 1), now_ms), now_ms);
  } else if (glfw_key == GLFW_KEY_ENTER || glfw_key == GLFW_KEY_KP_ENTER) {
    touch({Touch::Kind::kSend, 0, 0}, now_ms);
  } else if (glfw_key == GLFW_KEY_ESCAPE) {
    touch({Touch::Kind::kBack, 0, 0}, now_ms);
  }
}

void RatingScreen::press(int hit, std::int64_t) {
  touched_ = hit;
}

void RatingScreen::release(int hit, std::int64_t now_ms) {
  touched_ = 0;
  if (hit == 0) return;
  taps_.tap(
      now_ms, [this] { return controller_.page(); }, [&] { touch(touch_of(hit), now_ms); });
}

void RatingScreen::touch(const Touch& touch, std::int64_t now_ms) {
  send(controller_.touch(touch, now_ms), now_ms);
}

void RatingScreen::send(std::optional<protocol::Command> command, std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (!command) return;
  send_(std::move(*command), kPatience,
        [this](const ui::CommandResult& result) { controller_.answered(result, now_ms_); });
}

}  // namespace motcua::rating
