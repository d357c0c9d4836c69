// Runs a program to its end, without a shell. Waits: for a worker thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::printing {

struct Program {
  std::vector<std::string> words;  // the first is looked for in PATH
  std::span<const std::uint8_t> input;
  std::chrono::milliseconds patience;  // then it is killed
};

// The error: it could not be started, took too long, or failed, with what it said.
tl::expected<void, std::string> run_program(const Program& program, const std::stop_token& stop);

}  // namespace motcua::printing
