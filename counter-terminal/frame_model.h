// What every screen of the staff has around it: head, foot, notices, and the sentences that stand there without a
// picture.
//
// Any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "counter-terminal/keys.h"
#include "counter-terminal/one_command.h"
#include "counter-terminal/overlay_model.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::terminal {

// What stands on a key: as the site has moved it, else as the catalogue says under `section`.
std::string key_name(const KeyNames& moved, const text::Catalogue& words, std::string_view section,
                     std::string_view name);

struct Button {
  Key key = Key::kNone;
  std::string label;
  std::string key_name;
  bool enabled = false;
  bool pressed = false;
  bool harmful = false;  // in the colour of warnings
  bool operator==(const Button&) const = default;
};

struct Frame {
  std::string title;
  std::string who;
  std::string state;
  Tone state_tone = Tone::kQuiet;
  std::string training;  // empty: in earnest
  std::string alert;     // what a device in the hall needs, empty: nothing

  bool stale = true;  // nothing below the header but these sentences
  std::string stale_title;
  std::string stale_hint;
  std::vector<std::string> stale_steps;  // what to do meanwhile
  std::string stale_why;                 // for whoever mends it

  std::string notice;
  Tone notice_tone = Tone::kQuiet;
  Overlay overlay;

  bool connected = false;
  std::string connection;
  std::string help;
  bool operator==(const Frame&) const = default;
};

void add_notice(const OneCommand& command, std::int64_t now_ms, const text::Catalogue& words, Frame& frame);
// What the devices need: somebody who asks for help, a printer without paper.
void add_alerts(const protocol::StaffPicture& staff, const text::Catalogue& words, Frame& frame);
void add_footer(const ui::LinkState& link, const text::Catalogue& words, Frame& frame);
// `lost`: there was a picture before; then the steps are what to do meanwhile, by their keys.
void add_waiting_for_view(bool lost, std::initializer_list<const char*> steps, const text::Catalogue& words,
                          Frame& frame);

}  // namespace motcua::terminal
