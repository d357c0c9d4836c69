// A citizen at a kiosk with the small catalogue, for tests from the touch to the words.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kiosk/controller.h"
#include "kiosk/view_model.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/kiosk_catalogue.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {

using kiosk::Page;
using kiosk::Touch;
using Kind = Touch::Kind;
using Result = ui::CommandResult::Kind;

struct KioskVisitor {
  text::Catalogues languages = text::Catalogues::embedded();
  kiosk::Controller controller;
  protocol::View view = board_view();
  ui::LinkState link = good_link();
  std::int64_t now_ms = 100'000;

  explicit KioskVisitor(bool with_catalogue = true) {
    add_appointments(*view.mutable_board());
    if (with_catalogue) controller.hold(std::make_shared<const kiosk::Procedures>(small_catalogue()));
    see();
  }
  void see(std::int64_t after_ms = 0) {
    now_ms += after_ms;
    controller.see(kiosk::make_offer(&view, link), now_ms);
  }
  std::optional<protocol::Command> touch(Kind kind, std::size_t index = 0) {
    see(1000);
    return controller.touch({kind, index}, now_ms);
  }
  void type(const std::string& letters) {
    for (const char letter : letters) controller.type(static_cast<unsigned char>(letter), now_ms);
  }
  void reject(protocol::RejectionCode code, std::uint32_t date = 0) {
    ui::CommandResult result;
    result.kind = Result::kRejected;
    result.rejection.set_code(code);
    result.rejection.set_date(date);
    controller.answered(result, now_ms);
  }
  kiosk::Model model() const {
    kiosk::Input input{&view, link, languages, languages.vietnamese(), controller};
    input.now_ms = now_ms;
    return kiosk::make_model(input);
  }
  std::string first_row() const { return model().rows.empty() ? "" : model().rows[0].name; }
  // The page of birth registration, found by name.
  void open_birth() {
    touch(Kind::kSearch);
    type("khaisinh");
    touch(Kind::kRow, 0);
  }
};

}  // namespace motcua::tests
