// What is printed of a number that was just given, and what a phone can read of it.
//
// Pure functions, any thread. Names that the picture does not know are left out.
#pragma once

#include <cstdint>
#include <string>

#include "printing/ticket.h"
#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::printing {

// What the picture of the device says of the site: the public one or the staff's.
struct SiteNames {
  explicit SiteNames(const protocol::Board& board)
      : site(board.site()), services(board.services()), classes(board.classes()), training(board.training()) {}
  explicit SiteNames(const protocol::StaffPicture& staff)
      : site(staff.site()), services(staff.services()), classes(staff.classes()), training(staff.training()) {}

  const protocol::Text& site;
  const google::protobuf::RepeatedPtrField<protocol::ServiceView>& services;
  const google::protobuf::RepeatedPtrField<protocol::ClassView>& classes;
  bool training;
};

struct TicketSources {
  const protocol::Done& done;
  SiteNames names;
  std::int32_t utc_offset_s = 0;
  const protocol::CatalogueEntry& procedure;  // that was read last; what to bring, if the ticket is for it
  std::string page;  // where the ticket's page is, with {number} and {visit}; empty: there is none
  const text::Catalogue& words;
};

Ticket issued_ticket(const TicketSources& sources);

// Where the ticket's page is; without one the ticket itself, as words.
std::string words_for_phone(const Ticket& ticket, const text::Catalogue& words);

// A page's address with {number} or {visit} in it; else what is wrong with it, one sentence.
std::string wrong_with_page(const std::string& page);

}  // namespace motcua::printing
