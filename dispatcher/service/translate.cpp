#include "dispatcher/service/translate.h"

#include "dispatcher/service/permissions.h"

namespace motcua::service {
namespace {

using protocol::Command;

// The visit an event is about and whether the event is a call; 0: about no visit.
hall::VisitId visit_of(const hall::Event& event) {
  return std::visit(
      [](const auto& one) -> hall::VisitId {
        if constexpr (requires { one.visit; }) {
          return one.visit;
        } else {
          return 0;
        }
      },
      event);
}

// FinishAndCallNext may begin the next leg of the finished visit before it calls: the called one counts.
bool calls(const Command& command) {
  return command.has_call_next() || command.has_finish_and_call_next();
}

}  // namespace

std::string_view to_string(hall::StaffRole role) {
  switch (role) {
    case hall::StaffRole::kClerk:
      return "clerk";
    case hall::StaffRole::kGreeter:
      return "greeter";
    case hall::StaffRole::kManager:
      return "manager";
    case hall::StaffRole::kOperator:
      return "operator";
  }
  return "";
}

protocol::CallRule to_wire(hall::CallRule rule) {
  switch (rule) {
    case hall::CallRule::kLargestShare:
      return protocol::LARGEST_SHARE;
    case hall::CallRule::kLegalPriority:
      return protocol::LEGAL_PRIORITY;
    case hall::CallRule::kTurnOfOthers:
      return protocol::TURN_OF_OTHERS;
    case hall::CallRule::kChosen:
      return protocol::CHOSEN;
    case hall::CallRule::kOrderOfProfile:
      return protocol::ORDER_OF_PROFILE;
  }
  return protocol::CALL_RULE_UNKNOWN;
}

protocol::Ticket to_wire(const hall::State& state, const hall::Visit& visit) {
  protocol::Ticket ticket;
  ticket.set_visit(visit.id);
  ticket.set_number(hall::to_string(visit.ticket));
  ticket.set_service(state.settings.services[visit.leg().service].key);
  ticket.set_priority_class(state.settings.classes[visit.leg().priority_class].key);
  ticket.set_issued_ms(static_cast<std::uint64_t>(visit.issued_ms));
  ticket.set_procedure(visit.procedure);
  for (const std::size_t later : visit.then) ticket.add_then(state.settings.services[later].key);
  ticket.set_dossiers(visit.dossiers);
  ticket.set_approach(visit.approach);
  ticket.set_appointment(visit.appointment);
  if (const auto booked = state.appointments.find(visit.appointment); booked != state.appointments.end()) {
    ticket.set_booked_minute(static_cast<std::uint32_t>(booked->second.minute));
  }
  ticket.set_leg(static_cast<std::uint32_t>(visit.legs.size()));
  return ticket;
}

protocol::CallReason to_wire(const hall::CallReason& reason) {
  protocol::CallReason wire;
  wire.set_rule(to_wire(reason.rule));
  wire.set_waited_ms(static_cast<std::uint64_t>(reason.winner.waited_ms));
  wire.set_head_start_ms(static_cast<std::uint64_t>(reason.winner.head_start_ms));
  wire.set_promise_ms(static_cast<std::uint64_t>(reason.winner.promise_ms));
  wire.set_lines_compared(reason.lines_compared);
  wire.set_because(reason.because);
  if (reason.runner_up.visit == 0) return wire;
  wire.set_runner_up(hall::to_string(reason.runner_up.ticket));
  wire.set_runner_up_waited_ms(static_cast<std::uint64_t>(reason.runner_up.waited_ms));
  wire.set_runner_up_head_start_ms(static_cast<std::uint64_t>(reason.runner_up.head_start_ms));
  wire.set_runner_up_promise_ms(static_cast<std::uint64_t>(reason.runner_up.promise_ms));
  return wire;
}

protocol::Done done_of(const hall::State& state, const Command& command, const hall::Events& events) {
  protocol::Done done;
  done.set_counter(counter_of(command));
  done.set_unchanged(events.empty());
  done.set_copy(command.has_reprint());
  hall::VisitId visit = 0;
  bool called = false;
  for (const auto& event : events) {
    if (const auto about = visit_of(event); about != 0) visit = about;
    called = called || std::holds_alternative<hall::Called>(event);
    if (const auto* issued = std::get_if<hall::TicketIssued>(&event)) {
      done.set_late(!issued->appointment.empty() && issued->effective_start_ms == 0);
    }
    if (const auto* signed_in = std::get_if<hall::SignedIn>(&event)) {
      done.mutable_staff()->set_clerk(signed_in->clerk);
      done.mutable_staff()->set_role(std::string(to_string(signed_in->role)));
    }
  }
  if (calls(command) && !called) {
    done.set_nobody_waiting(true);
  } else if (const auto* one = state.find_visit(visit)) {
    *done.mutable_ticket() = to_wire(state, *one);
    const bool issued = command.has_issue_ticket() || command.has_check_in();
    if (issued) done.set_waiting_before(state.waiting[one->leg().service] - 1);
  }
  return done;
}

}  // namespace motcua::service
