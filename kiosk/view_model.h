// What the kiosk shows, as words and flags: a function of the last picture, the connection, the controller's page and
// the language.
//
// Any thread. Knows the protocol and the words, nothing of windows or sockets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/controller.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::kiosk {

struct Input {
  const protocol::View* view = nullptr;
  ui::LinkState link;
  const text::Catalogues& languages;
  const text::Catalogue& words;
  const Controller& controller;
  std::string phone_words{};  // what the QR code of the ticket that is shown says
  // For the staff's page.
  protocol::DeviceState device{};
  std::string printer_why{};
  std::string software{};
  bool desk_locked = false;
  std::int64_t now_ms = 0;  // real time
};

struct Card {
  Touch touch;
  std::string letter;  // empty: none
  std::string route;   // of a chain: the letters of its services
  std::string name;
  std::string detail;
  bool enabled = true;
  bool operator==(const Card&) const = default;
};

struct Choice {
  Touch touch;
  std::string label;  // empty: not there
  bool chosen = false;
  bool enabled = true;
  bool operator==(const Choice&) const = default;
};

// A line in which something is typed.
struct Field {
  bool shown = false;
  bool touchable = false;  // opens the search
  bool typing = false;     // a cursor, and the keyboard below
  bool capitals = false;   // the keyboard's letters
  std::string text;
  std::string hint;  // shown while there is no text
  bool operator==(const Field&) const = default;
};

// The words on the keyboard's wide keys.
struct KeyWords {
  std::string erase;
  std::string space;
  std::string clear;
  bool operator==(const KeyWords&) const = default;
};

struct Row {
  Touch touch;
  std::string letter;  // of a service, empty: none
  std::string name;
  std::string detail;
  bool operator==(const Row&) const = default;
};

struct Fact {
  std::string label;
  std::string words;
  bool operator==(const Fact&) const = default;
};

struct ProcedurePage {
  std::string name;
  std::vector<Fact> facts;
  std::string papers_title;
  std::vector<std::string> papers;
  std::string papers_unknown;  // instead of them
  // After them, where not all can be shown: the first one where one is left out, the second where two are, ...
  std::vector<std::string> papers_more;
  std::string address;  // for the QR code
  std::string address_hint;
  std::string why_not;  // no number can be taken for it now
  bool operator==(const ProcedurePage&) const = default;
};

struct Model {
  Page page = Page::kServices;
  bool disconnected = true;
  std::string site;
  std::string lead;
  bool leaving = false;  // the lead says that the start comes back
  std::string training;  // the mark of practice, empty in earnest
  std::vector<Choice> languages;
  Choice help;  // chosen: the greeter has been called

  std::string title;
  std::string subtitle;
  bool unclear = false;  // the subtitle says that what was typed cannot be
  Field field;
  KeyWords keys;
  std::vector<Card> cards;
  std::vector<Row> rows;
  std::string page_of;  // "Trang 1/2", empty with one page
  Choice previous_page;
  Choice next_page;
  Choice priority;
  Choice appointment;
  Choice give_back;  // quiet: few leave
  Choice back;
  Choice take;  // the number for a procedure, or for an appointment; or giving it back
  ProcedurePage procedure;
  std::string dossiers;  // how many, for the procedure; empty: no number can be taken
  Choice fewer_dossiers;
  Choice more_dossiers;

  std::string number;  // the ticket page, and that of giving one back
  std::string service;
  std::string then;  // the services after it, empty: none
  std::string before;
  std::string late;
  std::string watch;
  std::string paper;  // where the printed ticket is, or why there is none
  bool no_paper = false;
  std::string code;  // for the QR code in place of the paper, empty: none
  std::string code_hint;
  Choice print_again;
  std::string hint;

  bool knocks = false;  // the name of the site is the way to the staff's page
  std::vector<Fact> staff_facts;
  Choice test_print;
  Choice out_of_service;
  bool operator==(const Model&) const = default;
};

Model make_model(const Input& input);
// When the model would be another one without any event.
std::int64_t next_change_ms(const Input& input, std::int64_t now_ms);

}  // namespace motcua::kiosk
