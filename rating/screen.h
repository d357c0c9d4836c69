// The rating device as a screen: touches and digits to the controller, its command to the dispatcher.
//
// Drawing thread. Does not know the transport: source and sending are functions.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

#include "rating/controller.h"
#include "rating/view_model.h"
#include "ui/model/tap_guard.h"
#include "ui/screen.h"

namespace motcua::rating {

using Source = std::function<std::pair<std::shared_ptr<const protocol::View>, ui::LinkState>()>;
using Answered = std::function<void(const ui::CommandResult&)>;
using Send = std::function<void(protocol::Command, std::chrono::milliseconds, Answered)>;

class RatingScreen : public ui::Screen {
 public:
  RatingScreen(const text::Catalogues& languages, const text::Catalogue& words, std::uint32_t counter, Source source,
               Send send);

  ui::Layout layout(int width_px, int height_px) const override;
  ui::Colour background() const override { return ui::light::kBackground; }
  bool update(std::int64_t now_ms) override;
  std::int64_t next_change_ms() const override { return next_change_ms_; }
  void draw(ui::Painter& painter, std::int64_t now_ms) override;
  bool complete() const override { return !model_.disconnected; }
  const Model& model() const { return model_; }
  void key(int glfw_key, std::int64_t now_ms) override;
  void press(int hit, std::int64_t now_ms) override;
  void release(int hit, std::int64_t now_ms) override;

  void touch(const Touch& touch, std::int64_t now_ms);

 private:
  void send(std::optional<protocol::Command> command, std::int64_t now_ms);

  const text::Catalogue& words_;
  const text::Catalogue& beside_;
  std::uint32_t counter_;
  Source source_;
  Send send_;
  Controller controller_;
  ui::TapGuard taps_;
  int touched_ = 0;
  std::int64_t now_ms_ = 0;  // of the last look, for answers that arrive in between
  std::int64_t next_change_ms_ = 0;
  Model model_;
};

}  // namespace motcua::rating
