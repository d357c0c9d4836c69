// The counter terminal as a screen: keys and clicks to the controller, its commands to the dispatcher.
//
// Drawing thread. Does not know the transport: source and sending are functions.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "counter-terminal/controller.h"
#include "counter-terminal/key_map.h"
#include "counter-terminal/view_model.h"
#include "ui/model/tap_guard.h"
#include "ui/screen.h"

namespace motcua::terminal {

using Source = std::function<std::pair<std::shared_ptr<const protocol::View>, ui::LinkState>()>;
using Answered = std::function<void(const ui::CommandResult&)>;
using Send = std::function<void(protocol::Command, std::chrono::milliseconds, Answered)>;

// What is typed into: the letter of a key that has just begun, ended or gone on in it does not belong to it.
struct Typing {
  bool line = false;  // letters are no keys
  bool form = false;
  std::size_t step = 0;
  bool operator==(const Typing&) const = default;
};
template <class AnyController>
Typing typing_of(const AnyController& controller) {
  const Form* form = controller.form();
  return {controller.typing(), form != nullptr, form == nullptr ? 0 : form->at()};
}

class TerminalScreen : public ui::Screen {
 public:
  TerminalScreen(const text::Catalogues& languages, const text::Catalogue& words, std::uint32_t counter, Source source,
                 Send send, KeyMap keys = {});

  ui::Layout layout(int width_px, int height_px) const override;
  ui::Colour background() const override { return ui::light::kBackground; }
  bool update(std::int64_t now_ms) override;
  std::int64_t next_change_ms() const override { return next_change_ms_; }
  void draw(ui::Painter& painter, std::int64_t now_ms) override;
  bool complete() const override { return !model_.stale; }
  void key(int glfw_key, std::int64_t now_ms) override;
  void type(char32_t character, std::int64_t now_ms) override;
  void release(int hit, std::int64_t now_ms) override;

  void press(Key key, std::int64_t now_ms);
  const Model& model() const { return model_; }

 private:
  void touch(int hit, std::int64_t now_ms);
  void send(std::optional<protocol::Command> command);

  const text::Catalogues& languages_;
  const text::Catalogue* words_;
  std::uint32_t counter_;
  Source source_;
  Send send_;
  KeyMap keys_;
  Controller controller_;
  Typing typing_;  // when the last key went down
  ui::TapGuard taps_;
  std::int64_t now_ms_ = 0;  // of the last look, for answers that arrive in between
  std::int64_t next_change_ms_ = 0;
  Model model_;
};

}  // namespace motcua::terminal
