// Virtual time: what is to happen when, in one thread. Nothing waits; the next moment comes when all of this one is
// done. The same actions in the same order at every run: ties go to what was asked first.
//
// An action that throws leaves the timeline in order: the rest can go on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <utility>
#include <vector>

#include "protocol/transport/clock_sync.h"

namespace motcua::storm {

using transport::Time;

class Timeline {
 public:
  using Action = std::function<void()>;

  Time now() const { return now_; }
  std::uint64_t steps() const { return steps_; }
  void at(Time when, Action action);
  void after(Time delay, Action action) { at(now_ + delay, std::move(action)); }
  // The next action; false: there is none up to `until`, and it is that time now.
  bool step(Time until);

 private:
  // Small, since the queue moves them about; what is to happen stays where it is.
  struct Entry {
    Time when;
    std::uint64_t order;
    std::size_t action;  // in actions_
  };
  struct Later {
    bool operator()(const Entry& a, const Entry& b) const {
      return a.when != b.when ? a.when > b.when : a.order > b.order;
    }
  };
  std::priority_queue<Entry, std::vector<Entry>, Later> queue_;
  std::vector<Action> actions_;
  std::vector<std::size_t> free_;  // places in actions_ that are empty
  Time now_{0};
  std::uint64_t order_ = 0;
  std::uint64_t steps_ = 0;
};

// Who may die before what was asked for happens: guarded actions are passed over then.
class Life {
 public:
  void renew() { token_ = std::make_shared<char>(); }
  void end() { token_.reset(); }
  bool alive() const { return token_ != nullptr; }
  Timeline::Action guard(Timeline::Action action) const {
    return [token = std::weak_ptr<char>(token_), action = std::move(action)] {
      if (!token.expired()) action();
    };
  }

 private:
  std::shared_ptr<char> token_;
};

}  // namespace motcua::storm
