// What the applications of events share.
#include <algorithm>
#include <cassert>

#include "dispatcher/hall/applier.h"
#include "planted/bugs.h"

namespace motcua::hall {

Visit& Applier::visit(VisitId id) {
  const auto found = state_.visits.find(id);
  assert(found != state_.visits.end());
  return found->second;
}

Counter& Applier::counter(CounterNumber number) {
  const auto found = state_.counters.find(number);
  assert(found != state_.counters.end());
  return found->second;
}

std::size_t Applier::service(std::string_view key) const {
  const auto found = state_.settings.find_service(key);
  assert(found);
  return *found;
}

std::size_t Applier::priority_class(std::string_view key) const {
  const auto found = state_.settings.find_class(key);
  assert(found);
  return *found;
}

// A visit that was never called counts as waiting of the day; later legs only stand in line.
void Applier::into_line(const Visit& visit) {
  const Leg& leg = visit.leg();
  add(state_.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, visit.id});
  ++state_.waiting[leg.service];
  if (visit.calls == 0) ++state_.day.waiting;
}

void Applier::out_of_line(const Visit& visit) {
  const Leg& leg = visit.leg();
  remove(state_.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, visit.id});
  --state_.waiting[leg.service];
  if (visit.calls == 0) --state_.day.waiting;
}

void Applier::free_place(std::size_t service) {
  if (state_.taken[service] > 0) --state_.taken[service];
}

void Applier::set(Counter& counter, CounterState state, VisitId current) {
  counter.state = state;
  counter.current = current;
  counter.since_ms = at_ms_;
}

void Applier::end(Visit& visit, VisitState how, LegEnd leg) {
  visit.state = how;
  visit.leg().ended_ms = at_ms_;
  visit.leg().end = leg;
}

void Applier::leave(Visit& visit, CounterNumber number) {
  set(counter(number), CounterState::kIdle, 0);
  settle(visit.id, AnnouncementState::kAnswered);
}

void Applier::take_up(Visit& visit) {
  Leg& leg = visit.leg();
  std::erase(counter(leg.counter).parked, visit.id);
  leg.parked_ms += at_ms_ - leg.parked_since_ms;
  leg.parked_since_ms = 0;
  visit.park_reason.clear();
}

void Applier::announce(std::uint64_t number, Visit& visit, CounterNumber counter, std::uint32_t recall) {
  visit.leg().announced_ms = at_ms_;
  state_.next_announcement = number + 1;
  if (planted::is_planted(recall == 0 ? planted::Bug::kCallNotAnnounced : planted::Bug::kRecallNotAnnounced)) return;
  state_.announcements.push_back(
      {number, visit.id, visit.ticket, counter, at_ms_, recall, AnnouncementState::kOpen, visit.approach});
  if (state_.announcements.size() > kAnnouncementsKept) state_.announcements.pop_front();
}

void Applier::settle(VisitId visit, AnnouncementState to) {
  for (auto one = state_.announcements.rbegin(); one != state_.announcements.rend(); ++one) {
    if (one->visit != visit) continue;
    one->state = to;
    if (one->recall == 0) break;  // older ones belong to an earlier call
  }
}

void Applier::note_activity(const Event& event) {
  std::visit(
      [this](const auto& one) {
        if constexpr (requires { one.counter; }) {
          const Counter* at = state_.find_counter(one.counter);
          const auto found = at == nullptr ? state_.present.end() : state_.present.find(at->clerk);
          if (found != state_.present.end()) found->second.active_ms = at_ms_;
        }
      },
      event);
}

void apply(State& state, const Event& event, TimeMs at_ms) {
  state.last_event_ms = std::max(state.last_event_ms, at_ms);
  Applier applier(state, at_ms);
  std::visit(applier, event);
  applier.note_activity(event);
}

}  // namespace motcua::hall
