#include "counter-terminal/situation.h"

#include <fmt/format.h>

namespace motcua::terminal {
namespace {

Option ticket_option(const protocol::Ticket& ticket) {
  return {std::to_string(ticket.visit()), Said::as_is(ticket.number()), "", false};
}

std::string letter_of(const protocol::StaffPicture& staff, const std::string& service) {
  for (const auto& each : staff.services()) {
    if (each.key() == service) return each.letter();
  }
  return service;
}

Option chain_option(const protocol::StaffPicture& staff, const protocol::ChainView& chain) {
  Option option;
  option.label = Said::named(chain.name());
  for (const auto& service : chain.services()) {
    option.value += (option.value.empty() ? "" : " ") + service;
    option.letter += (option.letter.empty() ? "" : " \u2192 ") + letter_of(staff, service);
  }
  return option;
}

void add_receivers(const protocol::StaffPicture& staff, std::uint32_t own, Offers& offers) {
  offers.receivers.push_back({"", Said::words("terminal.transfer.anyone"), "", false});
  for (const auto& counter : staff.counters()) {
    if (counter.number() == own) continue;
    const std::string number = std::to_string(counter.number());
    const bool closed = counter.state() == protocol::CLOSED;
    const char* words = closed ? "terminal.transfer.counter_closed" : "terminal.transfer.counter";
    offers.receivers.push_back({"counter " + number, Said::words(words, number), "", false});
  }
  for (const std::uint32_t clerk : staff.clerks()) {
    offers.receivers.push_back(
        {fmt::format("clerk {}", clerk), Said::words("terminal.clerk", clerk_number(clerk)), "", false});
  }
}

void add_current(const protocol::CurrentTicket& current, std::int64_t hall_now_ms, Situation& situation) {
  situation.visit = current.ticket().visit();
  situation.ticket = current.ticket().number();
  situation.dossiers = current.ticket().dossiers();
  situation.recalls = current.recalls();
  situation.recalls_max = current.recalls_max();
  situation.undo_left_hall_ms = static_cast<std::int64_t>(current.undo_until_ms()) - hall_now_ms;
  situation.undo_possible = current.undo_until_ms() != 0 && situation.undo_left_hall_ms > 0;
}

}  // namespace

std::string clerk_number(std::uint32_t clerk) {
  return fmt::format("{:02}", clerk);
}

std::string held_tickets(const Situation& situation) {
  std::string held = situation.ticket;
  for (const Option& parked : situation.offers.parked) held += (held.empty() ? "" : ", ") + parked.label.plain;
  return held;
}

const protocol::CounterView* find_counter(const protocol::View* view, std::uint32_t counter) {
  if (view == nullptr || !view->has_staff()) return nullptr;
  for (const auto& each : view->staff().counters()) {
    if (each.number() == counter) return &each;
  }
  return nullptr;
}

Offers site_offers(const protocol::StaffPicture& staff) {
  Offers offers;
  for (const auto& each : staff.services()) {
    offers.services.push_back({each.key(), Said::named(each.name()), each.letter(), false});
  }
  for (const auto& each : staff.chains()) offers.chains.push_back(chain_option(staff, each));
  for (const auto& each : staff.classes()) offers.classes.push_back({each.key(), Said::named(each.name()), "", false});
  for (const auto& each : staff.outcomes())
    offers.outcomes.push_back({each.key(), Said::named(each.name()), "", false});
  for (const auto& each : staff.missed()) offers.missed.push_back(ticket_option(each.ticket()));
  return offers;
}

Situation make_situation(const protocol::View* view, const ui::LinkState& link, std::uint32_t counter) {
  Situation situation;
  situation.connected = link.connected;
  situation.can_send_on = !link.older_dispatcher;
  const auto* at = find_counter(view, counter);
  situation.can_command = link.fresh && link.connected && at != nullptr;
  if (at == nullptr) return situation;
  const auto& staff = view->staff();
  situation.state = at->state();
  situation.sign_in_required = staff.sign_in_required();
  situation.clerk = at->clerk();
  if (at->has_current()) add_current(at->current(), link.hall_now_ms, situation);
  for (const auto& each : at->next()) situation.next.push_back(each.ticket().visit());
  for (int i = 0; i < staff.outcomes_size(); ++i) {
    if (staff.outcomes(i).is_default()) situation.default_outcome = static_cast<std::size_t>(i);
  }
  situation.offers = site_offers(staff);
  for (const auto& each : at->parked()) situation.offers.parked.push_back(ticket_option(each.ticket()));
  add_receivers(staff, counter, situation.offers);
  return situation;
}

}  // namespace motcua::terminal
