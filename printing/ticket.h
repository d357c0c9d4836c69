// What stands on a ticket. Plain values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/text/words.h"

namespace motcua::printing {

// All words in the language of the ticket; an empty one is left out.
struct Ticket {
  std::string site;
  std::string service;
  std::string number;
  std::string priority;           // of which class, none for the ordinary one
  std::vector<std::string> then;  // services that follow under the same number
  std::string dossiers;           // "3 hồ sơ", where it is more than one
  struct Span {
    text::LocalTime from;
    text::LocalTime to;
  };
  std::optional<Span> expected;                 // when it will be called
  std::optional<std::uint32_t> waiting_before;  // people before this one; nothing: not to be told
  std::string remark;                           // e.g. that an appointment is called at its time
  std::string qr;                               // what a phone reads, e.g. the address of the ticket's page
  text::LocalTime issued;
  std::vector<std::string> bring;  // papers
  bool copy = false;               // printed before
  bool training = false;           // practice: worth nothing
};

}  // namespace motcua::printing
