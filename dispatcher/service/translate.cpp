#include "dispatcher/service/translate.h"

#include "dispatcher/service/permissions.h"

namespace motcua::service {
namespace {

using protocol::Command;

protocol::RejectionCode code_of(hall::RejectionCode code) {
  using Hall = hall::RejectionCode;
  switch (code) {
    case Hall::kBadSettings:
      return protocol::MALFORMED;
    case Hall::kUnknownService:
      return protocol::UNKNOWN_SERVICE;
    case Hall::kUnknownClass:
      return protocol::UNKNOWN_CLASS;
    case Hall::kUnknownCounter:
      return protocol::UNKNOWN_COUNTER;
    case Hall::kUnknownProfile:
      return protocol::UNKNOWN_PROFILE;
    case Hall::kUnknownOutcome:
      return protocol::UNKNOWN_OUTCOME;
    case Hall::kUnknownTicket:
      return protocol::UNKNOWN_TICKET;
    case Hall::kUnknownProcedure:
      return protocol::UNKNOWN_PROCEDURE;
    case Hall::kCounterClosed:
      return protocol::COUNTER_CLOSED;
    case Hall::kCounterAlreadyOpen:
      return protocol::COUNTER_ALREADY_OPEN;
    case Hall::kCounterBusy:
      return protocol::COUNTER_BUSY;
    case Hall::kNoCurrentTicket:
      return protocol::NO_CURRENT_TICKET;
    case Hall::kNotTheCurrentTicket:
      return protocol::NOT_THE_CURRENT_TICKET;
    case Hall::kAlreadyStarted:
      return protocol::ALREADY_STARTED;
    case Hall::kTooLateToUndo:
      return protocol::TOO_LATE_TO_UNDO;
    case Hall::kRecallLimit:
      return protocol::RECALL_LIMIT;
    case Hall::kTicketEnded:
      return protocol::TICKET_ENDED;
    case Hall::kTicketIsCalled:
      return protocol::TICKET_IS_CALLED;
    case Hall::kServiceClosed:
      return protocol::SERVICE_CLOSED;
    case Hall::kSeriesExhausted:
      return protocol::SERIES_EXHAUSTED;
  }
  return protocol::REJECTION_UNKNOWN;
}

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

bool calls(const Command& command) {
  return command.has_call_next() || command.has_finish_and_call_next();
}

}  // namespace

std::optional<hall::Command> to_hall(const Command& command) {
  switch (command.body_case()) {
    case Command::kIssueTicket: {
      const auto& c = command.issue_ticket();
      return hall::IssueTicket{c.service(), c.priority_class(), c.procedure()};
    }
    case Command::kOpenCounter:
      return hall::OpenCounter{command.open_counter().counter(), command.open_counter().profile()};
    case Command::kCloseCounter:
      return hall::CloseCounter{command.close_counter().counter(), command.close_counter().release()};
    case Command::kCallNext:
      return hall::CallNext{command.call_next().counter()};
    case Command::kRecall:
      return hall::Recall{command.recall().counter(), command.recall().visit()};
    case Command::kStartService:
      return hall::StartService{command.start_service().counter(), command.start_service().visit()};
    case Command::kFinish: {
      const auto& c = command.finish();
      return hall::Finish{c.counter(), c.visit(), c.outcome()};
    }
    case Command::kFinishAndCallNext: {
      const auto& c = command.finish_and_call_next();
      return hall::FinishAndCallNext{c.counter(), c.visit(), c.outcome()};
    }
    case Command::kNoShow:
      return hall::MarkNoShow{command.no_show().counter(), command.no_show().visit()};
    case Command::kUndoCall:
      return hall::UndoCall{command.undo_call().counter(), command.undo_call().visit()};
    case Command::kCancelTicket:
      return hall::CancelTicket{command.cancel_ticket().visit(), command.cancel_ticket().ticket()};
    case Command::BODY_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

protocol::Rejection to_wire(const hall::Rejection& rejection) {
  protocol::Rejection wire;
  wire.set_code(code_of(rejection.code));
  wire.set_detail(rejection.detail);
  wire.set_ticket(rejection.ticket);
  wire.set_counter(rejection.counter);
  return wire;
}

protocol::CallRule to_wire(hall::CallRule rule) {
  switch (rule) {
    case hall::CallRule::kLargestShare:
      return protocol::LARGEST_SHARE;
    case hall::CallRule::kLegalPriority:
      return protocol::LEGAL_PRIORITY;
    case hall::CallRule::kTurnOfOthers:
      return protocol::TURN_OF_OTHERS;
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
  return ticket;
}

protocol::CallReason to_wire(const hall::CallReason& reason) {
  protocol::CallReason wire;
  wire.set_rule(to_wire(reason.rule));
  wire.set_waited_ms(static_cast<std::uint64_t>(reason.winner.waited_ms));
  wire.set_head_start_ms(static_cast<std::uint64_t>(reason.winner.head_start_ms));
  wire.set_promise_ms(static_cast<std::uint64_t>(reason.winner.promise_ms));
  wire.set_lines_compared(reason.lines_compared);
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
  hall::VisitId visit = 0;
  bool called = false;
  for (const auto& event : events) {
    if (const auto about = visit_of(event); about != 0) visit = about;
    called = called || std::holds_alternative<hall::Called>(event);
  }
  if (calls(command) && !called) {
    done.set_nobody_waiting(true);
  } else if (const auto* one = state.find_visit(visit)) {
    *done.mutable_ticket() = to_wire(state, *one);
    if (command.has_issue_ticket()) done.set_waiting_before(state.waiting[one->leg().service] - 1);
  }
  return done;
}

}  // namespace motcua::service
