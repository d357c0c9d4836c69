// Runs another program and keeps what it writes to its standard output. No shell; standard input is empty.
//
// Blocking; any thread, but not the drawing one. The program is ended (with all that it has started) when its time is
// over, when it writes too much or when `stop` is asked for; none is left behind. Errors are one sentence that names
// the program.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::voice {

struct ProgramLimits {
  std::chrono::milliseconds time{5000};
  std::size_t output_bytes = 16 * 1024 * 1024;
};

// The first of `command` is the program, looked for in $PATH unless it has a slash.
tl::expected<std::string, std::string> run_program(const std::vector<std::string>& command, const ProgramLimits& limits,
                                                   std::stop_token stop);

}  // namespace motcua::voice
