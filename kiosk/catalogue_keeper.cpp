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
  if (auto made = worker_.take()) procedures_ = std::move(made);
  if (wanted_.empty()) procedures_.reset();
  if (!holds_wanted() && !asking_ && !worker_.busy() && now_ms >= not_before_ms_) ask();
}

bool CatalogueKeeper::holds_wanted() const {
  return wanted_.empty() || (procedures_ && procedures_->catalogue.version() == wanted_);
}

void CatalogueKeeper::ask() {
  asking_ = true;
  fetch_(kPatience, [this](const std::shared_ptr<const protocol::Catalogue>& catalogue) {
    asking_ = false;
    not_before_ms_ = now_ms_ + kCatalogueRetryMs;  // for one that did not come, or is another than the board names
    if (catalogue && !wanted_.empty()) worker_.give(catalogue);
  });
}

std::int64_t CatalogueKeeper::next_change_ms() const {
  if (worker_.busy()) return now_ms_ + kCatalogueLookMs;
  return holds_wanted() || asking_ ? ui::kNever : not_before_ms_;
}

}  // namespace motcua::kiosk
