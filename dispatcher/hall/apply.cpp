#include <algorithm>
#include <cassert>

#include "dispatcher/hall/hall.h"
#include "dispatcher/hall/settings_change.h"

namespace motcua::hall {
namespace {

// One overload per event. Asks nothing: what stands in the record happened.
class Applier {
 public:
  Applier(State& state, TimeMs at_ms) : state_(state), at_ms_(at_ms) {}

  void operator()(const SettingsApplied& event) { change_settings(state_, event.settings); }
  void operator()(const DayStarted& event);
  void operator()(const VisitDayEnded& event);
  void operator()(const WallClockJumped&) {}
  void operator()(const TicketIssued& event);
  void operator()(const CounterOpened& event);
  void operator()(const CounterClosed& event);
  void operator()(const CounterReady& event);
  void operator()(const Called& event);
  void operator()(const Recalled& event);
  void operator()(const ServiceStarted& event);
  void operator()(const Finished& event);
  void operator()(const NoShow& event);
  void operator()(const CallWithdrawn& event);
  void operator()(const TicketCancelled& event);

 private:
  Visit& visit(VisitId id);
  Counter& counter(CounterNumber number);
  void into_line(const Visit& visit);
  void out_of_line(const Visit& visit);
  void set(Counter& counter, CounterState state, VisitId current);
  void end(Visit& visit, VisitState how);
  void announce(std::uint64_t number, const Visit& visit, CounterNumber counter, std::uint32_t recall);
  // What becomes of the announcements of a call that is over.
  void settle(VisitId visit, AnnouncementState state);

  State& state_;
  TimeMs at_ms_;
};

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

void Applier::into_line(const Visit& visit) {
  const Leg& leg = visit.leg();
  add(state_.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, visit.id});
  ++state_.waiting[leg.service];
  ++state_.day.waiting;
}

void Applier::out_of_line(const Visit& visit) {
  const Leg& leg = visit.leg();
  remove(state_.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, visit.id});
  --state_.waiting[leg.service];
  --state_.day.waiting;
}

void Applier::set(Counter& counter, CounterState state, VisitId current) {
  counter.state = state;
  counter.current = current;
  counter.since_ms = at_ms_;
}

void Applier::end(Visit& visit, VisitState how) {
  visit.state = how;
  visit.leg().ended_ms = at_ms_;
}

void Applier::announce(std::uint64_t number, const Visit& visit, CounterNumber counter, std::uint32_t recall) {
  state_.next_announcement = number + 1;
  state_.announcements.push_back({number, visit.id, visit.ticket, counter, at_ms_, recall, AnnouncementState::kOpen});
  if (state_.announcements.size() > kAnnouncementsKept) state_.announcements.pop_front();
}

void Applier::settle(VisitId visit, AnnouncementState to) {
  for (auto one = state_.announcements.rbegin(); one != state_.announcements.rend(); ++one) {
    if (one->visit != visit) continue;
    one->state = to;
    if (one->recall == 0) break;  // older ones belong to an earlier call
  }
}

void Applier::operator()(const DayStarted& event) {
  state_.date_ends_ms = event.ends_ms;
  if (event.date == state_.date) return;
  state_.date = event.date;
  state_.series.clear();
  state_.visits.clear();
  state_.tickets.clear();
  state_.lines.clear();
  state_.announcements.clear();
  state_.waiting.assign(state_.settings.services.size(), 0);
  state_.day = {};
  for (auto& [number, counter] : state_.counters) {
    counter.served = 0;
    counter.last_call_was_priority = false;
    counter.call_before_was_priority = false;
  }
}

void Applier::operator()(const VisitDayEnded& event) {
  Visit& one = visit(event.visit);
  if (one.state == VisitState::kWaiting) {
    out_of_line(one);
    ++state_.day.left;
  } else {
    set(counter(one.leg().counter), CounterState::kIdle, 0);
    settle(one.id, AnnouncementState::kAnswered);
  }
  end(one, VisitState::kDayEnded);
}

void Applier::operator()(const TicketIssued& event) {
  const auto service = state_.settings.find_service(event.service);
  const auto priority_class = state_.settings.find_class(event.priority_class);
  assert(service && priority_class);
  Visit issued{event.visit, event.ticket, at_ms_, event.procedure, VisitState::kWaiting, {}, {}};
  Leg leg;
  leg.service = *service;
  leg.priority_class = *priority_class;
  leg.queued_ms = at_ms_;
  leg.effective_start_ms = at_ms_;
  issued.legs.push_back(leg);
  into_line(issued);
  ++state_.day.issued;
  state_.next_visit = event.visit + 1;
  state_.series[event.ticket.letter] = event.ticket.number;
  state_.tickets.emplace(event.ticket, event.visit);
  state_.visits.emplace_hint(state_.visits.end(), event.visit, std::move(issued));
}

void Applier::operator()(const CounterOpened& event) {
  Counter& opened = counter(event.counter);
  const auto profile = state_.settings.find_profile(event.profile);
  assert(profile);
  opened.profile = *profile;
  set(opened, CounterState::kIdle, 0);
}

void Applier::operator()(const CounterClosed& event) {
  set(counter(event.counter), CounterState::kClosed, 0);
}

void Applier::operator()(const CounterReady& event) {
  set(counter(event.counter), CounterState::kReady, 0);
}

void Applier::operator()(const Called& event) {
  Visit& called = visit(event.visit);
  out_of_line(called);
  ++state_.day.called;
  called.state = VisitState::kCalled;
  called.reason = event.reason;
  Leg& leg = called.leg();
  leg.called_ms = at_ms_;
  leg.counter = event.counter;
  leg.recalls = 0;
  Counter& by = counter(event.counter);
  by.call_before_was_priority = by.last_call_was_priority;
  by.last_call_was_priority = event.reason.rule == CallRule::kLegalPriority;
  set(by, CounterState::kCalling, event.visit);
  announce(event.announcement, called, event.counter, 0);
}

void Applier::operator()(const Recalled& event) {
  Visit& recalled = visit(event.visit);
  const std::uint32_t count = ++recalled.leg().recalls;
  announce(event.announcement, recalled, event.counter, count);
}

void Applier::operator()(const ServiceStarted& event) {
  Visit& started = visit(event.visit);
  started.state = VisitState::kServing;
  started.leg().started_ms = at_ms_;
  set(counter(event.counter), CounterState::kServing, event.visit);
  settle(event.visit, AnnouncementState::kAnswered);
}

void Applier::operator()(const Finished& event) {
  Visit& finished = visit(event.visit);
  finished.leg().outcome = event.outcome;
  end(finished, VisitState::kFinished);
  Counter& at = counter(event.counter);
  ++at.served;
  set(at, CounterState::kIdle, 0);
  ++state_.day.finished;
  settle(event.visit, AnnouncementState::kAnswered);
}

void Applier::operator()(const NoShow& event) {
  end(visit(event.visit), VisitState::kNoShow);
  set(counter(event.counter), CounterState::kIdle, 0);
  ++state_.day.no_show;
  settle(event.visit, AnnouncementState::kAnswered);
}

void Applier::operator()(const CallWithdrawn& event) {
  Visit& back = visit(event.visit);
  back.state = VisitState::kWaiting;
  Leg& leg = back.leg();
  leg.called_ms = 0;
  leg.counter = 0;
  leg.recalls = 0;
  into_line(back);
  --state_.day.called;
  Counter& by = counter(event.counter);
  by.last_call_was_priority = by.call_before_was_priority;
  set(by, CounterState::kIdle, 0);
  settle(event.visit, AnnouncementState::kWithdrawn);
}

void Applier::operator()(const TicketCancelled& event) {
  Visit& cancelled = visit(event.visit);
  out_of_line(cancelled);
  ++state_.day.left;
  end(cancelled, VisitState::kCancelled);
}

}  // namespace

void apply(State& state, const Event& event, TimeMs at_ms) {
  state.last_event_ms = std::max(state.last_event_ms, at_ms);
  std::visit(Applier(state, at_ms), event);
}

}  // namespace motcua::hall
