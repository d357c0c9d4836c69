#include "dispatcher/service/permissions.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace motcua::service {
namespace {

using protocol::Command;
using protocol::Role;

struct Permission {
  Command::BodyCase command;
  const char* name;
  bool kiosk;
  bool terminal;  // at its own counter
  bool operator_;
};

// A display commands nothing.
constexpr std::array kTable{
    Permission{Command::kIssueTicket, "issue tickets", true, false, true},
    Permission{Command::kCancelTicket, "cancel tickets", true, false, true},
    Permission{Command::kOpenCounter, "open counters", false, true, true},
    Permission{Command::kCloseCounter, "close counters", false, true, true},
    Permission{Command::kCallNext, "call tickets", false, true, true},
    Permission{Command::kRecall, "recall tickets", false, true, true},
    Permission{Command::kStartService, "start services", false, true, true},
    Permission{Command::kFinish, "finish tickets", false, true, true},
    Permission{Command::kFinishAndCallNext, "finish and call tickets", false, true, true},
    Permission{Command::kNoShow, "mark no-shows", false, true, true},
    Permission{Command::kUndoCall, "undo calls", false, true, true},
};

bool role_may(const Permission& permission, Role role) {
  switch (role) {
    case Role::kDisplay:
      return false;
    case Role::kKiosk:
      return permission.kiosk;
    case Role::kTerminal:
      return permission.terminal;
    case Role::kOperator:
      return permission.operator_;
  }
  return false;
}

}  // namespace

std::string why_not_permitted(const protocol::Device& device, const Command& command) {
  const auto row =
      std::find_if(kTable.begin(), kTable.end(), [&](const auto& one) { return one.command == command.body_case(); });
  if (row == kTable.end()) return "the command is not known here";
  if (!role_may(*row, device.role)) {
    return fmt::format("device '{}' is a {} and may not {}", device.name, to_string(device.role), row->name);
  }
  const auto counter = counter_of(command);
  if (device.role == Role::kTerminal && device.counter != 0 && counter != device.counter) {
    return fmt::format("device '{}' belongs to counter {} and may not {} at counter {}", device.name, device.counter,
                       row->name, counter);
  }
  return {};
}

std::string why_not_permitted(const protocol::Device& device, protocol::Audience audience) {
  if (audience == protocol::PUBLIC_BOARD) return {};
  if (audience == protocol::STAFF && (device.role == Role::kTerminal || device.role == Role::kOperator)) return {};
  return fmt::format("device '{}' is a {} and may not see the staff's picture", device.name, to_string(device.role));
}

std::uint32_t counter_of(const Command& command) {
  switch (command.body_case()) {
    case Command::kOpenCounter:
      return command.open_counter().counter();
    case Command::kCloseCounter:
      return command.close_counter().counter();
    case Command::kCallNext:
      return command.call_next().counter();
    case Command::kRecall:
      return command.recall().counter();
    case Command::kStartService:
      return command.start_service().counter();
    case Command::kFinish:
      return command.finish().counter();
    case Command::kFinishAndCallNext:
      return command.finish_and_call_next().counter();
    case Command::kNoShow:
      return command.no_show().counter();
    case Command::kUndoCall:
      return command.undo_call().counter();
    case Command::kIssueTicket:
    case Command::kCancelTicket:
    case Command::BODY_NOT_SET:
      return 0;
  }
  return 0;
}

}  // namespace motcua::service
