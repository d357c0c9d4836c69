// Which options of a list fit what was typed: every typed word begins a word of the option, or it is its letter.
//
// Pure functions, any thread. Accents and capitals do not matter.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "counter-terminal/said.h"

namespace motcua::terminal {

struct Option {
  std::string value;
  Said label;
  std::string letter;  // of a service: typing it finds the option first
  bool typed = false;  // choosing it asks for a line, which is the value then
};

// How a label is said in the language of the screen.
using Wording = std::function<std::string(const Said&)>;

// Positions of those that fit, the ones with that letter first. With nothing typed: all.
std::vector<std::size_t> fitting(const std::vector<Option>& options, const std::string& typed, const Wording& wording);

}  // namespace motcua::terminal
