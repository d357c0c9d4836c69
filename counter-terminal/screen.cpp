#include "counter-terminal/screen.h"

#include <GLFW/glfw3.h>

#include "counter-terminal/panels.h"

namespace motcua::terminal {
namespace {

// How long a command may take before the clerk is told that there is no answer.
constexpr std::chrono::milliseconds kPatience{3000};

}  // namespace

TerminalScreen::TerminalScreen(const text::Catalogues& languages, const text::Catalogue& words, std::uint32_t counter,
                               Source source, Send send, KeyMap keys)
    : languages_(languages),
      words_(&words),
      counter_(counter),
      source_(std::move(source)),
      send_(std::move(send)),
      keys_(std::move(keys)),
      controller_(counter) {
  controller_.set_wording([this](const Said& label) { return say(label, *words_); });
}

ui::Layout TerminalScreen::layout(int width_px, int height_px) const {
  return terminal::layout(width_px, height_px);
}

bool TerminalScreen::update(std::int64_t now_ms) {
  now_ms_ = now_ms;
  const auto [view, link] = source_();  // answers come in here
  controller_.see(make_situation(view.get(), link, counter_), now_ms);
  const Input input{view.get(), link, counter_, *words_, controller_, now_ms, keys_.names()};
  Model model = make_model(input);
  next_change_ms_ = terminal::next_change_ms(input);
  const bool changed = !(model == model_);
  model_ = std::move(model);
  return changed;
}

void TerminalScreen::draw(ui::Painter& painter, std::int64_t) {
  terminal::draw(painter, model_);
}

void TerminalScreen::key(int glfw_key, std::int64_t now_ms) {
  typing_ = typing_of(controller_);
  const Key key = keys_.key_of(glfw_key, typing_.line);
  // In a list it is a letter.
  const bool letter = key == Key::kLanguage && glfw_key == GLFW_KEY_L && typing_.form;
  if (key != Key::kNone && !letter) press(key, now_ms);
}

void TerminalScreen::type(char32_t character, std::int64_t) {
  if (typing_ == typing_of(controller_)) controller_.type(character);
}

void TerminalScreen::release(int hit, std::int64_t now_ms) {
  taps_.tap(
      now_ms, [this] { return std::pair(controller_.mode(), typing_of(controller_)); }, [&] { touch(hit, now_ms); });
}

void TerminalScreen::touch(int hit, std::int64_t now_ms) {
  if (hit == kHitHelp) return press(Key::kHelp, now_ms);
  if (hit == kHitClose) return press(Key::kEscape, now_ms);
  if (hit >= kHitRow) return controller_.explain(static_cast<std::size_t>(hit - kHitRow), now_ms);
  now_ms_ = now_ms;
  if (hit >= kHitOption) return send(controller_.choose(static_cast<std::size_t>(hit - kHitOption), now_ms));
  if (hit <= 0 || hit > static_cast<int>(Key::kDigit9)) return;
  // A line of the help does what it says.
  if (controller_.mode() == Mode::kHelp && static_cast<Key>(hit) != Key::kHelp) press(Key::kHelp, now_ms);
  press(static_cast<Key>(hit), now_ms);
}

void TerminalScreen::press(Key key, std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (key == Key::kLanguage) {
    words_ = &languages_.after(*words_);
    return;
  }
  send(controller_.press(key, now_ms));
}

void TerminalScreen::send(std::optional<protocol::Command> command) {
  if (!command) return;
  send_(std::move(*command), kPatience,
        [this](const ui::CommandResult& result) { controller_.answered(result, now_ms_); });
}

}  // namespace motcua::terminal
