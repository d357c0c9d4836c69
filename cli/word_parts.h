// What the words of the command line share. Only for the sources of this folder.
#pragma once

#include "cli/commands.h"

namespace motcua::cli {

inline void counter_option(CLI::App& word, Arguments& arguments) {
  word.add_option("counter", arguments.counter, "Number of the counter")->required()->check(CLI::PositiveNumber);
}

inline void ticket_option(CLI::App& word, Arguments& arguments) {
  word.add_option("ticket", arguments.ticket, "Number on the ticket, e.g. A047")->required();
}

// A message that carries the counter and no more; visit 0 stands for whichever ticket is current.
template <auto kMember>
protocol::Command for_counter(const Arguments& arguments) {
  protocol::Command command;
  (command.*kMember)()->set_counter(arguments.counter);
  return command;
}

}  // namespace motcua::cli
