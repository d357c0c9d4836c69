// The part of the hall that one display is about: its services, its counters, or both. What it shows and reads out is
// of that part alone.
//
// Pure but for the cache of zoned(), which is for one thread. A call whose service is not known is shown everywhere:
// too often is better than never.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::display {

// The last picture (null before the first) and how the connection stands.
using Source = std::function<std::pair<std::shared_ptr<const protocol::View>, ui::LinkState>()>;

struct Zone {
  std::set<std::string> services;    // keys; empty: all
  std::set<std::uint32_t> counters;  // empty: all
  bool operator==(const Zone&) const = default;

  bool everything() const { return services.empty() && counters.empty(); }
};

// The board as that part of the hall sees it.
protocol::Board part_of(const protocol::Board& board, const Zone& zone);

// The same pictures, each of that part alone. What the zone names and the hall does not have goes to `complain`, a
// sentence each, once.
Source zoned(Source source, Zone zone, std::function<void(const std::string&)> complain);

}  // namespace motcua::display
