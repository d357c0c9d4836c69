#include "display/announcer.h"

#include <algorithm>

#include "planted/bugs.h"

namespace motcua::display {

std::uint64_t newest_announcement(const protocol::Board& board) {
  std::uint64_t number = board.newest_announcement();
  for (const auto& call : board.announcements()) number = std::max(number, call.number());
  return number;
}

bool to_be_announced_late(const protocol::Announcement& call, std::int64_t hall_now_ms) {
  const bool young = hall_now_ms - static_cast<std::int64_t>(call.hall_ms()) < kAnnounceUntilMs;
  return call.state() == protocol::CALL_OPEN && young;
}

std::vector<std::uint64_t> Announcer::see(const protocol::Board& board, std::int64_t hall_now_ms) {
  std::vector<std::uint64_t> fresh;
  const auto newest = newest_announcement(board);
  // Smaller numbers than before: another record was put in place.
  const bool another = newest < seen_;
  for (const auto& call : board.announcements()) {
    const bool known = call.number() <= seen_ && (watching_ || !planted::is_planted(planted::Bug::kAnnouncedAgain));
    if (!started_ || another || known || call.state() == protocol::CALL_WITHDRAWN) continue;
    if (watching_ || to_be_announced_late(call, hall_now_ms)) fresh.push_back(call.number());
  }
  std::sort(fresh.begin(), fresh.end());
  if (planted::is_planted(planted::Bug::kAnnouncementLeftOut) && fresh.size() > 1) fresh = {fresh.back()};
  if (planted::is_planted(planted::Bug::kAwayAnnouncesNothing) && !watching_) fresh.clear();
  seen_ = newest;
  started_ = watching_ = true;
  return fresh;
}

}  // namespace motcua::display
