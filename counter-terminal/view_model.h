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
};

struct Button {
  Key key = Key::kNone;
  std::string label;
  std::string key_name;
  bool enabled = false;
  bool pressed = false;
  bool harmful = false;  // in the colour of warnings
  bool operator==(const Button&) const = default;
};

struct NextRow {
  std::string number;
  std::string why;
  std::string waited;
  bool operator==(const NextRow&) const = default;
};

struct Line {
  std::string key;
  std::string words;
  Key press = Key::kNone;  // what a click on it does
  bool marked = false;
  bool operator==(const Line&) const = default;
};

struct Model {
  std::string title;
  std::string who;
  std::string state;
  Tone state_tone = Tone::kQuiet;

  bool stale = true;  // nothing below the header but the two sentences
  std::string stale_title;
  std::string stale_hint;

  std::string caption;
  std::string timer;
  Tone timer_tone = Tone::kQuiet;
  std::string number;  // empty: the hint stands there
  std::string hint;
  std::string tag;  // the class, where it is not the ordinary one
  std::string service;
  std::string waited;  // against the promise
  Tone waited_tone = Tone::kQuiet;
  std::string recalled;

  Button primary;
  std::vector<Button> buttons;

  std::string next_title;
  std::string next_count;
  std::vector<NextRow> next;
  std::string next_nobody;

  std::string notice;
  Tone notice_tone = Tone::kQuiet;

  std::string overlay_title;  // empty: no overlay
  std::string overlay_hint;
  std::vector<Line> overlay;

  bool connected = false;
  std::string connection;
  std::string help;
  bool operator==(const Model&) const = default;
};

Model make_model(const Input& input);
// When the model would be another one without any event.
std::int64_t next_change_ms(const Input& input);

}  // namespace motcua::terminal
