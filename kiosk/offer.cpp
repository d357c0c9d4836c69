#include "kiosk/offer.h"

#include <algorithm>

namespace motcua::kiosk {

bool Offer::accepts(std::string_view service) const {
  const auto wanted = [&](const Service& each) { return each.key == service && each.accepting; };
  return std::any_of(services.begin(), services.end(), wanted);
}

std::vector<const protocol::ClassView*> offered_classes(const protocol::Board& board) {
  std::vector<const protocol::ClassView*> offered;
  for (int i = 1; i < board.classes_size(); ++i) {
    if (!board.classes(i).by_appointment()) offered.push_back(&board.classes(i));
  }
  return offered;
}

Offer make_offer(const protocol::View* view, const ui::LinkState& link) {
  Offer offer;
  if (view == nullptr || !view->has_board() || !link.fresh || !link.connected) return offer;
  offer.available = true;
  const auto& board = view->board();
  for (const auto& service : board.services()) offer.services.push_back({service.key(), service.accepting()});
  for (const auto& chain : board.chains()) {
    const bool accepting = chain.accepting() && chain.services_size() > 0;
    offer.chains.push_back({{chain.services().begin(), chain.services().end()}, accepting});
  }
  for (const auto* each : offered_classes(board)) offer.classes.push_back(each->key());
  offer.appointments = std::any_of(board.classes().begin(), board.classes().end(),
                                   [](const auto& each) { return each.by_appointment(); });
  return offer;
}

}  // namespace motcua::kiosk
