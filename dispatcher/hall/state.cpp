#include "dispatcher/hall/state.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace motcua::hall {
namespace {

using Fault = std::optional<std::string>;

std::string name_of(const Visit& visit) {
  return to_string(visit.ticket);
}

bool in_line(const State& state, const Visit& visit) {
  const Leg& leg = visit.leg();
  const auto line = state.lines.find({leg.service, leg.priority_class, leg.restriction});
  return line != state.lines.end() && line->second.contains({leg.effective_start_ms, visit.id});
}

Fault visit_fault(const State& state, VisitId id, const Visit& visit) {
  if (visit.id != id || visit.legs.empty()) return "a visit without its number or a leg";
  const auto ticket = state.tickets.find(visit.ticket);
  if (ticket == state.tickets.end() || ticket->second != id) return name_of(visit) + " is not found by its number";
  const auto series = state.series.find(visit.ticket.letter);
  if (series == state.series.end() || series->second < visit.ticket.number) {
    return name_of(visit) + " has a number that its series has not given";
  }
  const Leg& leg = visit.leg();
  if (leg.service >= state.settings.services.size() || leg.priority_class >= state.settings.classes.size()) {
    return name_of(visit) + " waits for a service or in a class that does not exist";
  }
  if (in_line(state, visit) != (visit.state == VisitState::kWaiting)) {
    return name_of(visit) + " is in line without waiting, or waits without being in line";
  }
  if (visit.state == VisitState::kParked) {
    const Counter* counter = state.find_counter(leg.counter);
    const auto here = counter == nullptr ? 0 : std::count(counter->parked.begin(), counter->parked.end(), id);
    if (here != 1 || leg.parked_since_ms == 0) return name_of(visit) + " is put aside at no counter";
  }
  const bool at_counter = visit.state == VisitState::kCalled || visit.state == VisitState::kServing;
  const Counter* counter = at_counter ? state.find_counter(leg.counter) : nullptr;
  if (at_counter && (counter == nullptr || counter->current != id)) return name_of(visit) + " is called to no counter";
  return std::nullopt;
}

Fault counter_fault(const State& state, const Counter& counter, std::set<VisitId>& taken) {
  const std::string name = "counter " + std::to_string(counter.number);
  if (counter.profile >= state.settings.profiles.size()) return name + " has no work profile";
  const bool busy = counter.state == CounterState::kCalling || counter.state == CounterState::kServing;
  if (busy != (counter.current != 0)) return name + " is busy without a ticket, or has one without being busy";
  for (const VisitId parked : counter.parked) {
    const Visit* visit = state.find_visit(parked);
    if (visit == nullptr || visit->state != VisitState::kParked || visit->leg().counter != counter.number) {
      return name + " holds a ticket that is not put aside there";
    }
    if (!taken.insert(parked).second) return "a ticket is at two counters, one of them " + name;
  }
  if (!busy) return std::nullopt;
  if (!taken.insert(counter.current).second) return "a ticket is at two counters, one of them " + name;
  const Visit* visit = state.find_visit(counter.current);
  const auto expected = counter.state == CounterState::kCalling ? VisitState::kCalled : VisitState::kServing;
  if (visit == nullptr || visit->state != expected) return name + " and its ticket disagree";
  return std::nullopt;
}

Fault count_fault(const State& state) {
  std::vector<std::uint32_t> waiting(state.settings.services.size(), 0);
  std::size_t places = 0;
  for (const auto& [key, line] : state.lines) {
    if (line.empty()) return "an empty line is kept";
    if (key.service >= waiting.size()) return "a line of a service that does not exist";
    waiting[key.service] += static_cast<std::uint32_t>(line.size());
    places += line.size();
  }
  if (waiting != state.waiting) return "the number waiting per service is not what stands in line";
  std::size_t in_line = 0, never_called = 0;
  for (const auto& [id, visit] : state.visits) {
    if (visit.state != VisitState::kWaiting) continue;
    ++in_line;
    if (visit.calls == 0) ++never_called;
  }
  if (places != in_line) return "the number in line is not the number of visits that wait";
  if (never_called != state.day.waiting) return "the number waiting is not the visits that were never called";
  if (state.day.issued != state.day.called + state.day.waiting + state.day.left)
    return "issued is not called + waiting + left";
  if (state.day.issued != state.visits.size()) return "issued is not the number of visits";
  return std::nullopt;
}

}  // namespace

bool State::pin_locked(ClerkNumber clerk, TimeMs now_ms) const {
  const auto failures = pin_failures.find(clerk);
  return failures != pin_failures.end() && failures->second.count >= settings.rules.pin_tries_max &&
         now_ms - failures->second.last_ms < settings.rules.pin_lock_ms;
}

const Visit* State::find_visit(VisitId id) const {
  const auto found = visits.find(id);
  return found == visits.end() ? nullptr : &found->second;
}

const Counter* State::find_counter(CounterNumber number) const {
  const auto found = counters.find(number);
  return found == counters.end() ? nullptr : &found->second;
}

const Promise& promise_of(const State& state, const Leg& leg) {
  const auto& promises = state.settings.services[leg.service].promises;
  assert(leg.priority_class < promises.size());
  return promises[leg.priority_class];
}

std::optional<std::string> find_contradiction(const State& state) {
  for (const auto& [id, visit] : state.visits) {
    if (auto fault = visit_fault(state, id, visit)) return fault;
    if (id >= state.next_visit) return name_of(visit) + " has a visit number that was not given yet";
  }
  if (state.tickets.size() != state.visits.size()) return "two visits have one ticket number, or a number has no visit";
  std::set<VisitId> taken;
  for (const auto& [number, counter] : state.counters) {
    if (number != counter.number) return "a counter without its number";
    if (auto fault = counter_fault(state, counter, taken)) return fault;
  }
  for (const auto& [number, presence] : state.present) {
    const Counter* counter = state.find_counter(presence.counter);
    if (presence.counter != 0 && (counter == nullptr || counter->clerk != number)) {
      return "clerk " + std::to_string(number) + " is signed in at a counter that does not know it";
    }
  }
  return count_fault(state);
}

}  // namespace motcua::hall
