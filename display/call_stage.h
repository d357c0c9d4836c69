// Which call is the large one: each new call gets its moment, in order, none skipped, also when five counters call at
// once.
//
// Pure: no clock, no drawing; used by the screen's one thread. Times are real (not the hall's) milliseconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "display/announcer.h"
#include "protocol/messages.pb.h"

namespace motcua::display {

inline constexpr std::int64_t kMomentMs = 2000;
inline constexpr std::int64_t kPulseMs = 6000;

class CallStage {
 public:
  // Tells it what the newest picture announces. A screen that has just started, or was away, begins with the newest
  // call; which ones get a moment of their own, the Announcer says. `hall_now_ms` by the hall's clock.
  void see(const protocol::Board& board, std::int64_t now_ms, std::int64_t hall_now_ms);
  // The picture is no longer current: nothing is large. Who waits for a moment gets it when there is a picture again,
  // if the call is still open and young enough to be announced.
  void lapse();

  // Number of the announcement that is the large one; nothing: none to show.
  std::optional<std::uint64_t> large() const { return large_; }
  std::int64_t large_since_ms() const { return large_since_ms_; }
  bool large_is_new() const { return large_is_new_; }  // was called while the screen watched: worth a pulse
  // How many wait for their moment: all of them stand in the list.
  std::size_t waiting() const { return waiting_.size(); }
  // When the next one has its turn; nothing: none waits.
  std::optional<std::int64_t> next_turn_ms() const;

 private:
  void start(const protocol::Board& board, std::int64_t now_ms);
  void drop_missed(const protocol::Board& board, std::int64_t hall_now_ms);
  void drop_withdrawn(const protocol::Board& board, std::int64_t now_ms);
  void show(std::uint64_t number, std::int64_t now_ms, bool is_new);

  Announcer announcer_;
  bool started_ = false;
  std::deque<std::uint64_t> waiting_;
  std::optional<std::uint64_t> large_;
  std::int64_t large_since_ms_ = 0;
  bool large_is_new_ = false;
};

}  // namespace motcua::display
