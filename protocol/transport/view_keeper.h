// Which picture a screen shows, and whether it may show it as current.
//
// Pure, one thread at a time. Within an incarnation only a larger sequence number replaces a picture. Another
// incarnation's picture is taken when the command channel confirms that incarnation; until the first confirmation the
// first one seen is kept. Fresh is an age: dispatcher time now minus the time in the picture's head, and only for the
// confirmed incarnation.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "protocol/messages.pb.h"
#include "protocol/transport/clock_sync.h"

namespace motcua::transport {

class ViewKeeper {
 public:
  using ViewPtr = std::shared_ptr<const protocol::View>;

  explicit ViewKeeper(std::chrono::milliseconds stale_after) : stale_after_(stale_after) {}

  // True: it is the picture now. `now` is the steady clock.
  bool offer(Time now, ViewPtr view);
  // What the command channel says: the incarnation that runs, and its clock. True: the picture is another one now.
  bool confirm(std::uint64_t incarnation, std::int64_t clock_offset_ms);

  const ViewPtr& view() const { return view_; }
  bool fresh(Time now) const;
  // Of the picture; none while the dispatcher's clock is not known.
  std::optional<std::chrono::milliseconds> age(Time now) const;
  std::chrono::milliseconds fresh_for(Time now) const;
  // Hall time now, extrapolated at the picture's speed; 0 without a picture.
  std::int64_t hall_now_ms(Time now) const;

 private:
  void take(Time received, ViewPtr view);

  std::chrono::milliseconds stale_after_;
  ViewPtr view_;
  Time received_{0};
  ViewPtr waiting_;  // the newest of an incarnation that is not confirmed (yet)
  Time waiting_received_{0};
  std::optional<std::uint64_t> incarnation_;  // the confirmed one
  std::int64_t clock_offset_ms_ = 0;
};

}  // namespace motcua::transport
