// `motcua follow`: keeps a copy of the record up to date, from a file of this machine or from a dispatcher. One thread.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/link.h"
#include "cli/record_file.h"

namespace motcua::cli {

struct FollowOptions {
  std::string to;
  RecordFile record;  // not named: from the dispatcher
  bool once = false;
};

void add_follow_options(CLI::App& word, FollowOptions& options);
// Ends on SIGINT or SIGTERM, or when the copy cannot go on; with `once` when it has caught up.
ExitCode run_follow(const FollowOptions& options, const LinkOptions& link);

}  // namespace motcua::cli
