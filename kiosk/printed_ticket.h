// What is printed of a number that was just given, and what a phone can read of it.
//
// Pure functions, any thread. Names that the picture does not know are left out.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/printing/ticket.h"
#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::kiosk {

struct TicketSources {
  const protocol::Done& done;
  const protocol::Board& board;
  std::int32_t utc_offset_s = 0;
  const protocol::CatalogueEntry& procedure;  // that was read last; what to bring, if the ticket is for it
  std::string page;  // where the ticket's page is, with {number} and {visit}; empty: there is none
  const text::Catalogue& words;
};

printing::Ticket printed_ticket(const TicketSources& sources);

// Where the ticket's page is; without one the ticket itself, as words.
std::string words_for_phone(const printing::Ticket& ticket, const text::Catalogue& words);

// A page's address with {number} or {visit} in it; else what is wrong with it, one sentence.
std::string wrong_with_page(const std::string& page);

}  // namespace motcua::kiosk
