// Tickets: issue, change, cancel, reprint, reinstate; appointments.
#include <algorithm>
#include <cassert>

#include "dispatcher/hall/decider.h"
#include "dispatcher/hall/timetable.h"

namespace motcua::hall {
namespace {

bool same_booking(const Appointment& booked, const BookAppointment& command) {
  return booked.date == command.date && booked.minute == command.minute && booked.service == command.service &&
         booked.procedure == command.procedure;
}

}  // namespace

Refused Decider::check_procedure(const std::string& procedure, const std::string& service) const {
  if (procedure.empty()) return std::nullopt;
  const Procedure* known = state_.settings.find_procedure(procedure);
  if (known != nullptr && known->service == service) return std::nullopt;
  return Rejection{Code::kUnknownProcedure, "service '" + service + "' has no procedure '" + procedure + "'"};
}

Refused Decider::check_open(std::size_t position) const {
  const Service& service = state_.settings.services[position];
  if (!service.accepting) return Rejection{Code::kServiceClosed, "service '" + service.key + "' takes no tickets now"};
  if (!gives_tickets(state_.plan, now_.hall_ms)) {
    const bool today = opens_again(state_.plan, now_.hall_ms);
    const BusinessDate another = today ? 0 : next_open_date(state_.configured, state_.date);
    return Rejection{Code::kHallClosed, "no tickets are given at this time", {}, 0, another};
  }
  return check_capacity(position, 1);
}

Refused Decider::check_capacity(std::size_t position, std::size_t places) const {
  const Service& service = state_.settings.services[position];
  if (service.capacity == 0 || state_.taken[position] + places <= service.capacity) return std::nullopt;
  const BusinessDate another = next_open_date(state_.configured, state_.date);
  return Rejection{Code::kCapacityReached,
                   "service '" + service.key + "' has given its " + std::to_string(service.capacity) +
                       " tickets of today" + (another != 0 ? ", come on " + date_text(another) : ""),
                   {},
                   0,
                   another};
}

Refused Decider::check_dossiers(std::uint32_t dossiers) const {
  const auto most = state_.settings.rules.dossiers_max;
  if (dossiers > kDossiersMax || (most != 0 && dossiers > most)) {
    return Rejection{Code::kTooManyDossiers, "a ticket takes at most " +
                                                 std::to_string(most != 0 ? most : kDossiersMax) + " dossiers, not " +
                                                 std::to_string(dossiers)};
  }
  return std::nullopt;
}

const std::string& Decider::letter_of(std::size_t service, std::size_t priority_class) const {
  const auto& own_letter = state_.settings.classes[priority_class].letter;
  return own_letter.empty() ? state_.settings.services[service].letter : own_letter;
}

Refused Decider::find_number(std::size_t service, std::size_t priority_class, TicketNumber& ticket) const {
  const auto& settings = state_.settings;
  ticket = {letter_of(service, priority_class), 1};
  const auto series = state_.series.find(ticket.letter);
  if (series != state_.series.end()) ticket.number = series->second + 1;
  if (ticket.number <= settings.rules.series_max) return std::nullopt;
  return Rejection{Code::kSeriesExhausted, "the letter " + ticket.letter + " has no number left today"};
}

Refused Decider::operator()(const IssueTicket& command) {
  const auto& settings = state_.settings;
  TicketIssued issued{state_.next_visit, {}, command.service, command.priority_class, command.procedure};
  issued.then = command.then;
  issued.dossiers = std::max<std::uint32_t>(command.dossiers, 1);
  issued.approach = command.approach;
  if (issued.priority_class.empty()) issued.priority_class = settings.classes.front().key;
  std::size_t service = 0, priority_class = 0, later = 0;
  if (auto refused = find_service(command.service, service)) return refused;
  if (auto refused = find_free_class(issued.priority_class, priority_class)) return refused;
  if (auto refused = check_dossiers(issued.dossiers)) return refused;
  const auto& rules = settings.rules;
  if (rules.bulk_from != 0 && issued.dossiers >= rules.bulk_from && priority_class == 0) {
    if (auto refused = find_class(rules.bulk_class, priority_class)) return refused;
    issued.priority_class = rules.bulk_class;
  }
  if (auto refused = check_open(service)) return refused;
  if (command.then.size() > kLegsAhead) {
    return Rejection{Code::kBadValue, "a visit has at most " + std::to_string(kLegsAhead + 1) + " services"};
  }
  for (const auto& key : command.then) {
    if (auto refused = find_service(key, later)) return refused;
    if (auto refused = check_open(later)) return refused;
    const auto times = std::count(command.then.begin(), command.then.end(), key) + (key == command.service ? 1 : 0);
    if (auto refused = check_capacity(later, static_cast<std::size_t>(times))) return refused;
  }
  if (auto refused = check_procedure(command.procedure, command.service)) return refused;
  if (auto refused = find_number(service, priority_class, issued.ticket)) return refused;
  events_.emplace_back(std::move(issued));
  return std::nullopt;
}

Refused Decider::operator()(const CancelTicket& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_visit(command.visit, command.ticket, visit)) return refused;
  const std::string ticket = to_string(visit->ticket);
  if (ended(visit->state)) return Rejection{Code::kTicketEnded, ticket + " has ended already", ticket};
  if (visit->state == VisitState::kCalled || visit->state == VisitState::kServing) {
    const CounterNumber counter = visit->leg().counter;
    return Rejection{Code::kTicketIsCalled, ticket + " is at " + name_of(counter), ticket, counter};
  }
  events_.emplace_back(TicketCancelled{visit->id});
  return std::nullopt;
}

// A service that was to come anyway has its place already, and comes now.
Refused Decider::check_change(const Visit& visit, std::size_t service, std::uint32_t& of_then) const {
  const auto ahead = std::find(visit.then.begin(), visit.then.end(), service);
  if (ahead == visit.then.end()) return check_capacity(service, 1);
  of_then = static_cast<std::uint32_t>(ahead - visit.then.begin()) + 1;
  return std::nullopt;
}

// A waiting ticket; its number and the time it has waited stay as they are.
Refused Decider::operator()(const ChangeTicket& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_visit(command.visit, command.ticket, visit)) return refused;
  const std::string ticket = to_string(visit->ticket);
  if (visit->state != VisitState::kWaiting) {
    return Rejection{Code::kTicketNotWaiting, ticket + " is not waiting", ticket};
  }
  const Leg& leg = visit->leg();
  TicketChanged changed{visit->id,
                        state_.settings.services[leg.service].key,
                        state_.settings.classes[leg.priority_class].key,
                        visit->approach || command.approach,
                        command.dossiers != 0 ? command.dossiers : visit->dossiers,
                        command.reason};
  const TicketChanged before{visit->id,       changed.service, changed.priority_class,
                             visit->approach, visit->dossiers, command.reason};
  std::size_t position = 0;
  if (!command.service.empty()) {
    if (auto refused = find_service(command.service, position)) return refused;
    if (position != leg.service) {
      if (auto refused = find_called_service(command.service, position)) return refused;
      if (auto refused = check_change(*visit, position, changed.of_then)) return refused;
    }
    changed.service = command.service;
  }
  if (!command.priority_class.empty()) {
    if (auto refused = find_free_class(command.priority_class, position)) return refused;
    if (command.reason.empty() && command.priority_class != changed.priority_class) {
      return Rejection{Code::kReasonMissing, "a change of class needs a reason", ticket};
    }
    changed.priority_class = command.priority_class;
  }
  if (auto refused = check_dossiers(changed.dossiers)) return refused;
  if (auto refused = check_text(command.reason)) return refused;
  if (changed == before) return Rejection{Code::kNothingToChange, ticket + " is like that already", ticket};
  events_.emplace_back(std::move(changed));
  return std::nullopt;
}

Refused Decider::operator()(const Reprint& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_visit(command.visit, command.ticket, visit)) return refused;
  const std::string ticket = to_string(visit->ticket);
  if (ended(visit->state)) return Rejection{Code::kTicketEnded, ticket + " has ended already", ticket};
  events_.emplace_back(Reprinted{visit->id});
  return std::nullopt;
}

// Behind the next `reinstate_behind` of its line, or at its end; never before the moment the call was missed.
Refused Decider::operator()(const Reinstate& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_visit(command.visit, command.ticket, visit)) return refused;
  const std::string ticket = to_string(visit->ticket);
  if (visit->state != VisitState::kNoShow) {
    return Rejection{Code::kNotANoShow, ticket + " did not miss its call", ticket};
  }
  const auto& rules = state_.settings.rules;
  const Leg& missed = visit->leg();
  LegBegun leg = next_leg(*visit);
  leg.cause = LegCause::kReinstated;
  leg.effective_start_ms = now_.hall_ms;
  const auto line = state_.lines.find({missed.service, missed.priority_class, missed.restriction});
  if (now_.hall_ms - missed.ended_ms <= rules.reinstate_within_ms) {
    leg.effective_start_ms = missed.ended_ms;
    if (line != state_.lines.end()) {
      auto ahead = line->second.begin();
      Place last = *ahead;
      for (std::uint32_t i = 0; i < rules.reinstate_behind && ahead != line->second.end(); ++i) last = *ahead++;
      const bool all = ahead == line->second.end();
      const TimeMs behind = rules.reinstate_behind == 0 ? missed.effective_start_ms
                                                        : last.effective_start_ms + (last.visit < visit->id ? 0 : 1);
      leg.effective_start_ms = all ? std::max(behind, missed.ended_ms) : behind;
    }
  }
  // Appointments ahead of their time may stand in the line: nobody is put behind a time that is still to come.
  leg.effective_start_ms = std::min(leg.effective_start_ms, now_.hall_ms);
  events_.emplace_back(std::move(leg));
  return std::nullopt;
}

Refused Decider::operator()(const BookAppointment& command) {
  const auto& settings = state_.configured;
  if (settings.appointments.priority_class.empty()) {
    return Rejection{Code::kBadValue, "this site takes no appointments ([appointments] in the site file)"};
  }
  if (command.code.empty() || command.code.size() > 64) {
    return Rejection{Code::kBadValue, "an appointment needs a code of 1 to 64 letters or digits"};
  }
  if (!is_date(command.date) || command.minute >= 24 * 60) {
    return Rejection{Code::kBadValue, "appointment '" + command.code + "' is at no time of the calendar"};
  }
  const auto booked = state_.appointments.find(command.code);
  if (booked != state_.appointments.end() && booked->second.state != AppointmentState::kCancelled) {
    if (same_booking(booked->second, command)) return std::nullopt;
    return Rejection{Code::kAppointmentDiffers, "the code '" + command.code + "' is booked with other particulars"};
  }
  if (command.date < state_.date) {
    return Rejection{
        Code::kWrongDay, "appointment '" + command.code + "' is on a day that is over", {}, 0, command.date};
  }
  const Settings on_that_day = on_date(settings, command.date);
  if (!on_that_day.find_service(command.service)) {
    return Rejection{Code::kUnknownService, "there is no service '" + command.service + "' on that day"};
  }
  if (auto refused = check_procedure(command.procedure, command.service)) return refused;
  if (!open_at(settings, command.date, command.minute)) {
    const bool another_hour = open_on(settings, command.date);
    return Rejection{Code::kHallClosed,
                     "appointment '" + command.code + "' is on " + date_text(command.date) +
                         (another_hour ? " outside the opening hours" : ", when the hall is closed"),
                     {},
                     0,
                     next_open_date(settings, command.date)};
  }
  if (command.check_only) return std::nullopt;
  events_.emplace_back(
      AppointmentBooked{command.code, command.date, command.minute, command.service, command.procedure});
  return std::nullopt;
}

Refused Decider::operator()(const CancelAppointment& command) {
  const auto booked = state_.appointments.find(command.code);
  if (booked == state_.appointments.end() || booked->second.state == AppointmentState::kCancelled) {
    return Rejection{Code::kUnknownAppointment, "there is no appointment '" + command.code + "'"};
  }
  if (booked->second.state == AppointmentState::kCheckedIn) {
    return Rejection{Code::kAppointmentUsed, "appointment '" + command.code + "' has its ticket already"};
  }
  events_.emplace_back(AppointmentCancelled{command.code});
  return std::nullopt;
}

// On time it waits from the booked time, late from now on; too late it is a ticket like all others.
Refused Decider::operator()(const CheckIn& command) {
  const auto found = state_.appointments.find(command.code);
  if (found == state_.appointments.end() || found->second.state == AppointmentState::kCancelled) {
    return Rejection{Code::kUnknownAppointment, "there is no appointment '" + command.code + "'"};
  }
  const Appointment& booked = found->second;
  if (booked.state == AppointmentState::kCheckedIn) {
    return Rejection{Code::kAppointmentUsed, "appointment '" + command.code + "' has its ticket already"};
  }
  if (booked.date != state_.date) {
    return Rejection{Code::kWrongDay, "appointment '" + command.code + "' is for another day", {}, 0, booked.date};
  }
  const auto& rules = state_.settings.appointments;
  const TimeMs at = time_on(state_.plan, booked.minute);
  const bool late = now_.hall_ms > at + rules.late_ms;
  std::size_t service = 0, priority_class = 0;
  if (auto refused = find_service(booked.service, service)) return refused;
  if (!late) {
    if (auto refused = find_class(rules.priority_class, priority_class)) return refused;
  }
  if (late || !state_.settings.services[service].accepting) {
    if (auto refused = check_open(service)) return refused;
  }
  TicketIssued issued{
      state_.next_visit, {}, booked.service, state_.settings.classes[priority_class].key, booked.procedure};
  if (auto refused = find_number(service, priority_class, issued.ticket)) return refused;
  issued.approach = command.approach;
  issued.appointment = command.code;
  issued.effective_start_ms = late ? 0 : std::max(at, now_.hall_ms);
  events_.emplace_back(std::move(issued));
  return std::nullopt;
}

}  // namespace motcua::hall
