// Words whose language is not known yet: a key of the catalogue, a name of the site, or text as it is.
//
// Plain values, any thread.
#pragma once

#include <string>
#include <utility>

#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::terminal {

struct Said {
  std::string key;      // of the catalogue, empty: none
  std::string value;    // for its {value}
  protocol::Text name;  // of the site, in its languages
  std::string plain;

  static Said words(std::string key, std::string value = "") { return {std::move(key), std::move(value), {}, ""}; }
  static Said named(const protocol::Text& name) { return {"", "", name, ""}; }
  static Said as_is(std::string plain) { return {"", "", {}, std::move(plain)}; }
  bool empty() const { return key.empty() && plain.empty() && name.vi().empty() && name.en().empty(); }
};

std::string say(const Said& said, const text::Catalogue& words);
// When a ticket with an appointment is booked; empty for others.
std::string appointment_words(const protocol::Ticket& ticket, const text::Catalogue& words);

}  // namespace motcua::terminal
