// What the reception shows, as words and flags: a function of the last picture, the connection, what the controller
// says, the language and the time.
//
// Any thread. Without a fresh picture no figure is shown.
#pragma once

#include <string>
#include <vector>

#include "counter-terminal/frame_model.h"
#include "counter-terminal/reception_controller.h"

namespace motcua::terminal {

struct ReceptionInput {
  const protocol::View* view = nullptr;
  ui::LinkState link;
  const text::Catalogue& words;
  const ReceptionController& controller;
  std::int64_t now_ms = 0;
  KeyNames moved_keys{};
};

struct ServiceLine {
  std::string letter;
  std::string name;
  std::string waiting;
  bool closed = false;
  bool operator==(const ServiceLine&) const = default;
};

struct ReceptionModel : Frame {
  std::string caption;  // of the field
  std::string number;   // as typed; empty while something is told
  std::string known;    // what the picture tells of the number
  std::string told;     // what was done last
  std::string told_number;
  std::string told_more;
  std::string told_paper;  // whether its paper came out
  bool told_bad = false;   // it did not

  Button issue;
  std::vector<Button> buttons;  // about the number

  std::string services_title;
  std::string services_count;
  std::vector<ServiceLine> services;
  std::string services_more;  // where not all have room
  bool operator==(const ReceptionModel&) const = default;
};

ReceptionModel make_reception_model(const ReceptionInput& input);
// When the model would be another one without any event.
std::int64_t next_change_ms(const ReceptionInput& input);

}  // namespace motcua::terminal
