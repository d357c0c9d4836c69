#include "simulator/storm/timeline.h"

#include <algorithm>

namespace motcua::storm {

void Timeline::at(Time when, Action action) {
  if (free_.empty()) {
    free_.push_back(actions_.size());
    actions_.emplace_back();
  }
  const auto place = free_.back();
  free_.pop_back();
  actions_[place] = std::move(action);
  queue_.push({std::max(when, now_), order_++, place});
}

bool Timeline::step(Time until) {
  if (queue_.empty() || queue_.top().when > until) {
    now_ = std::max(now_, until);
    return false;
  }
  const auto place = queue_.top().action;
  now_ = queue_.top().when;
  queue_.pop();
  ++steps_;
  const Action action = std::exchange(actions_[place], nullptr);
  free_.push_back(place);
  action();
  return true;
}

}  // namespace motcua::storm
