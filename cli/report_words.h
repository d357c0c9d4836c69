// `motcua report`: figures of a period out of the record. Needs no connection. One thread.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/record_file.h"

namespace motcua::cli {

struct ReportOptions {
  RecordFile record;
  std::vector<std::string> also;  // further records
  std::string from;
  std::string to;  // empty: the same date
  std::string by = "service";
  std::string format;  // empty: table, or JSON where the common option --json asks for it
  std::string out;     // empty: standard output
};

void add_report_options(CLI::App& word, ReportOptions& options);
ExitCode run_report(const ReportOptions& options, const std::string& language, bool json);

}  // namespace motcua::cli
