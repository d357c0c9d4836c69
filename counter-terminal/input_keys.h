// Which key of the keyboard is which of ours, as long as a site has moved none. While a line is typed, only those that
// write nothing count.
//
// Pure functions, any thread.
#pragma once

#include <span>
#include <string_view>

#include "counter-terminal/keys.h"

namespace motcua::terminal {

// One that a site can move.
struct Command {
  std::string_view name;       // for people who configure
  std::string_view catalogue;  // of its key, in the words
  Key key;
  int place;  // GLFW's number, unless it is moved
};
std::span<const Command> commands();

bool writes(int glfw_key);  // where a line is typed
Key key_of(int glfw_key, bool typing);

}  // namespace motcua::terminal
