// A wire's command as the hall knows it.
#include <algorithm>
#include <limits>

#include "dispatcher/service/translate.h"

namespace motcua::service {
namespace {

using protocol::Command;

std::optional<hall::TransferPlace> place_of(protocol::TransferPlace place) {
  switch (place) {
    case protocol::BY_TIME_WAITED:
      return hall::TransferPlace::kByTimeWaited;
    case protocol::FRONT:
      return hall::TransferPlace::kFront;
    case protocol::BACK:
      return hall::TransferPlace::kBack;
    default:
      return std::nullopt;
  }
}

hall::IssueTicket get(const protocol::IssueTicket& c) {
  return {c.service(),  c.priority_class(), c.procedure(), {c.then().begin(), c.then().end()},
          c.dossiers(), c.approach()};
}

hall::Transfer get(const protocol::Transfer& c) {
  return {c.counter(), c.visit(), c.service(), c.to_counter(), c.to_clerk(), place_of(c.place())};
}

hall::ChangeTicket get(const protocol::ChangeTicket& c) {
  return {c.visit(), c.ticket(), c.priority_class(), c.service(), c.approach(), c.dossiers(), c.reason()};
}

hall::BookAppointment get(const protocol::BookAppointment& c) {
  return {c.code(), c.date(), c.minute(), c.service(), c.procedure(), c.check_only()};
}

hall::TimeMs time_of(std::uint64_t ms) {
  return static_cast<hall::TimeMs>(std::min<std::uint64_t>(ms, std::numeric_limits<hall::TimeMs>::max()));
}

hall::EnterTicket get(const protocol::EnterTicket& c) {
  return {c.ticket(),
          c.service(),
          c.priority_class(),
          time_of(c.issued_ms()),
          c.counter(),
          time_of(c.called_ms()),
          time_of(c.finished_ms()),
          c.outcome(),
          c.dossiers(),
          c.procedure()};
}

hall::Rate get(const protocol::Rate& c) {
  return {c.counter(), c.stars(), {c.criteria().begin(), c.criteria().end()}, c.visit()};
}

// What concerns counters, in the order of a citizen's way.
std::optional<hall::Command> counter_command(const Command& command) {
  switch (command.body_case()) {
    case Command::kOpenCounter:
      return hall::OpenCounter{command.open_counter().counter(), command.open_counter().profile()};
    case Command::kCloseCounter:
      return hall::CloseCounter{command.close_counter().counter(), command.close_counter().release()};
    case Command::kTakeBreak:
      return hall::TakeBreak{command.take_break().counter(), command.take_break().reason()};
    case Command::kSwitchProfile:
      return hall::SwitchProfile{command.switch_profile().counter(), command.switch_profile().profile()};
    case Command::kCallNext:
      return hall::CallNext{command.call_next().counter()};
    case Command::kCallTicket: {
      const auto& c = command.call_ticket();
      return hall::CallTicket{c.counter(), c.ticket(), c.reason()};
    }
    case Command::kRecall:
      return hall::Recall{command.recall().counter(), command.recall().visit()};
    case Command::kUndoCall:
      return hall::UndoCall{command.undo_call().counter(), command.undo_call().visit()};
    case Command::kNoShow:
      return hall::MarkNoShow{command.no_show().counter(), command.no_show().visit()};
    case Command::kStartService:
      return hall::StartService{command.start_service().counter(), command.start_service().visit()};
    case Command::kFinish: {
      const auto& c = command.finish();
      return hall::Finish{c.counter(),  c.visit(), c.outcome(),
                          c.dossiers(), c.note(),  {c.then().begin(), c.then().end()}};
    }
    case Command::kFinishAndCallNext: {
      const auto& c = command.finish_and_call_next();
      return hall::FinishAndCallNext{c.counter(),  c.visit(), c.outcome(),
                                     c.dossiers(), c.note(),  {c.then().begin(), c.then().end()}};
    }
    case Command::kForceFinish:
      return hall::ForceFinish{command.force_finish().counter()};
    case Command::kPark:
      return hall::Park{command.park().counter(), command.park().visit(), command.park().reason()};
    case Command::kResume:
      return hall::Resume{command.resume().counter(), command.resume().visit(), command.resume().ticket()};
    case Command::kTransfer:
      return get(command.transfer());
    case Command::kRate:
      return get(command.rate());
    default:
      return std::nullopt;
  }
}

}  // namespace

// Signing in and reloading are the service's own: they need more than the message (service.cpp).
std::optional<hall::Command> to_hall(const Command& command) {
  switch (command.body_case()) {
    case Command::kIssueTicket:
      return get(command.issue_ticket());
    case Command::kCancelTicket:
      return hall::CancelTicket{command.cancel_ticket().visit(), command.cancel_ticket().ticket()};
    case Command::kChangeTicket:
      return get(command.change_ticket());
    case Command::kReprint:
      return hall::Reprint{command.reprint().visit(), command.reprint().ticket()};
    case Command::kReinstate:
      return hall::Reinstate{command.reinstate().visit(), command.reinstate().ticket()};
    case Command::kBookAppointment:
      return get(command.book_appointment());
    case Command::kCancelAppointment:
      return hall::CancelAppointment{command.cancel_appointment().code()};
    case Command::kCheckIn:
      return hall::CheckIn{command.check_in().code(), command.check_in().approach()};
    case Command::kEnterTicket:
      return get(command.enter_ticket());
    default:
      return counter_command(command);
  }
}

}  // namespace motcua::service
