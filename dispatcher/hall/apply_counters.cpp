// Counters: open and closed, calls, the service of a citizen.
#include <algorithm>

#include "dispatcher/hall/applier.h"
#include "planted/bugs.h"

namespace motcua::hall {

using planted::Bug;

void Applier::operator()(const CounterOpened& event) {
  Counter& opened = counter(event.counter);
  opened.profile = state_.settings.find_profile(event.profile).value_or(0);
  opened.break_reason.clear();
  set(opened, CounterState::kIdle, 0);
}

void Applier::operator()(const CounterClosed& event) {
  Counter& closed = counter(event.counter);
  closed.break_reason.clear();
  closed.rate_visit = 0;
  set(closed, CounterState::kClosed, 0);
}

void Applier::operator()(const CounterReady& event) {
  Counter& ready = counter(event.counter);
  ready.break_reason.clear();
  set(ready, CounterState::kReady, 0);
}

void Applier::operator()(const CounterOnBreak& event) {
  Counter& resting = counter(event.counter);
  resting.break_reason = event.reason;
  set(resting, CounterState::kBreak, 0);
}

void Applier::operator()(const ProfileSwitched& event) {
  counter(event.counter).profile = state_.settings.find_profile(event.profile).value_or(0);
}

void Applier::operator()(const Called& event) {
  Visit& called = visit(event.visit);
  if (!planted::is_planted(Bug::kCalledStaysInLine)) out_of_line(called);
  if (called.calls++ == 0) ++state_.day.called;
  called.state = VisitState::kCalled;
  called.reason = event.reason;
  Counter& by = counter(event.counter);
  Leg& leg = called.leg();
  leg.called_ms = at_ms_;
  leg.counter = event.counter;
  leg.clerk = by.clerk;
  leg.recalls = planted::hidden_count();  // 0, unless a bug is planted
  by.break_reason.clear();
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

// Undone, or its counter closed while the citizen was awaited or the ticket put aside.
void Applier::operator()(const CallWithdrawn& event) {
  Visit& back = visit(event.visit);
  Counter& by = counter(event.counter);
  if (back.state == VisitState::kParked) {
    take_up(back);
  } else {
    by.last_call_was_priority = by.call_before_was_priority;
    set(by, CounterState::kIdle, 0);
  }
  back.state = VisitState::kWaiting;
  Leg& leg = back.leg();
  leg.called_ms = 0;
  leg.started_ms = 0;
  leg.announced_ms = 0;
  leg.parked_ms = 0;
  leg.counter = 0;
  leg.clerk = 0;
  leg.recalls = 0;
  if (--back.calls == 0) --state_.day.called;
  into_line(back);
  settle(event.visit, AnnouncementState::kWithdrawn);
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
  finished.dossiers = event.dossiers;
  for (std::size_t i = 0; i < event.then.size(); ++i) {
    const std::size_t added = service(event.then[i]);
    finished.then.insert(finished.then.begin() + static_cast<std::ptrdiff_t>(i), added);
    ++state_.taken[added];
  }
  end(finished, VisitState::kFinished, event.forced ? LegEnd::kForced : LegEnd::kFinished);
  if (!planted::is_planted(Bug::kCounterNotFreed)) leave(finished, event.counter);
  Counter& at = counter(event.counter);
  if (!event.forced) ++at.served;
  at.rate_visit = event.forced ? 0 : event.visit;
  at.rate_leg = static_cast<std::uint32_t>(finished.legs.size() - 1);
  ++state_.day.finished;
  if (planted::is_planted(Bug::kFinishedWaitsAgain) && finished.then.empty()) {
    const auto& settings = state_.settings;
    (*this)(LegBegun{event.visit, LegCause::kTransfer, settings.services[finished.leg().service].key,
                     settings.classes[finished.leg().priority_class].key});
  }
  if (planted::is_planted(Bug::kFinishedDropped) && finished.then.empty()) {
    --state_.day.issued;
    --state_.day.called;
    state_.tickets.erase(finished.ticket);
    state_.visits.erase(event.visit);
  }
}

void Applier::operator()(const NoShow& event) {
  Visit& missed = visit(event.visit);
  end(missed, VisitState::kNoShow, LegEnd::kNoShow);
  leave(missed, event.counter);
  ++state_.day.no_show;
}

void Applier::operator()(const Transferred& event) {
  Visit& sent_on = visit(event.visit);
  end(sent_on, VisitState::kFinished, LegEnd::kTransferred);
  leave(sent_on, event.counter);
}

void Applier::operator()(const Parked& event) {
  Visit& parked = visit(event.visit);
  leave(parked, event.counter);
  parked.state = VisitState::kParked;
  parked.park_reason = event.reason;
  parked.leg().parked_since_ms = at_ms_;
  counter(event.counter).parked.push_back(event.visit);
}

void Applier::operator()(const Resumed& event) {
  Visit& resumed = visit(event.visit);
  take_up(resumed);
  resumed.state = VisitState::kServing;
  if (resumed.leg().started_ms == 0) resumed.leg().started_ms = at_ms_;
  set(counter(event.counter), CounterState::kServing, event.visit);
}

void Applier::operator()(const Rated& event) {
  Counter& at = counter(event.counter);
  if (at.rate_visit == event.visit && at.rate_leg == event.leg) at.rate_visit = 0;
  if (const auto found = state_.visits.find(event.visit); found != state_.visits.end()) {
    found->second.legs[event.leg].rated = true;
  }
}

}  // namespace motcua::hall
