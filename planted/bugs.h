// Known bugs, planted one at a time, so that the simulator can show that it would find them. They exist only in a build
// with MOTCUA_PLANTED_BUGS (preset "planted"); in every other one is_planted() is false at compile time and nothing of
// them is left.
//
// plant() before anything else runs, by one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::planted {

enum class Bug {
  kNone,
  kAnswerBeforeSync,      // the service answers before its batch is safe
  kPublishBeforeSync,     // ... shows it
  kRetryExecutedAgain,    // ... does not look whether a request was answered already
  kOldStateDecides,       // ... decides a whole batch on the state before it
  kSnapshotOffByOne,      // ... labels a snapshot with the record before
  kSessionsForgotten,     // recovery leaves out who was answered what
  kNumbersForgotten,      // ... and which numbers were given
  kSyncLeftOut,           // the journal commits without waiting for the disk
  kFailedWriteIgnored,    // ... takes a failed write for a good one
  kDamageAccepted,        // ... does not look at checksums
  kStaleShown,            // a screen shows an old picture as current
  kPressKeptOverOutage,   // a client sends later what it said it could not send
  kRetryWithNewNumber,    // a client's second try is a new request
  kAnnouncedAgain,        // a display announces again what it announced before it was away
  kAnnouncementLeftOut,   // ... only the last of several calls
  kAwayAnnouncesNothing,  // ... nothing of what was called while it was away
  kCounterNotFreed,       // the hall: a finish leaves its counter busy
  kCalledStaysInLine,     // ... a call does not take the ticket out of its line
  kFinishedDropped,       // ... a finish forgets the ticket, and the figures agree
  kFinishedWaitsAgain,    // ... a finish puts the ticket back into line
  kLeftoversServed,       // ... who is at a counter when the day ends counts as served
  kNumberAgain,           // ... a change of class frees the last number of the series
  kHiddenState,           // ... what a call does depends on more than the record says
  kCallNotAnnounced,      // ... a call is on the record and not among the announcements
  kRecallNotAnnounced,    // ... the same of a recall
  kOneOfTwoAnnounced,     // a board leaves out one of two calls of the same moment
  kWaitingSwapped,        // pictures show how many wait for two services the wrong way round
  kBrokenLogAccepted,     // the journal takes a log that is broken in its middle for one that ends there
  kWallJumpUnnoticed,     // no jump of the wall clock comes on the record
  kSeriesGoOn,            // whoever takes over from a copy goes on with its next number
};

struct Named {
  Bug bug;
  std::string_view name;
};
const std::vector<Named>& all_bugs();
std::optional<Bug> find_bug(std::string_view name);

#ifdef MOTCUA_PLANTED_BUGS
inline constexpr bool kCanBePlanted = true;
bool is_planted(Bug bug);
void plant(Bug bug);
// Bug::kHiddenState: what no record knows.
std::uint32_t hidden_count();
#else
inline constexpr bool kCanBePlanted = false;
constexpr bool is_planted(Bug) {
  return false;
}
inline void plant(Bug) {}
constexpr std::uint32_t hidden_count() {
  return 0;
}
#endif

}  // namespace motcua::planted
