// Which ticket is meant by what somebody has typed, or a scanner has read from the QR code of a ticket.
//
// Pure functions, any thread. What is no ticket is nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::kiosk {

struct TicketCode {
  std::string number;       // as it is printed, e.g. A047; empty: only the visit is known
  std::uint64_t visit = 0;  // 0: only the number is known
  bool operator==(const TicketCode&) const = default;
};

// "a47", "A 047" or the address of a ticket's page. `page` is that address with {number} and {visit} in it
// (printing::Desk::page), empty: tickets have none.
std::optional<TicketCode> read_ticket_code(std::string_view text, std::string_view page);

}  // namespace motcua::kiosk
