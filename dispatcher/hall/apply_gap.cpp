// The gap after a dispatcher that was lost: numbers that are skipped, tickets that were written by hand.
#include "dispatcher/hall/applier.h"

namespace motcua::hall {

void Applier::operator()(const NumbersSkipped& event) {
  for (const auto& one : event.series) state_.series[one.letter] = one.last_number;
  state_.next_visit = event.next_visit;
  state_.next_announcement = event.next_announcement;
}

void Applier::operator()(const TicketEntered& event) {
  Visit entered;
  entered.id = event.visit;
  entered.ticket = event.ticket;
  entered.issued_ms = event.issued_ms;
  entered.procedure = event.procedure;
  entered.dossiers = event.dossiers;
  entered.by_hand = true;
  Leg leg;
  leg.service = service(event.service);
  leg.priority_class = priority_class(event.priority_class);
  leg.queued_ms = event.issued_ms;
  leg.effective_start_ms = event.issued_ms;
  ++state_.day.issued;
  ++state_.taken[leg.service];
  state_.next_visit = event.visit + 1;
  state_.tickets.emplace(event.ticket, event.visit);
  if (event.served) {
    leg.counter = event.served->counter;
    leg.called_ms = leg.announced_ms = leg.started_ms = event.served->called_ms;
    leg.ended_ms = event.served->ended_ms;
    leg.outcome = event.served->outcome;
    leg.end = LegEnd::kFinished;
    entered.calls = 1;
    entered.state = VisitState::kFinished;
    ++state_.day.called;
    ++state_.day.finished;
    ++counter(event.served->counter).served;
  }
  entered.legs.push_back(std::move(leg));
  if (!event.served) into_line(entered);
  state_.visits.emplace_hint(state_.visits.end(), event.visit, std::move(entered));
}

}  // namespace motcua::hall
