// What can be touched now, from the last picture. Pure, any thread.
#pragma once

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
  std::vector<std::string> classes;  // keys, without the ordinary one

  bool accepts(std::string_view service) const;
};

Offer make_offer(const protocol::View* view, const ui::LinkState& link);

}  // namespace motcua::kiosk
