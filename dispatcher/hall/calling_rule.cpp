#include "dispatcher/hall/calling_rule.h"

#include <algorithm>
#include <string_view>

#include "dispatcher/hall/timetable.h"

namespace motcua::hall {
namespace {

constexpr DurationMs kWaitMsMax = 7 * kDayMs;

// A line that this counter may call, and how far next_tickets() has gone in it.
struct Cursor {
  const LineKey* key;
  Line::const_iterator at;
  Line::const_iterator end;
};

std::optional<std::uint32_t> find(const std::vector<std::string>& services, std::string_view key) {
  const auto found = std::find(services.begin(), services.end(), key);
  if (found == services.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - services.begin());
}

const std::string& key_of(const State& state, const LineKey& line) {
  return state.settings.services[line.service].key;
}

// A restriction holds while that counter is open, or that clerk is at a counter: else nobody would call the ticket.
bool holds(const State& state, const Restriction& restriction) {
  if (restriction.kind == Restriction::Kind::kNone) return false;
  if (restriction.kind == Restriction::Kind::kCounter) {
    const Counter* counter = state.find_counter(restriction.id);
    return counter != nullptr && counter->state != CounterState::kClosed;
  }
  const auto present = state.present.find(restriction.id);
  return present != state.present.end() && present->second.counter != 0;
}

// Offers a head that can be called by now.
void offer(const State& state, const Counter& counter, const LineKey& key, const Place& place, TimeMs now_ms,
           Chooser& chooser) {
  if (callable_from_ms(state, key, place) > now_ms) return;
  Candidate head = candidate(state, key, place, now_ms);
  const WorkProfile& profile = state.settings.profiles[counter.profile];
  if (profile.ranked && key.restriction.kind == Restriction::Kind::kNone) {
    // What it helps out with comes after everything of its own.
    const auto last = static_cast<std::uint32_t>(profile.services.size());
    head.rank = find(profile.services, key_of(state, key)).value_or(last);
  }
  chooser.offer(head);
}

bool due(const State& state, const HelpOut& help, const LineKey& key, const Place& place, TimeMs now_ms) {
  return help.after_ms > 0 && candidate(state, key, place, now_ms).waited_ms >= help.after_ms;
}

// The rule itself: own lines first, then those that the counter helps out with and whose condition holds.
// `for_each_head(visit)` calls visit(key, head) for every line that is not used up; allocates nothing.
template <class ForEachHead>
std::optional<Choice> choose_among(const State& state, const Counter& counter, bool last_was_priority, TimeMs now_ms,
                                   const ForEachHead& for_each_head) {
  Chooser chooser(state.settings.rules.legal_priority_tier, last_was_priority);
  for_each_head([&](const LineKey& key, const Place& head) {
    if (may_call(state, counter, key)) offer(state, counter, key, head, now_ms, chooser);
  });
  if (state.settings.profiles[counter.profile].help_out.empty()) return chooser.choice();
  const bool own_empty = !chooser.choice();
  for_each_head([&](const LineKey& key, const Place& head) {
    if (may_call(state, counter, key)) return;
    const HelpOut* help = find_help(state, counter, key);
    if (help == nullptr) return;
    if ((own_empty && help->when_empty) || due(state, *help, key, head, now_ms)) {
      offer(state, counter, key, head, now_ms, chooser);
    }
  });
  return chooser.choice();
}

}  // namespace

Candidate candidate(const State& state, const LineKey& line, const Place& place, TimeMs now_ms) {
  const Promise& promise = state.settings.services[line.service].promises[line.priority_class];
  Candidate head;
  head.visit = place.visit;
  head.effective_start_ms = place.effective_start_ms;
  const DurationMs waited_ms = time_without_breaks(state.plan, place.effective_start_ms, now_ms);
  head.waited_ms = std::clamp<DurationMs>(waited_ms, 0, kWaitMsMax);
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
  if (a.rank != b.rank) return a.rank < b.rank;
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
  } else if (second_.visit != 0 && best_.rank < second_.rank && larger_share(second_, best_)) {
    choice.rule = CallRule::kOrderOfProfile;
  }
  return choice;
}

bool may_call(const State& state, const Counter& counter, const LineKey& line) {
  if (holds(state, line.restriction)) {
    const bool for_counter = line.restriction.kind == Restriction::Kind::kCounter;
    return line.restriction.id == (for_counter ? counter.number : counter.clerk);
  }
  return find(state.settings.profiles[counter.profile].services, key_of(state, line)).has_value();
}

const HelpOut* find_help(const State& state, const Counter& counter, const LineKey& line) {
  if (holds(state, line.restriction)) return nullptr;
  const auto& key = key_of(state, line);
  const auto& all = state.settings.profiles[counter.profile].help_out;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.service == key; });
  return found == all.end() ? nullptr : &*found;
}

TimeMs callable_from_ms(const State& state, const LineKey& line, const Place& head) {
  const auto& rules = state.settings.appointments;
  const bool appointments = state.settings.classes[line.priority_class].key == rules.priority_class;
  return appointments ? head.effective_start_ms - rules.early_ms : head.effective_start_ms;
}

std::optional<Choice> choose_next(const State& state, const Counter& counter, TimeMs now_ms) {
  return choose_among(state, counter, counter.last_call_was_priority, now_ms, [&](const auto& visit) {
    for (const auto& [key, line] : state.lines) visit(key, *line.begin());
  });
}

std::optional<TimeMs> callable_at(const State& state, const Counter& counter) {
  std::optional<TimeMs> earliest;
  for (const auto& [key, line] : state.lines) {
    const Place& head = *line.begin();
    TimeMs from_ms = callable_from_ms(state, key, head);
    if (!may_call(state, counter, key)) {
      const HelpOut* help = find_help(state, counter, key);
      if (help == nullptr) continue;
      // While the counter waits its own lines are empty, or have only appointments that are still ahead.
      if (!help->when_empty) {
        if (help->after_ms > kWaitMsMax) continue;  // no wait counts as longer
        from_ms = std::max(from_ms, end_of_wait(state.plan, head.effective_start_ms, help->after_ms));
      }
    }
    if (!earliest || from_ms < *earliest) earliest = from_ms;
  }
  return earliest;
}

std::vector<Choice> next_tickets(const State& state, const Counter& counter, TimeMs now_ms, std::size_t most) {
  std::vector<Cursor> cursors;
  for (const auto& [key, line] : state.lines) {
    const bool calls = may_call(state, counter, key) || find_help(state, counter, key) != nullptr;
    if (calls) cursors.push_back({&key, line.begin(), line.end()});
  }
  std::vector<Choice> choices;
  bool last_was_priority = counter.last_call_was_priority;
  while (choices.size() < most) {
    const auto choice = choose_among(state, counter, last_was_priority, now_ms, [&](const auto& visit) {
      for (const auto& cursor : cursors) {
        if (cursor.at != cursor.end) visit(*cursor.key, *cursor.at);
      }
    });
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
  return {choice.rule, figures(choice.winner), figures(choice.runner_up), choice.lines_compared, {}};
}

}  // namespace motcua::hall
