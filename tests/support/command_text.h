// Commands as text, as people would write them down: command("park { counter: 1 reason: 'photocopy' }").
#pragma once

#include <google/protobuf/text_format.h>

#include <stdexcept>
#include <string>

#include "protocol/messages.pb.h"

namespace motcua::test {

inline protocol::Command command(const std::string& text) {
  protocol::Command command;
  if (!google::protobuf::TextFormat::ParseFromString(text, &command)) {
    throw std::logic_error("this test writes a command that does not exist: " + text);
  }
  return command;
}

}  // namespace motcua::test
