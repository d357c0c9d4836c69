#include "kiosk/give_back.h"

namespace motcua::kiosk {

void GiveBack::type(char32_t character) {
  entry_.type(character);
  unclear_ = false;
}

void GiveBack::erase() {
  entry_.erase();
  unclear_ = false;
}

void GiveBack::clear() {
  entry_.clear();
  unclear_ = false;
}

bool GiveBack::read() {
  if (entry_.empty()) return false;
  const auto code = read_ticket_code(entry_.text(), page_);
  unclear_ = !code;
  ticket_ = code.value_or(TicketCode{});
  if (unclear_) entry_.clear();
  return !unclear_;
}

void GiveBack::leave() {
  clear();
  ticket_ = {};
}

// By the visit where it is known: yesterday's paper is then never taken for today's number.
protocol::Command GiveBack::command() const {
  protocol::Command command;
  auto& cancel = *command.mutable_cancel_ticket();
  if (ticket_.visit != 0) {
    cancel.set_visit(ticket_.visit);
  } else {
    cancel.set_ticket(ticket_.number);
  }
  return command;
}

}  // namespace motcua::kiosk
