// A clerk at counter 3 for tests of the terminal: what keys do, what the dispatcher answers, what is shown.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "counter-terminal/controller.h"
#include "counter-terminal/view_model.h"
#include "tests/screens/sample_views.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::tests {

using terminal::Controller;
using terminal::Key;
using terminal::Mode;
using Kind = ui::CommandResult::Kind;

struct Clerk {
  text::Catalogues languages = text::Catalogues::embedded();
  Controller controller{3};
  ui::LinkState link = good_link();
  protocol::View view;
  std::int64_t now_ms = 100'000;

  explicit Clerk(protocol::CounterState state) : view(full_staff_view(state)) { see(); }
  void see() { controller.see(terminal::make_situation(&view, link, 3), now_ms); }
  protocol::CounterView& counter() { return *view.mutable_staff()->mutable_counters(0); }
  std::optional<protocol::Command> press(Key key) {
    now_ms += 1000;
    see();
    return controller.press(key, now_ms);
  }
  // The command of the last of the keys.
  std::optional<protocol::Command> press(std::initializer_list<Key> keys) {
    std::optional<protocol::Command> last;
    for (const Key key : keys) last = press(key);
    return last;
  }
  void write(const std::string& words) {
    for (const char32_t letter : text::characters(words)) controller.type(letter);
  }
  void reject(protocol::RejectionCode code) {
    ui::CommandResult result;
    result.kind = Kind::kRejected;
    result.rejection.set_code(code);
    controller.answered(result, now_ms);
    see();
  }
  void done() {
    ui::CommandResult result;
    result.kind = Kind::kDone;
    controller.answered(result, now_ms);
    see();
  }
  std::string notice() const {
    const auto* said = controller.notice(now_ms);
    return said == nullptr ? "" : said->key;
  }
  terminal::Model model() const {
    return terminal::make_model({&view, link, 3, languages.vietnamese(), controller, now_ms});
  }
};

}  // namespace motcua::tests
