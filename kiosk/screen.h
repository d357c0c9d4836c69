// The kiosk as a screen: touches and keys to the controller, its commands to the dispatcher.
//
// Drawing thread. Does not know the transport: source, sending and fetching are functions.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/catalogue_keeper.h"
#include "kiosk/controller.h"
#include "kiosk/view_model.h"
#include "printing/desk.h"
#include "ui/model/tap_guard.h"
#include "ui/screen.h"

namespace motcua::kiosk {

using Source = std::function<std::pair<std::shared_ptr<const protocol::View>, ui::LinkState>()>;
using Report = std::function<void(const protocol::DeviceState&)>;
using Answered = std::function<void(const ui::CommandResult&)>;
using Send = std::function<void(protocol::Command, std::chrono::milliseconds, Answered)>;

// What the staff see of the kiosk and how they get to it, and what it is for.
struct KioskCare {
  std::string staff_code;  // digits; empty: no page for staff
  std::string software;    // name and version
  Report report;           // how the kiosk is, whenever that changes; none: nobody is told
  bool give_back = true;   // citizens who leave can give their number back
};

class KioskScreen : public ui::Screen {
 public:
  KioskScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source, Send send,
              FetchCatalogue fetch, printing::Desk desk = {}, KioskCare care = {});

  ui::Layout layout(int width_px, int height_px) const override;
  ui::Colour background() const override { return ui::light::kBackground; }
  bool update(std::int64_t now_ms) override;
  std::int64_t next_change_ms() const override { return next_change_ms_; }
  void draw(ui::Painter& painter, std::int64_t now_ms) override;
  bool complete() const override { return !model_.disconnected; }
  void key(int glfw_key, std::int64_t now_ms) override;
  void type(char32_t character, std::int64_t now_ms) override;
  void press(int hit, std::int64_t now_ms) override;
  void release(int hit, std::int64_t now_ms) override;

  void touch(Touch touch, std::int64_t now_ms);
  const Model& model() const { return model_; }
  // The search waits for its catalogue.
  bool preparing() const { return keeper_.preparing(); }

 private:
  // The controller counts languages from the kiosk's own.
  const text::Catalogue& words() const;
  void carry_out(std::optional<protocol::Command> command);
  void answered(const ui::CommandResult& result);
  void print(bool again);
  void see_printer(std::int64_t now_ms);
  void print_test();
  void tell_state();

  const text::Catalogues& languages_;
  std::size_t own_language_;
  Source source_;
  Send send_;
  std::shared_ptr<const protocol::View> view_;  // of the last look
  CatalogueKeeper keeper_;
  printing::Desk desk_;
  KioskCare care_;
  protocol::DeviceState state_;  // as it is now
  std::string told_;             // as it was told last
  std::string phone_words_;
  Controller controller_;
  ui::TapGuard taps_;
  int touched_ = 0;
  std::int64_t now_ms_ = 0;  // of the last look, for answers that arrive in between
  std::int64_t next_change_ms_ = 0;
  Model model_;
};

}  // namespace motcua::kiosk
