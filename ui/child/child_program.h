// Runs another program to its end and keeps what it writes to its standard output. No shell.
//
// Blocking; any thread, but not a drawing one. The program is ended (with all that it has started) when its time is
// over, when it writes too much or when `stop` is asked for; none is left behind. Errors are one sentence that names
// the program, with the first line of what it wrote to its standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::child {

struct ProgramLimits {
  std::chrono::milliseconds time{5000};
  std::size_t output_bytes = 16 * 1024 * 1024;
};

struct Program {
  std::vector<std::string> words;  // the first is looked for in $PATH unless it has a slash
  std::string_view input;          // for its standard input
  ProgramLimits limits;
};

tl::expected<std::string, std::string> run_program(const Program& program, std::stop_token stop);

}  // namespace motcua::child
