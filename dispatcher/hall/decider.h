// decide(), one overload per command, in files by theme: decide_tickets.cpp, decide_counters.cpp, decide_service.cpp,
// decide_staff.cpp, decide_day.cpp, decide_gap.cpp. Each either appends events or returns the rejection, never both;
// changes nothing. Only for the sources of this folder.
#pragma once

#include "dispatcher/hall/deadline.h"
#include "dispatcher/hall/hall.h"

namespace motcua::hall {

using Refused = std::optional<Rejection>;
using Code = RejectionCode;

inline constexpr std::size_t kLegsAhead = 10;          // services still to come
inline constexpr std::uint32_t kDossiersMax = 10'000;  // on one ticket, whatever is configured

std::string name_of(CounterNumber counter);
// A free text for the record: not too long, and nothing in it that looks like an identity, phone or mail address.
Refused check_text(const std::string& text);
Rejection at_counter(Code code, CounterNumber counter, const std::string& what);

class Decider {
 public:
  Decider(const State& state, const Moment& now, Events& events) : state_(state), now_(now), events_(events) {}

  // The configuration and the day.
  Refused operator()(const ApplySettings& command);
  Refused operator()(const Tick& command);
  Refused operator()(const NoteWallClockJump& command);
  // Tickets and appointments.
  Refused operator()(const IssueTicket& command);
  Refused operator()(const CancelTicket& command);
  Refused operator()(const ChangeTicket& command);
  Refused operator()(const Reprint& command);
  Refused operator()(const Reinstate& command);
  Refused operator()(const BookAppointment& command);
  Refused operator()(const CancelAppointment& command);
  Refused operator()(const CheckIn& command);
  // The gap after a dispatcher that was lost.
  Refused operator()(const SkipNumbers& command);
  Refused operator()(const EnterTicket& command);
  // Counters.
  Refused operator()(const OpenCounter& command);
  Refused operator()(const CloseCounter& command);
  Refused operator()(const TakeBreak& command);
  Refused operator()(const SwitchProfile& command);
  Refused operator()(const CallNext& command);
  Refused operator()(const CallTicket& command);
  Refused operator()(const Recall& command);
  Refused operator()(const UndoCall& command);
  Refused operator()(const MarkNoShow& command);
  // The service of a citizen.
  Refused operator()(const StartService& command);
  Refused operator()(const Finish& command);
  Refused operator()(const FinishAndCallNext& command);
  Refused operator()(const ForceFinish& command);
  Refused operator()(const Park& command);
  Refused operator()(const Resume& command);
  Refused operator()(const Transfer& command);
  Refused operator()(const Rate& command);
  // People.
  Refused operator()(const SignIn& command);
  Refused operator()(const SignOut& command);
  Refused operator()(const NoteActivity& command);

 private:
  Refused find_open(CounterNumber number, const Counter*& counter) const;
  Refused find_free(CounterNumber number, const Counter*& counter) const;
  Refused find_current(CounterNumber number, VisitId expected, const Counter*& counter, const Visit*& visit) const;
  // As find_current, for what only makes sense while the citizen is awaited.
  Refused find_awaited(CounterNumber number, VisitId expected, const Visit*& visit) const;
  Refused find_outcome(const std::string& key, std::string& outcome) const;
  // A visit of today by id, or by number when the id is 0.
  Refused find_visit(VisitId id, const std::string& ticket, const Visit*& visit) const;
  Refused find_service(const std::string& key, std::size_t& service) const;
  Refused find_called_service(const std::string& key, std::size_t& service) const;
  Refused find_class(const std::string& key, std::size_t& priority_class) const;
  // A class that can be asked for: that of the appointments comes with a check-in alone.
  Refused find_free_class(const std::string& key, std::size_t& priority_class) const;
  // The services that a clerk adds to a visit.
  Refused check_further(const Visit& visit, const std::vector<std::string>& then) const;
  Refused check_procedure(const std::string& procedure, const std::string& service) const;
  Refused check_capacity(std::size_t position, std::size_t places) const;
  Refused check_change(const Visit& visit, std::size_t service, std::uint32_t& of_then) const;
  Refused check_open(std::size_t service) const;
  Refused check_dossiers(std::uint32_t dossiers) const;
  Refused find_number(std::size_t service, std::size_t priority_class, TicketNumber& ticket) const;
  // What may be written on a ticket: a number of the right series that was skipped, and the times on it.
  Refused check_written(const EnterTicket& command, const TicketNumber& ticket, const std::string& letter) const;
  Refused check_times(const EnterTicket& command) const;
  Refused find_served(const EnterTicket& command, std::optional<TicketEntered::Served>& served) const;
  // The letter of the tickets of a service and class.
  const std::string& letter_of(std::size_t service, std::size_t priority_class) const;
  Refused find_place(TransferPlace place, const Visit& visit, const LineKey& line, TimeMs& effective_start_ms) const;
  LegBegun next_leg(const Visit& visit) const;
  void call_next(const Counter& counter);
  void start_day();
  bool ring_again(const Counter& counter);
  // The finish of a leg, and the next leg of the visit if there is one.
  void finish(const Visit& visit, Finished finished);
  void end_forgotten_service(const Counter& counter);
  bool sign_out_forgotten();
  // Signed out; a counter that was ready calls nobody to an empty desk.
  const Counter* bound_by_ticket(const Presence& presence) const;
  void sign_out(ClerkNumber clerk, SignOutCause cause);

  const State& state_;
  const Moment& now_;
  Events& events_;
};

}  // namespace motcua::hall
