// `motcua why`: why a ticket was called when it was, out of the record. Needs no connection. One thread.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/record_file.h"

namespace motcua::cli {

struct WhyOptions {
  RecordFile record;
  std::string ticket;
  std::string against;
  std::string date;  // empty: the newest of the record
};

void add_why_options(CLI::App& word, WhyOptions& options);
ExitCode run_why(const WhyOptions& options, const std::string& language);

}  // namespace motcua::cli
