// How a counter stands, taken from the staff's picture: what the controller decides by and offers to choose from.
//
// Plain values, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "counter-terminal/form.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::terminal {

// What can be chosen from; the values are what a command gets.
struct Offers {
  std::vector<Option> services;   // keys
  std::vector<Option> chains;     // keys of their services, in order, a space between
  std::vector<Option> classes;    // keys
  std::vector<Option> outcomes;   // keys
  std::vector<Option> receivers;  // of a transfer: "" any, "counter 5", "clerk 7"
  std::vector<Option> parked;     // visits
  std::vector<Option> missed;     // visits
};

struct Situation {
  bool can_command = false;  // a fresh picture, a connection, and the counter is in the picture
  bool connected = false;
  protocol::CounterState state = protocol::COUNTER_STATE_UNKNOWN;
  std::uint64_t visit = 0;  // of the current ticket, 0: none
  std::string ticket;
  std::uint32_t dossiers = 0;
  std::uint32_t recalls = 0;
  std::uint32_t recalls_max = 0;
  bool can_send_on = true;  // the finish may name a further service
  bool undo_possible = false;
  std::int64_t undo_left_hall_ms = 0;
  bool sign_in_required = false;
  std::uint32_t clerk = 0;          // signed in here
  std::vector<std::uint64_t> next;  // visits, in the order of the list
  std::size_t default_outcome = 0;
  Offers offers;
};

// The counter in the picture; null if there is none of that number.
const protocol::CounterView* find_counter(const protocol::View* view, std::uint32_t counter);
Situation make_situation(const protocol::View* view, const ui::LinkState& link, std::uint32_t counter);
// What the whole site offers; without what belongs to one counter.
Offers site_offers(const protocol::StaffPicture& staff);

// The numbers that go back into line when the counter closes now: the called and the parked ones; empty: none.
std::string held_tickets(const Situation& situation);

// 7 -> "07", as colleagues write it.
std::string clerk_number(std::uint32_t clerk);

}  // namespace motcua::terminal
