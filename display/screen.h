// The wall display as a screen: takes pictures from a source, keeps the stage of calls, draws the view-model.
//
// Drawing thread. Does not know the transport: where pictures come from is a function.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "display/call_stage.h"
#include "display/look.h"
#include "display/view_model.h"
#include "display/zone.h"
#include "ui/screen.h"

namespace motcua::display {

// Gets each picture as it is taken, and whether it is current (link.fresh): what reads calls out.
using Listener = std::function<void(const std::shared_ptr<const protocol::View>&, const ui::LinkState&)>;

class DisplayScreen : public ui::Screen {
 public:
  DisplayScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source, Look look = {},
                Listener listener = {});

  ui::Layout layout(int width_px, int height_px) const override;
  ui::Colour background() const override { return look_.background; }
  bool update(std::int64_t now_ms) override;
  std::int64_t next_change_ms() const override { return model_.next_change_ms; }
  bool moving(std::int64_t now_ms) const override;
  void draw(ui::Painter& painter, std::int64_t now_ms) override;
  bool complete() const override { return !model_.stale; }

 private:
  const text::Catalogue& words_;
  const text::Catalogue& beside_;
  Source source_;
  Look look_;
  Listener listener_;
  CallStage stage_;
  Model model_;
  mutable std::size_t services_per_page_ = kServicesPerPage;
};

}  // namespace motcua::display
