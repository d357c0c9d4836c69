#include "dispatcher/service/permissions.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "dispatcher/service/translate.h"

namespace motcua::service {
namespace {

using protocol::Command;
using protocol::Role;

// Who somebody is, as one bit.
enum Who : std::uint32_t {
  kNobody = 0,
  kKiosk = 1,
  kRating = 2,
  kClerk = 4,
  kGreeter = 8,
  kManager = 16,
  kOperator = 32,
  kAnyTerminal = 64,  // before anybody has signed in there, too
};

struct Permission {
  Command::BodyCase command;
  const char* name;
  std::uint32_t who;
};

// A display commands nothing.
constexpr std::array kTable{
    Permission{Command::kIssueTicket, "issue tickets", kKiosk | kGreeter | kManager | kOperator},
    Permission{Command::kCheckIn, "check in appointments", kKiosk | kGreeter | kManager | kOperator},
    Permission{Command::kCancelTicket, "cancel tickets", kKiosk | kClerk | kGreeter | kManager | kOperator},
    Permission{Command::kChangeTicket, "change tickets", kGreeter | kManager | kOperator},
    Permission{Command::kReprint, "reprint tickets", kKiosk | kClerk | kGreeter | kManager | kOperator},
    Permission{Command::kReinstate, "reinstate tickets", kClerk | kGreeter | kManager | kOperator},
    Permission{Command::kOpenCounter, "open counters", kClerk | kManager | kOperator},
    Permission{Command::kCloseCounter, "close counters", kClerk | kManager | kOperator},
    Permission{Command::kTakeBreak, "take breaks", kClerk | kManager | kOperator},
    Permission{Command::kSwitchProfile, "switch profiles", kManager | kOperator},
    Permission{Command::kCallNext, "call tickets", kClerk | kManager | kOperator},
    Permission{Command::kCallTicket, "call chosen tickets", kClerk | kManager | kOperator},
    Permission{Command::kRecall, "recall tickets", kClerk | kManager | kOperator},
    Permission{Command::kUndoCall, "undo calls", kClerk | kManager | kOperator},
    Permission{Command::kNoShow, "mark no-shows", kClerk | kManager | kOperator},
    Permission{Command::kStartService, "start services", kClerk | kManager | kOperator},
    Permission{Command::kFinish, "finish tickets", kClerk | kManager | kOperator},
    Permission{Command::kFinishAndCallNext, "finish and call tickets", kClerk | kManager | kOperator},
    Permission{Command::kForceFinish, "end forgotten services", kManager | kOperator},
    Permission{Command::kPark, "put tickets aside", kClerk | kManager | kOperator},
    Permission{Command::kResume, "take tickets up again", kClerk | kManager | kOperator},
    Permission{Command::kTransfer, "transfer tickets", kClerk | kManager | kOperator},
    Permission{Command::kRate, "rate", kRating | kOperator},
    Permission{Command::kBookAppointment, "book appointments", kGreeter | kManager | kOperator},
    Permission{Command::kCancelAppointment, "cancel appointments", kGreeter | kManager | kOperator},
    Permission{Command::kSignIn, "sign in", kAnyTerminal | kOperator},
    Permission{Command::kSignOut, "sign out", kAnyTerminal | kOperator},
    Permission{Command::kReload, "reload the configuration", kManager | kOperator},
    Permission{Command::kEnterTicket, "enter hand-written tickets", kManager | kOperator},
};

const hall::Presence* find_person(const protocol::Device& device, const hall::State& state) {
  const auto is_here = [&](const auto& entry) {
    const hall::Presence& person = entry.second;
    return person.device == device.name || (device.counter != 0 && person.counter == device.counter);
  };
  const auto found = std::find_if(state.present.begin(), state.present.end(), is_here);
  return found == state.present.end() ? nullptr : &found->second;
}

Who who_of(hall::StaffRole role) {
  switch (role) {
    case hall::StaffRole::kClerk:
      return kClerk;
    case hall::StaffRole::kGreeter:
      return kGreeter;
    case hall::StaffRole::kManager:
      return kManager;
    case hall::StaffRole::kOperator:
      return kOperator;
  }
  return kNobody;
}

Who who_at_terminal(const protocol::Device& device, const hall::State& state) {
  if (const auto* person = find_person(device, state)) return who_of(person->role);
  if (state.settings.rules.sign_in_required) return kNobody;
  return device.counter != 0 ? kClerk : kGreeter;
}

Who who_is(const protocol::Device& device, const hall::State& state) {
  switch (device.role) {
    case Role::kDisplay:
      return kNobody;
    case Role::kKiosk:
      return kKiosk;
    case Role::kRating:
      return kRating;
    case Role::kTerminal:
      return who_at_terminal(device, state);
    case Role::kOperator:
      return kOperator;
  }
  return kNobody;
}

std::string_view name_of(Who who, const protocol::Device& device) {
  if (device.role != Role::kTerminal) return to_string(device.role);
  switch (who) {
    case kClerk:
      return "clerk's terminal";
    case kGreeter:
      return "greeter's terminal";
    case kManager:
      return "manager's terminal";
    default:
      return "terminal";
  }
}

// The only counter at which commands are taken from there: the device's own, else that of the clerk who has signed in
// there. None: all counters, for managers and operators and where nobody works at a counter.
std::optional<std::uint32_t> only_counter(const protocol::Device& device, Who who, const hall::State& state) {
  const bool bound = device.role == Role::kTerminal || device.role == Role::kRating;
  if (!bound || who == kManager || who == kOperator) return std::nullopt;
  if (device.counter != 0) return device.counter;
  if (who != kClerk) return std::nullopt;
  const auto* person = find_person(device, state);
  return person != nullptr ? std::optional(person->counter) : std::nullopt;
}

Refusal why_not_at(std::uint32_t counter, const protocol::Device& device, const Permission& row, Who who,
                   const hall::State& state) {
  const auto only = only_counter(device, who, state);
  const bool moves = row.command == Command::kSignIn || row.command == Command::kSignOut;
  if (!only || counter == 0 || counter == *only || (moves && device.counter == 0)) return {};
  const auto where = *only == 0 ? std::string("without a counter") : fmt::format("at counter {}", *only);
  const auto what = device.counter != 0 ? fmt::format("device '{}' belongs to counter {}", device.name, device.counter)
                                        : fmt::format("the clerk at device '{}' has signed in {}", device.name, where);
  return {protocol::NOT_PERMITTED, fmt::format("{} and may not {} at counter {}", what, row.name, counter)};
}

// Who opens a counter by another profile than the one it has, or by which it is configured, switches it.
bool switches_profile(const Command& command, const hall::State& state) {
  if (!command.has_open_counter()) return false;
  const auto& open = command.open_counter();
  const auto* configured = state.settings.find_counter(open.counter());
  const auto* counter = state.find_counter(open.counter());
  if (open.profile().empty() || configured == nullptr || open.profile() == configured->profile) return false;
  return counter == nullptr || counter->state != hall::CounterState::kBreak ||
         open.profile() != state.settings.profiles[counter->profile].key;
}

const Permission* row_of(Command::BodyCase command) {
  const auto row = std::find_if(kTable.begin(), kTable.end(), [&](const auto& one) { return one.command == command; });
  return row == kTable.end() ? nullptr : &*row;
}

// Only managers sign others out; at a counter's own terminal one is at that counter.
bool signs_out_others(const protocol::Device& device, Who who, const Command& command, const hall::State& state) {
  if (!command.has_sign_out() || device.role != Role::kTerminal || device.counter != 0) return false;
  if (who == kManager || who == kOperator || command.sign_out().counter() == 0) return false;
  const auto* person = find_person(device, state);
  return person == nullptr || person->counter != command.sign_out().counter();
}

}  // namespace

Refusal why_not_permitted(const protocol::Device& device, const Command& command, const hall::State& state) {
  const auto* row = row_of(switches_profile(command, state) ? Command::kSwitchProfile : command.body_case());
  if (row == nullptr) return {protocol::MALFORMED, "the command is not known here"};
  const Who who = who_is(device, state);
  const bool terminal = device.role == Role::kTerminal;
  const bool permitted = (row->who & who) != 0 || (terminal && (row->who & kAnyTerminal) != 0);
  if (!permitted && terminal && who == kNobody) {
    return {protocol::NOT_SIGNED_IN, fmt::format("nobody has signed in at device '{}'", device.name)};
  }
  if (!permitted) {
    return {protocol::NOT_PERMITTED,
            fmt::format("device '{}' is a {} and may not {}", device.name, name_of(who, device), row->name)};
  }
  if (signs_out_others(device, who, command, state)) {
    return {protocol::NOT_PERMITTED, fmt::format("device '{}' may not sign others out", device.name)};
  }
  return why_not_at(counter_of(command), device, *row, who, state);
}

std::string why_not_permitted(const protocol::Device& device, protocol::Audience audience) {
  if (audience == protocol::PUBLIC_BOARD) return {};
  if (audience == protocol::STAFF && (device.role == Role::kTerminal || device.role == Role::kOperator)) return {};
  return fmt::format("device '{}' is a {} and may not see the staff's picture", device.name, to_string(device.role));
}

std::string why_no_records(const protocol::Device& device) {
  if (device.role == Role::kOperator) return {};
  return fmt::format("device '{}' is a {} and may not copy the record", device.name, to_string(device.role));
}

std::uint32_t counter_of(const Command& command) {
  switch (command.body_case()) {
    case Command::kOpenCounter:
      return command.open_counter().counter();
    case Command::kCloseCounter:
      return command.close_counter().counter();
    case Command::kTakeBreak:
      return command.take_break().counter();
    case Command::kSwitchProfile:
      return command.switch_profile().counter();
    case Command::kCallNext:
      return command.call_next().counter();
    case Command::kCallTicket:
      return command.call_ticket().counter();
    case Command::kRecall:
      return command.recall().counter();
    case Command::kUndoCall:
      return command.undo_call().counter();
    case Command::kNoShow:
      return command.no_show().counter();
    case Command::kStartService:
      return command.start_service().counter();
    case Command::kFinish:
      return command.finish().counter();
    case Command::kFinishAndCallNext:
      return command.finish_and_call_next().counter();
    case Command::kForceFinish:
      return command.force_finish().counter();
    case Command::kPark:
      return command.park().counter();
    case Command::kResume:
      return command.resume().counter();
    case Command::kTransfer:
      return command.transfer().counter();
    case Command::kRate:
      return command.rate().counter();
    case Command::kSignIn:
      return command.sign_in().counter();
    case Command::kSignOut:
      return command.sign_out().counter();
    case Command::kIssueTicket:
    case Command::kCheckIn:
    case Command::kCancelTicket:
    case Command::kChangeTicket:
    case Command::kReprint:
    case Command::kReinstate:
    case Command::kBookAppointment:
    case Command::kCancelAppointment:
    case Command::kReload:
    case Command::kEnterTicket:
    case Command::BODY_NOT_SET:
      return 0;
  }
  return 0;
}

}  // namespace motcua::service
