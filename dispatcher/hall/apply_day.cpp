// The configuration, the business date, appointments, people.
#include <algorithm>

#include "dispatcher/hall/applier.h"
#include "dispatcher/hall/settings_change.h"

namespace motcua::hall {

void Applier::operator()(const SettingsApplied& event) {
  change_settings(state_, event.settings);
}

void Applier::operator()(const DayStarted& event) {
  state_.date_ends_ms = event.ends_ms;
  state_.plan = event.plan;
  if (event.date == state_.date) return;
  state_.date = event.date;
  state_.series.clear();
  state_.visits.clear();
  state_.tickets.clear();
  state_.lines.clear();
  state_.announcements.clear();
  state_.day = {};
  std::erase_if(state_.appointments, [&](const auto& entry) { return entry.second.date < event.date; });
  settings_of_new_day(state_);
  for (auto& [number, one] : state_.counters) {
    one.served = 0;
    one.last_call_was_priority = false;
    one.call_before_was_priority = false;
    one.parked.clear();
    one.rate_visit = 0;
  }
}

void Applier::operator()(const VisitDayEnded& event) {
  Visit& one = visit(event.visit);
  if (one.state == VisitState::kWaiting) {
    out_of_line(one);
    if (one.calls == 0) ++state_.day.left;
  } else if (one.state == VisitState::kParked) {
    take_up(one);
  } else {
    leave(one, one.leg().counter);
  }
  end(one, VisitState::kDayEnded, LegEnd::kDayEnded);
}

void Applier::operator()(const AppointmentBooked& event) {
  state_.appointments[event.code] = {event.date, event.minute, event.service, event.procedure,
                                     AppointmentState::kBooked};
}

void Applier::operator()(const AppointmentCancelled& event) {
  state_.appointments[event.code].state = AppointmentState::kCancelled;
}

void Applier::operator()(const SignedIn& event) {
  for (auto& [number, one] : state_.counters) {
    if (one.clerk == event.clerk) one.clerk = 0;
  }
  state_.present[event.clerk] = {event.role, event.counter, event.device, at_ms_, at_ms_};
  state_.pin_failures.erase(event.clerk);
  if (event.counter != 0) counter(event.counter).clerk = event.clerk;
}

void Applier::operator()(const SignedOut& event) {
  for (auto& [number, one] : state_.counters) {
    if (one.clerk == event.clerk) one.clerk = 0;
  }
  state_.present.erase(event.clerk);
}

void Applier::operator()(const StaffActive& event) {
  if (const auto found = state_.present.find(event.clerk); found != state_.present.end()) {
    found->second.active_ms = at_ms_;
  }
}

void Applier::operator()(const SignInFailed& event) {
  auto& failures = state_.pin_failures[event.clerk];
  ++failures.count;
  failures.last_ms = at_ms_;
}

}  // namespace motcua::hall
