// The words that talk to a dispatcher: a command, a picture now, every picture. One thread.
#pragma once

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/link.h"

namespace motcua::cli {

ExitCode run_command(const CommandWord& word, Arguments arguments, const LinkOptions& options);
ExitCode run_show(protocol::Audience audience, const LinkOptions& options);

struct WatchOptions {
  protocol::Audience audience = protocol::STAFF;
  bool every = false;       // also pictures in which nothing changed
  std::uint64_t count = 0;  // end after so many; 0: until a signal
};
// Ends on SIGINT or SIGTERM.
ExitCode run_watch(const WatchOptions& watch, const LinkOptions& options);

}  // namespace motcua::cli
