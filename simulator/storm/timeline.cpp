#include "simulator/storm/timeline.h"

namespace motcua::storm {

bool Timeline::step(Time until) {
  if (queue_.empty() || queue_.top().when > until) {
    now_ = std::max(now_, until);
    return false;
  }
  // The queue gives only a const reference; the entry leaves it at once.
  Action action = std::move(const_cast<Entry&>(queue_.top()).action);
  now_ = queue_.top().when;
  queue_.pop();
  ++steps_;
  action();
  return true;
}

}  // namespace motcua::storm
