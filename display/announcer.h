// Which calls are to be announced (pulsed, read out): each once, in order. A screen that was away announces only calls
// that are still open and younger than 30 s; one that has just started announces nothing that was called before. Both
// show everything.
//
// Numbers grow from date to date. Who takes over from a copy leaves some out (situation 36), so that calls which come
// back with it, also those of a date that was over, are not announced again.
//
// Pure: no clock. Used by the screen's one thread. The board's 64 newest announcements are enough for that, as long as
// a hall makes no more than two calls a second.
#pragma once

#include <cstdint>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::display {

inline constexpr std::int64_t kAnnounceUntilMs = 30'000;  // hall time

class Announcer {
 public:
  // A picture that is current: numbers of the announcements that are new on it. `hall_now_ms` by the hall's clock.
  std::vector<std::uint64_t> see(const protocol::Board& board, std::int64_t hall_now_ms);
  // There is no current picture any more.
  void away() { watching_ = false; }

 private:
  bool started_ = false;
  bool watching_ = false;
  std::uint64_t seen_ = 0;
};

// Who comes to a call late still announces it: it is open and young.
bool to_be_announced_late(const protocol::Announcement& call, std::int64_t hall_now_ms);

// The largest number that a board knows of, 0: none was given yet.
std::uint64_t newest_announcement(const protocol::Board& board);

}  // namespace motcua::display
