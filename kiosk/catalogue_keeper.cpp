#include "kiosk/catalogue_keeper.h"

#include "ui/model/link_state.h"

namespace motcua::kiosk {
namespace {

constexpr std::chrono::seconds kPatience{15};

}  // namespace

void CatalogueKeeper::see(const protocol::Board* board, std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (board == nullptr) return;
  wanted_ = board->catalogue_version();
  if (wanted_.empty()) procedures_.reset();
  if (!holds_wanted() && !asking_ && now_ms >= not_before_ms_) ask();
}

bool CatalogueKeeper::holds_wanted() const {
  return wanted_.empty() || (procedures_ && procedures_->catalogue.version() == wanted_);
}

void CatalogueKeeper::ask() {
  asking_ = true;
  fetch_(kPatience, [this](const std::shared_ptr<const protocol::Catalogue>& catalogue) {
    asking_ = false;
    not_before_ms_ = now_ms_ + kCatalogueRetryMs;  // for one that did not come, or is another than the board names
    if (catalogue && !wanted_.empty()) procedures_ = std::make_shared<const Procedures>(*catalogue);
  });
}

std::int64_t CatalogueKeeper::next_change_ms() const {
  return holds_wanted() || asking_ ? ui::kNever : not_before_ms_;
}

}  // namespace motcua::kiosk
