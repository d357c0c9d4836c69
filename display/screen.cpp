#include "display/screen.h"

#include "display/panels.h"
#include "display/pulse.h"

namespace motcua::display {

DisplayScreen::DisplayScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source, Look look,
                             Listener listener)
    : words_(words),
      beside_(languages.beside(words)),
      source_(std::move(source)),
      look_(std::move(look)),
      listener_(std::move(listener)) {}

ui::Layout DisplayScreen::layout(int width_px, int height_px) const {
  services_per_page_ = services_per_page(width_px, height_px);
  return display::layout(width_px, height_px);
}

bool DisplayScreen::update(std::int64_t now_ms) {
  const auto [view, link] = source_();
  if (listener_) listener_(view, link);
  if (view != nullptr && view->has_board() && link.fresh) {
    stage_.see(view->board(), now_ms, link.hall_now_ms);
  } else {
    stage_.lapse();
  }
  Model model = make_model({view.get(), link, words_, beside_, now_ms, stage_, services_per_page_});
  const bool changed = !model.same_picture(model_);
  model_ = std::move(model);
  return changed;
}

bool DisplayScreen::moving(std::int64_t now_ms) const {
  return !model_.stale && is_pulsing(now_ms, model_.pulse_from_ms, model_.pulse_until_ms);
}

void DisplayScreen::draw(ui::Painter& painter, std::int64_t now_ms) {
  display::draw(painter, look_, model_, now_ms);
}

}  // namespace motcua::display
