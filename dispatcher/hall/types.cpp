#include "dispatcher/hall/types.h"

namespace motcua::hall {

std::string to_string(const TicketNumber& ticket) {
  std::string digits = std::to_string(ticket.number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return ticket.letter + digits;
}

std::string date_text(BusinessDate date) {
  auto text = std::to_string(date);
  if (text.size() != 8) return text;
  return text.insert(6, "-").insert(4, "-");
}

std::optional<TicketNumber> parse_ticket(std::string_view text) {
  TicketNumber ticket;
  std::size_t at = 0;
  for (; at < text.size() && (text[at] < '0' || text[at] > '9'); ++at) {
    const char c = text[at];
    ticket.letter.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  const std::string_view digits = text.substr(at);
  if (ticket.letter.empty() || digits.empty() || digits.size() > 9) return std::nullopt;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    ticket.number = ticket.number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return ticket;
}

}  // namespace motcua::hall
