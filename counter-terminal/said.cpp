#include "counter-terminal/said.h"

#include "ui/text/words.h"

namespace motcua::terminal {

std::string say(const Said& said, const text::Catalogue& words) {
  if (!said.key.empty()) return words.format(said.key, {{"value", said.value}});
  return said.plain.empty() ? text::name_in(said.name, words) : said.plain;
}

std::string appointment_words(const protocol::Ticket& ticket, const text::Catalogue& words) {
  if (ticket.appointment().empty()) return "";
  text::LocalTime booked;
  booked.hour = static_cast<int>(ticket.booked_minute() / 60);
  booked.minute = static_cast<int>(ticket.booked_minute() % 60);
  return words.format("terminal.appointment", {{"time", text::clock(booked)}});
}

}  // namespace motcua::terminal
