// What the counter terminal shows, as words and flags: a function of the last picture, the connection, what the
// controller says, the language and the time.
//
// Any thread. Knows the protocol and the words, nothing of windows or sockets. Without a fresh picture no figure is
// shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "counter-terminal/controller.h"
#include "counter-terminal/frame_model.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::terminal {

struct Input {
  const protocol::View* view = nullptr;
  ui::LinkState link;
  std::uint32_t counter = 0;
  const text::Catalogue& words;
  const Controller& controller;
  std::int64_t now_ms = 0;
  KeyNames moved_keys{};
};

struct Tag {
  std::string words;
  Tone tone = Tone::kWarn;
  bool operator==(const Tag&) const = default;
};

struct NextRow {
  std::string number;
  std::string why;           // says in words what the tone says in colour
  std::string waited;        // minutes
  Tone tone = Tone::kQuiet;  // kWarn: its promise is nearly used, kBad: past it
  bool explained = false;
  bool operator==(const NextRow&) const = default;
};

// The ticket at the counter.
struct Current {
  std::string number;
  std::vector<Tag> tags;  // the class where it is not the ordinary one, and what else is to be known
  std::string service;
  std::string waited;  // against the promise
  Tone waited_tone = Tone::kQuiet;
  std::string recalled;
  std::string then;                   // which leg it is, and services still to come
  std::string countdown;              // to what comes by itself
  std::vector<Button> small_buttons;  // while the citizen is awaited
  std::string alert;
  Tone alert_tone = Tone::kBad;
  bool operator==(const Current&) const = default;
};

struct Model : Frame {
  std::string caption;
  std::string timer;
  Tone timer_tone = Tone::kQuiet;  // why, stands in the card's alert
  std::string hint;                // where there is no ticket
  Current current;

  Button primary;
  std::vector<Button> buttons;

  Button parked;  // without a label: nobody is parked here
  std::string next_title;
  std::string next_count;
  std::vector<NextRow> next;
  std::string next_nobody;
  std::string explanation;
  bool operator==(const Model&) const = default;
};

Model make_model(const Input& input);
// When the model would be another one without any event.
std::int64_t next_change_ms(const Input& input);

// Shared by the parts of the model.
// A wait of that share of its promise: kWarn when it is nearly used, kBad when it is past it.
Tone tone_of_share(std::int64_t percent);
// A wait as it is read: in whole minutes, as promises are made. "17:30" would be a time of day.
std::string waited_minutes(std::uint64_t waited_ms, const text::Catalogue& words);
// What has to be added to a wait of the picture to have it as of now: nothing in a break, in which waits stand still.
std::int64_t waited_since_picture_ms(const Input& input);
Button make_button(const Input& input, Key key, std::string_view action, std::string_view key_name);

}  // namespace motcua::terminal
