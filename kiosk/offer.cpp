#include "kiosk/offer.h"

#include <algorithm>

namespace motcua::kiosk {

bool Offer::accepts(std::string_view service) const {
  const auto wanted = [&](const Service& each) { return each.key == service && each.accepting; };
  return std::any_of(services.begin(), services.end(), wanted);
}

Offer make_offer(const protocol::View* view, const ui::LinkState& link) {
  Offer offer;
  if (view == nullptr || !view->has_board() || !link.fresh || !link.connected) return offer;
  offer.available = true;
  for (const auto& service : view->board().services()) offer.services.push_back({service.key(), service.accepting()});
  // The first class of a site is its ordinary one.
  for (int i = 1; i < view->board().classes_size(); ++i) offer.classes.push_back(view->board().classes(i).key());
  return offer;
}

}  // namespace motcua::kiosk
