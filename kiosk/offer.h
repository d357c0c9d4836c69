// What can be touched now, from the last picture. Pure, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::kiosk {

struct Offer {
  bool available = false;  // a fresh picture and a connection
  struct Service {
    std::string key;
    bool accepting = false;
  };
  std::vector<Service> services;
  struct Chain {
    std::vector<std::string> services;  // keys, in order
    bool accepting = false;
  };
  std::vector<Chain> chains;
  std::vector<std::string> classes;  // keys, without the ordinary one and without that of appointments
  bool appointments = false;         // can be checked in

  // On the start page: one card for each service and each chain.
  std::size_t cards() const { return services.size() + chains.size(); }

  bool accepts(std::string_view service) const;
};

// Which classes a citizen can choose; the first one of a site is its ordinary one, that of appointments comes with
// them.
std::vector<const protocol::ClassView*> offered_classes(const protocol::Board& board);
Offer make_offer(const protocol::View* view, const ui::LinkState& link);

}  // namespace motcua::kiosk
