// What the rating device shows, as words and flags: a function of the last picture, the connection and the controller's
// page. Both languages stand beside each other: a citizen with a device in front of them looks for no switch.
//
// Any thread. Knows the protocol and the words, nothing of windows or sockets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/messages.pb.h"
#include "rating/controller.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::rating {

struct Input {
  const protocol::View* view = nullptr;
  ui::LinkState link;
  std::uint32_t counter = 0;
  const text::Catalogue& words;
  const text::Catalogue& beside;
  const Controller& controller;
};

struct TwoTexts {
  std::string first;
  std::string second;
  bool operator==(const TwoTexts&) const = default;
};

struct Star {
  TwoTexts words;
  bool chosen = false;
  bool operator==(const Star&) const = default;
};

struct Criterion {
  TwoTexts name;
  std::uint32_t stars = 0;  // 0: not said
  bool operator==(const Criterion&) const = default;
};

struct Model {
  Page page = Page::kRest;
  bool disconnected = true;
  std::string site;
  std::string training;  // empty: in earnest
  TwoTexts counter;
  std::string counter_number;
  TwoTexts title;
  TwoTexts hint;
  std::vector<Star> stars;
  std::vector<Criterion> criteria;
  TwoTexts send;
  TwoTexts back;
  bool operator==(const Model&) const = default;
};

Model make_model(const Input& input);
// When the model would be another one without any event.
std::int64_t next_change_ms(const Input& input, std::int64_t now_ms);

}  // namespace motcua::rating
