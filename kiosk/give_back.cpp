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

std::optional<TicketCode> GiveBack::ticket_in(std::string_view text) const {
  return offered_ ? read_ticket_code(text, page_) : std::nullopt;
}

bool GiveBack::find(std::string_view text) {
  const auto code = ticket_in(text);
  if (!code) return false;
  clear();
  ticket_ = *code;
  found_ = true;
  return true;
}

void GiveBack::leave() {
  clear();
  ticket_ = {};
  found_ = false;
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
