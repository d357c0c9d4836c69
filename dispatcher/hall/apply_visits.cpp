// Tickets: issued, changed, cancelled, waiting in a further leg.
#include <algorithm>
#include <cassert>

#include "dispatcher/hall/applier.h"
#include "planted/bugs.h"

namespace motcua::hall {

void Applier::operator()(const TicketIssued& event) {
  Visit issued;
  issued.id = event.visit;
  issued.ticket = event.ticket;
  issued.issued_ms = at_ms_;
  issued.procedure = event.procedure;
  issued.dossiers = event.dossiers;
  issued.approach = event.approach;
  issued.appointment = event.appointment;
  for (const auto& key : event.then) issued.then.push_back(service(key));
  Leg leg;
  leg.service = service(event.service);
  leg.priority_class = priority_class(event.priority_class);
  leg.queued_ms = at_ms_;
  leg.effective_start_ms = event.effective_start_ms != 0 ? event.effective_start_ms : at_ms_;
  issued.legs.push_back(leg);
  into_line(issued);
  ++state_.day.issued;
  ++state_.taken[leg.service];
  for (const std::size_t later : issued.then) ++state_.taken[later];
  state_.next_visit = event.visit + 1;
  state_.series[event.ticket.letter] = event.ticket.number;
  state_.tickets.emplace(event.ticket, event.visit);
  if (const auto booked = state_.appointments.find(event.appointment); booked != state_.appointments.end()) {
    booked->second.state = AppointmentState::kCheckedIn;
  }
  state_.visits.emplace_hint(state_.visits.end(), event.visit, std::move(issued));
}

void Applier::operator()(const TicketChanged& event) {
  Visit& changed = visit(event.visit);
  out_of_line(changed);
  free_place(changed.leg().service);
  changed.leg().service = service(event.service);
  if (event.of_then != 0) {
    changed.then.erase(changed.then.begin() + event.of_then - 1);
  } else {
    ++state_.taken[changed.leg().service];
  }
  changed.leg().priority_class = priority_class(event.priority_class);
  if (planted::is_planted(planted::Bug::kNumberAgain)) --state_.series[changed.ticket.letter];
  changed.approach = event.approach;
  changed.dossiers = event.dossiers;
  into_line(changed);
}

void Applier::operator()(const TicketCancelled& event) {
  Visit& cancelled = visit(event.visit);
  if (cancelled.state == VisitState::kParked) {
    take_up(cancelled);
  } else {
    out_of_line(cancelled);
    free_place(cancelled.leg().service);
    if (cancelled.calls == 0) ++state_.day.left;
  }
  for (const std::size_t later : cancelled.then) free_place(later);
  end(cancelled, VisitState::kCancelled, LegEnd::kCancelled);
}

void Applier::operator()(const LegBegun& event) {
  Visit& goes_on = visit(event.visit);
  if (event.cause == LegCause::kReinstated) --state_.day.no_show;
  if (event.cause == LegCause::kNext) {
    goes_on.then.erase(goes_on.then.begin());
    --state_.day.finished;
  }
  if (event.cause == LegCause::kTransfer) {
    if (event.of_then != 0) {
      goes_on.then.erase(goes_on.then.begin() + event.of_then - 1);
    } else if (service(event.service) != goes_on.leg().service) {
      ++state_.taken[service(event.service)];
    }
  }
  Leg leg;
  leg.service = service(event.service);
  leg.priority_class = priority_class(event.priority_class);
  if (event.only_counter != 0) leg.restriction = {Restriction::Kind::kCounter, event.only_counter};
  if (event.only_clerk != 0) leg.restriction = {Restriction::Kind::kClerk, event.only_clerk};
  leg.queued_ms = at_ms_;
  leg.effective_start_ms = event.effective_start_ms;
  goes_on.legs.push_back(std::move(leg));
  goes_on.state = VisitState::kWaiting;
  into_line(goes_on);
}

}  // namespace motcua::hall
