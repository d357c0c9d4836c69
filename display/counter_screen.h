// The small board over one counter, as a screen.
//
// Drawing thread. Does not know the transport. Its pictures are of its counter alone (zone.h).
#pragma once

#include "display/counter_model.h"
#include "display/look.h"
#include "display/zone.h"
#include "ui/screen.h"

namespace motcua::display {

class CounterScreen : public ui::Screen {
 public:
  CounterScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source, std::uint32_t counter,
                Look look = {});

  ui::Layout layout(int width_px, int height_px) const override;
  ui::Colour background() const override { return look_.background; }
  bool update(std::int64_t now_ms) override;
  std::int64_t next_change_ms() const override { return model_.next_change_ms; }
  bool moving(std::int64_t now_ms) const override;
  void draw(ui::Painter& painter, std::int64_t now_ms) override;
  bool complete() const override { return model_.state != CounterModel::State::kStale; }

 private:
  const text::Catalogue& words_;
  const text::Catalogue& beside_;
  Source source_;
  std::uint32_t counter_;
  Look look_;
  CallStage stage_;
  CounterModel model_;
};

}  // namespace motcua::display
