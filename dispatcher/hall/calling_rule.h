// Which ticket is next: the share of the promise used, with the legal-priority tier. docs/rules.md says it in words.
//
// Share of a ticket = (time waited + head start) / promise. Shares are compared as integers by cross-multiplication:
// waits are capped at 7 days and promises at one day, so a product stays below 2^57.
//
// One order decides, on a call of a given counter:
//   normally           tickets of a legal-priority class past half their promise, then all others
//   after such a call  tickets of the other classes, then those of legal-priority classes ("turn of the others")
// and within each group the service that a ranked work profile names first, then the larger share, then the earlier
// effective start, then the smaller visit.
//
// Waits do not grow in the breaks of the timetable. A ticket whose start lies ahead (an appointment) cannot be called
// before its window opens; a line of a service that a counter only helps out with counts once its condition holds.
//
// Bound that follows (tests/hall/bound_test.cpp): while X waits, the counters that can call X make at most 2N + c calls
// before X's own, c being their number and N the number of tickets that can have used at least as large a share as X at
// one of these moments. For an X of an ordinary class, legal-priority tickets count in N only if issued before X has
// used half its promise. So a flood of priority tickets, however large, at most doubles the wait of an ordinary one.
// (Counters with a ranked profile, or that only help out with X's service, are not in c and promise nothing.)
#pragma once

#include <optional>

#include "dispatcher/hall/state.h"

namespace motcua::hall {

// A head of a line as the rule sees it. No allocation, no copies of texts.
struct Candidate {
  VisitId visit = 0;
  TimeMs effective_start_ms = 0;
  DurationMs waited_ms = 0;
  DurationMs head_start_ms = 0;
  DurationMs promise_ms = 1;
  bool legal_priority = false;
  std::uint32_t rank = 0;  // in a ranked profile: the position of its service
};

Candidate candidate(const State& state, const LineKey& line, const Place& place, TimeMs now_ms);

// Has used half its promise or more.
bool past_half(const Candidate& candidate);
// a's share is strictly larger than b's.
bool larger_share(const Candidate& a, const Candidate& b);

struct Choice {
  CallRule rule = CallRule::kLargestShare;
  Candidate winner;
  Candidate runner_up;  // visit 0: none
  std::uint32_t lines_compared = 0;
};

// Gathers heads and says who is next. Feed each line's head once.
class Chooser {
 public:
  Chooser(bool tier, bool turn_of_others) : tier_(tier), turn_of_others_(tier && turn_of_others) {}
  void offer(const Candidate& head);
  std::optional<Choice> choice() const;

 private:
  int group(const Candidate& head) const;
  bool before(const Candidate& a, const Candidate& b) const;

  bool tier_;
  bool turn_of_others_;
  std::uint32_t offered_ = 0;
  bool legal_priority_offered_ = false;
  Candidate best_;
  Candidate second_;
};

// Whether a counter's work profile and the line's restriction let it call from this line; helping out does not count.
bool may_call(const State& state, const Counter& counter, const LineKey& line);
// The condition under which it helps out with this line; null: it does not.
const HelpOut* find_help(const State& state, const Counter& counter, const LineKey& line);
// From when on the head of a line can be called: at once, or when an appointment's window opens.
TimeMs callable_from_ms(const State& state, const LineKey& line, const Place& head);
// When choose_next() will have an answer for this counter as things stand; none: not by waiting alone.
std::optional<TimeMs> callable_at(const State& state, const Counter& counter);

// The next ticket of an open counter; none when nobody waits for it. Costs the number of lines, not of people;
// allocates nothing.
std::optional<Choice> choose_next(const State& state, const Counter& counter, TimeMs now_ms);

// The next `most` tickets in the order in which this counter alone would call them, all at `now_ms`.
std::vector<Choice> next_tickets(const State& state, const Counter& counter, TimeMs now_ms, std::size_t most);

// How many wait in the lines of this counter.
std::uint32_t waiting_for(const State& state, const Counter& counter);

// The choice with the texts a record needs.
CallReason reason_of(const State& state, const Choice& choice);

}  // namespace motcua::hall
