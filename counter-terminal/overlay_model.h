// What lies on top of the terminal or the reception, as words: a question with its options, or the keys.
//
// Plain values, any thread.
#pragma once

#include <string>
#include <vector>

#include "counter-terminal/form.h"
#include "ui/text/catalogue.h"

namespace motcua::terminal {

struct Line {
  std::string key;
  std::string words;
  Key press = Key::kNone;  // what a click on it does
  bool marked = false;
  int choose = -1;   // a click chooses the option on this line of the page
  bool dim = false;  // cannot be done now
  bool operator==(const Line&) const = default;
};

struct Overlay {
  std::string title;  // empty: no overlay
  std::string page;   // "1/2", empty with one page
  std::string note;   // below the title, empty: none
  std::vector<Line> lines;
  bool has_field = false;
  std::string field;  // as it is to be seen: dots for a PIN
  std::vector<Line> settings;
  std::string hint;
  bool operator==(const Overlay&) const = default;
};

Overlay form_overlay(const Form& form, const text::Catalogue& words);

}  // namespace motcua::terminal
