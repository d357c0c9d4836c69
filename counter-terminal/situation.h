// How a counter stands, taken from the staff's picture: what the controller decides by.
//
// Plain values, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::terminal {

struct Situation {
  bool can_command = false;  // a fresh picture, a connection, and the counter is in the picture
  bool connected = false;
  protocol::CounterState state = protocol::COUNTER_STATE_UNKNOWN;
  std::uint64_t visit = 0;  // of the current ticket, 0: none
  std::string ticket;
  std::uint32_t recalls = 0;
  std::uint32_t recalls_max = 0;
  bool undo_possible = false;
  std::int64_t undo_left_hall_ms = 0;
  std::vector<std::string> outcomes;  // keys, in the order of their digits; the first nine can be chosen
};

// The counter in the picture; null if there is none of that number.
const protocol::CounterView* find_counter(const protocol::View* view, std::uint32_t counter);
Situation make_situation(const protocol::View* view, const ui::LinkState& link, std::uint32_t counter);

}  // namespace motcua::terminal
