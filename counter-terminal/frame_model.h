// What every screen of the staff has around it: head, foot, notices, and the sentences that stand there without a
// picture.
//
// Any thread.
#pragma once

#include <string>
#include <string_view>

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

  bool stale = true;  // nothing below the header but the two sentences
  std::string stale_title;
  std::string stale_hint;
  std::string stale_why;  // for whoever mends it

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
void add_waiting_for_view(const text::Catalogue& words, Frame& frame);

}  // namespace motcua::terminal
