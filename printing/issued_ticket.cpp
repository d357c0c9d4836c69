#include "printing/issued_ticket.h"

#include <fmt/format.h>

#include "ui/text/words.h"

namespace motcua::printing {
namespace {

std::string service_name(const TicketSources& sources, const std::string& key) {
  for (const auto& each : sources.names.services) {
    if (each.key() == key) return text::name_in(each.name(), sources.words);
  }
  return "";
}

// Of legal priority: other classes are nobody else's business.
std::string priority_name(const TicketSources& sources) {
  for (const auto& each : sources.names.classes) {
    const bool its = each.key() == sources.done.ticket().priority_class();
    if (its && each.legal_priority()) return text::name_in(each.name(), sources.words);
  }
  return "";
}

void replace_all(std::string& in, std::string_view what, const std::string& with) {
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + with.size())) {
    in.replace(at, what.size(), with);
  }
}

}  // namespace

Ticket issued_ticket(const TicketSources& sources) {
  const auto& done = sources.done;
  const auto& given = done.ticket();
  Ticket ticket;
  ticket.site = text::name_in(sources.names.site, sources.words);
  ticket.service = service_name(sources, given.service());
  ticket.number = given.number();
  ticket.priority = priority_name(sources);
  for (const auto& key : given.then()) {
    if (auto name = service_name(sources, key); !name.empty()) ticket.then.push_back(std::move(name));
  }
  if (given.dossiers() > 1) ticket.dossiers = sources.words.count("kiosk.dossiers", given.dossiers());
  // Who has booked is called at the booked time, whoever waits before.
  const bool booked = !given.appointment().empty() && !done.late();
  if (booked) ticket.remark = sources.words.get("kiosk.by_appointment");
  if (done.late()) ticket.remark = sources.words.get("kiosk.late");
  // Of a copy nobody has counted it again.
  if (!booked && !done.copy()) ticket.waiting_before = done.waiting_before();
  ticket.issued = text::local_time(static_cast<std::int64_t>(given.issued_ms()), sources.utc_offset_s);
  if (!given.procedure().empty() && given.procedure() == sources.procedure.code()) {
    ticket.bring = {sources.procedure.papers().begin(), sources.procedure.papers().end()};
  }
  ticket.copy = done.copy();
  ticket.training = sources.names.training;
  ticket.qr = sources.page;
  replace_all(ticket.qr, "{number}", given.number());
  replace_all(ticket.qr, "{visit}", std::to_string(given.visit()));
  return ticket;
}

std::string words_for_phone(const Ticket& ticket, const text::Catalogue& words) {
  if (!ticket.qr.empty()) return ticket.qr;
  return fmt::format("{}\n{}\n{} {}\n{}", ticket.number, ticket.service, text::date(ticket.issued, words),
                     text::clock(ticket.issued), ticket.site);
}

std::string wrong_with_page(const std::string& page) {
  if (!page.starts_with("https://") && !page.starts_with("http://")) return "it does not begin with https://";
  if (page.find("{number}") == std::string::npos && page.find("{visit}") == std::string::npos) {
    return "it has neither {number} nor {visit} in it, so that all tickets would have one page";
  }
  return "";
}

}  // namespace motcua::printing
