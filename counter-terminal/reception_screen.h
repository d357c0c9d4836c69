// The reception as a screen: keys and clicks to the controller, its commands to the dispatcher.
//
// Drawing thread. Does not know the transport: source and sending are functions.
#pragma once

#include "counter-terminal/reception_model.h"
#include "counter-terminal/screen.h"
#include "printing/desk.h"

namespace motcua::terminal {

class ReceptionScreen : public ui::Screen {
 public:
  // How the reception is, whenever that changes.
  using Report = std::function<void(const protocol::DeviceState&)>;

  ReceptionScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source, Send send,
                  KeyMap keys = {}, printing::Desk desk = {}, Report report = {})
      : languages_(languages),
        words_(&words),
        source_(std::move(source)),
        send_(std::move(send)),
        keys_(std::move(keys)),
        desk_(std::move(desk)),
        report_(std::move(report)) {
    controller_.set_wording([this](const Said& label) { return say(label, *words_); });
    typing_ = typing_of(controller_);
  }

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
  const ReceptionModel& model() const { return model_; }

 private:
  void touch(int hit, std::int64_t now_ms);
  void send(std::optional<protocol::Command> command);
  void answered(const ui::CommandResult& result);
  void print();
  void see_printer();
  void tell_state();

  const text::Catalogues& languages_;
  const text::Catalogue* words_;
  Source source_;
  Send send_;
  KeyMap keys_;
  printing::Desk desk_;
  Report report_;
  std::string told_state_;                      // as it was reported last
  std::shared_ptr<const protocol::View> view_;  // of the last look
  ReceptionController controller_;
  Typing typing_;  // when the last key went down
  ui::TapGuard taps_;
  std::int64_t now_ms_ = 0;  // of the last look, for answers that arrive in between
  std::int64_t next_change_ms_ = 0;
  ReceptionModel model_;
};

}  // namespace motcua::terminal
