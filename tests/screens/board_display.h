// What the tests of the wall display's view-model look at: a hall, its connection, and the stage of its calls.
#pragma once

#include <string>

#include "display/view_model.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {

using display::CallStage;
using display::Model;

struct Display {
  text::Catalogues languages = text::Catalogues::embedded();
  CallStage stage;
  protocol::View view = board_view();
  ui::LinkState link = good_link();

  void see(std::int64_t now_ms) { stage.see(view.board(), now_ms, link.hall_now_ms); }
  Model model(std::int64_t now_ms, std::size_t per_page = 8) const {
    return display::make_model({&view, link, languages.vietnamese(), *languages.find("en"), now_ms, stage, per_page});
  }
  std::string large() const { return model(0).large ? model(0).large->ticket : ""; }
};

}  // namespace motcua::tests
