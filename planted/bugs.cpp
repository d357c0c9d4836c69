#include "planted/bugs.h"

namespace motcua::planted {
#ifdef MOTCUA_PLANTED_BUGS
namespace {

Bug& the_bug() {
  static Bug bug = Bug::kNone;
  return bug;
}

}  // namespace

bool is_planted(Bug bug) {
  return the_bug() == bug;
}

void plant(Bug bug) {
  the_bug() = bug;
}

std::uint32_t hidden_count() {
  static std::uint32_t count = 0;
  return the_bug() == Bug::kHiddenState ? ++count % 2 : 0;
}
#endif

const std::vector<Named>& all_bugs() {
  static const std::vector<Named> bugs{
      {Bug::kAnswerBeforeSync, "answer-before-sync"},
      {Bug::kPublishBeforeSync, "publish-before-sync"},
      {Bug::kRetryExecutedAgain, "retry-executed-again"},
      {Bug::kOldStateDecides, "old-state-decides"},
      {Bug::kSnapshotOffByOne, "snapshot-off-by-one"},
      {Bug::kSessionsForgotten, "sessions-forgotten"},
      {Bug::kNumbersForgotten, "numbers-forgotten"},
      {Bug::kSyncLeftOut, "sync-left-out"},
      {Bug::kFailedWriteIgnored, "failed-write-ignored"},
      {Bug::kDamageAccepted, "damage-accepted"},
      {Bug::kStaleShown, "stale-shown"},
      {Bug::kPressKeptOverOutage, "press-kept-over-outage"},
      {Bug::kRetryWithNewNumber, "retry-with-new-number"},
      {Bug::kAnnouncedAgain, "announced-again"},
      {Bug::kAnnouncementLeftOut, "announcement-left-out"},
      {Bug::kAwayAnnouncesNothing, "away-announces-nothing"},
      {Bug::kCounterNotFreed, "counter-not-freed"},
      {Bug::kCalledStaysInLine, "called-stays-in-line"},
      {Bug::kFinishedDropped, "finished-dropped"},
      {Bug::kFinishedWaitsAgain, "finished-waits-again"},
      {Bug::kLeftoversServed, "leftovers-served"},
      {Bug::kNumberAgain, "number-again"},
      {Bug::kHiddenState, "hidden-state"},
      {Bug::kCallNotAnnounced, "call-not-announced"},
      {Bug::kRecallNotAnnounced, "recall-not-announced"},
      {Bug::kOneOfTwoAnnounced, "one-of-two-announced"},
      {Bug::kWaitingSwapped, "waiting-swapped"},
      {Bug::kBrokenLogAccepted, "broken-log-accepted"},
      {Bug::kWallJumpUnnoticed, "wall-jump-unnoticed"},
      {Bug::kSeriesGoOn, "series-go-on"},
  };
  return bugs;
}

std::optional<Bug> find_bug(std::string_view name) {
  for (const auto& [bug, known] : all_bugs()) {
    if (known == name) return bug;
  }
  return std::nullopt;
}

}  // namespace motcua::planted
