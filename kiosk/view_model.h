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
};

struct Card {
  Touch touch;
  std::string letter;  // empty: none
  std::string name;
  std::string detail;
  bool enabled = true;
  bool operator==(const Card&) const = default;
};

struct Choice {
  Touch touch;
  std::string label;
  bool chosen = false;
  bool operator==(const Choice&) const = default;
};

struct Model {
  Page page = Page::kServices;
  bool disconnected = true;
  std::string site;
  std::string lead;
  std::vector<Choice> languages;

  std::string title;
  std::string subtitle;
  std::vector<Card> cards;
  std::string page_of;   // "Trang 1/2", empty with one page
  Choice previous_page;  // without a label: not there
  Choice next_page;
  Choice priority;
  Choice back;

  std::string number;  // the ticket page
  std::string service;
  std::string before;
  std::string watch;
  std::string hint;
  bool operator==(const Model&) const = default;
};

Model make_model(const Input& input);
// When the model would be another one without any event.
std::int64_t next_change_ms(const Input& input, std::int64_t now_ms);

}  // namespace motcua::kiosk
