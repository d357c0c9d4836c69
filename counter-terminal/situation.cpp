#include "counter-terminal/situation.h"

#include <algorithm>

namespace motcua::terminal {

const protocol::CounterView* find_counter(const protocol::View* view, std::uint32_t counter) {
  if (view == nullptr || !view->has_staff()) return nullptr;
  for (const auto& each : view->staff().counters()) {
    if (each.number() == counter) return &each;
  }
  return nullptr;
}

Situation make_situation(const protocol::View* view, const ui::LinkState& link, std::uint32_t counter) {
  Situation situation;
  situation.connected = link.connected;
  const auto* at = find_counter(view, counter);
  situation.can_command = link.fresh && link.connected && at != nullptr;
  if (at == nullptr) return situation;
  situation.state = at->state();
  if (at->has_current()) {
    const auto& current = at->current();
    situation.visit = current.ticket().visit();
    situation.ticket = current.ticket().number();
    situation.recalls = current.recalls();
    situation.recalls_max = current.recalls_max();
    situation.undo_left_hall_ms = static_cast<std::int64_t>(current.undo_until_ms()) - link.hall_now_ms;
    situation.undo_possible = current.undo_until_ms() != 0 && situation.undo_left_hall_ms > 0;
  }
  for (const auto& outcome : view->staff().outcomes()) situation.outcomes.push_back(outcome.key());
  return situation;
}

}  // namespace motcua::terminal
