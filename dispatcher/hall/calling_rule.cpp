#include "dispatcher/hall/calling_rule.h"

#include <algorithm>

namespace motcua::hall {
namespace {

constexpr DurationMs kWaitMsMax = 7 * kDayMs;

// A line that this counter may call, and how far next_tickets() has gone in it.
struct Cursor {
  const LineKey* key;
  Line::const_iterator at;
  Line::const_iterator end;
};

}  // namespace

Candidate candidate(const State& state, const LineKey& line, const Place& place, TimeMs now_ms) {
  const Promise& promise = state.settings.services[line.service].promises[line.priority_class];
  Candidate head;
  head.visit = place.visit;
  head.effective_start_ms = place.effective_start_ms;
  head.waited_ms = std::clamp<DurationMs>(now_ms - place.effective_start_ms, 0, kWaitMsMax);
  head.head_start_ms = promise.head_start_ms;
  head.promise_ms = promise.promise_ms;
  head.legal_priority = state.settings.classes[line.priority_class].legal_priority;
  return head;
}

bool past_half(const Candidate& head) {
  return 2 * (head.waited_ms + head.head_start_ms) >= head.promise_ms;
}

bool larger_share(const Candidate& a, const Candidate& b) {
  return (a.waited_ms + a.head_start_ms) * b.promise_ms > (b.waited_ms + b.head_start_ms) * a.promise_ms;
}

int Chooser::group(const Candidate& head) const {
  if (!tier_) return 0;
  if (turn_of_others_) return head.legal_priority ? 1 : 0;
  return head.legal_priority && past_half(head) ? 0 : 1;
}

bool Chooser::before(const Candidate& a, const Candidate& b) const {
  const int group_a = group(a);
  const int group_b = group(b);
  if (group_a != group_b) return group_a < group_b;
  if (larger_share(a, b)) return true;
  if (larger_share(b, a)) return false;
  if (a.effective_start_ms != b.effective_start_ms) return a.effective_start_ms < b.effective_start_ms;
  return a.visit < b.visit;
}

void Chooser::offer(const Candidate& head) {
  ++offered_;
  legal_priority_offered_ = legal_priority_offered_ || (head.legal_priority && past_half(head));
  if (best_.visit == 0 || before(head, best_)) {
    second_ = best_;
    best_ = head;
  } else if (second_.visit == 0 || before(head, second_)) {
    second_ = head;
  }
}

std::optional<Choice> Chooser::choice() const {
  if (best_.visit == 0) return std::nullopt;
  Choice choice{CallRule::kLargestShare, best_, second_, offered_};
  if (tier_ && best_.legal_priority && past_half(best_)) {
    choice.rule = CallRule::kLegalPriority;
  } else if (turn_of_others_ && legal_priority_offered_) {
    choice.rule = CallRule::kTurnOfOthers;
  }
  return choice;
}

bool may_call(const State& state, const Counter& counter, const LineKey& line) {
  if (line.restriction.kind == Restriction::Kind::kCounter) return line.restriction.id == counter.number;
  if (line.restriction.kind != Restriction::Kind::kNone) return false;
  const auto& services = state.settings.profiles[counter.profile].services;
  const auto& key = state.settings.services[line.service].key;
  return std::find(services.begin(), services.end(), key) != services.end();
}

std::optional<Choice> choose_next(const State& state, const Counter& counter, TimeMs now_ms) {
  Chooser chooser(state.settings.rules.legal_priority_tier, counter.last_call_was_priority);
  for (const auto& [key, line] : state.lines) {
    if (may_call(state, counter, key)) chooser.offer(candidate(state, key, *line.begin(), now_ms));
  }
  return chooser.choice();
}

std::vector<Choice> next_tickets(const State& state, const Counter& counter, TimeMs now_ms, std::size_t most) {
  std::vector<Cursor> cursors;
  for (const auto& [key, line] : state.lines) {
    if (may_call(state, counter, key)) cursors.push_back({&key, line.begin(), line.end()});
  }
  std::vector<Choice> choices;
  bool last_was_priority = counter.last_call_was_priority;
  while (choices.size() < most) {
    Chooser chooser(state.settings.rules.legal_priority_tier, last_was_priority);
    for (const auto& cursor : cursors) {
      if (cursor.at != cursor.end) chooser.offer(candidate(state, *cursor.key, *cursor.at, now_ms));
    }
    const auto choice = chooser.choice();
    if (!choice) break;
    for (auto& cursor : cursors) {
      if (cursor.at != cursor.end && cursor.at->visit == choice->winner.visit) ++cursor.at;
    }
    last_was_priority = choice->rule == CallRule::kLegalPriority;
    choices.push_back(*choice);
  }
  return choices;
}

std::uint32_t waiting_for(const State& state, const Counter& counter) {
  std::uint32_t waiting = 0;
  for (const auto& [key, line] : state.lines) {
    if (may_call(state, counter, key)) waiting += static_cast<std::uint32_t>(line.size());
  }
  return waiting;
}

CallReason reason_of(const State& state, const Choice& choice) {
  const auto figures = [&](const Candidate& head) {
    Figures result{head.visit, {}, head.waited_ms, head.head_start_ms, head.promise_ms};
    if (const Visit* visit = state.find_visit(head.visit)) result.ticket = visit->ticket;
    return result;
  };
  return {choice.rule, figures(choice.winner), figures(choice.runner_up), choice.lines_compared};
}

}  // namespace motcua::hall
