// The commands that a screen can give, as words of the command line: their options, the message, and what to say when
// done. Constant; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <CLI/CLI.hpp>

#include "protocol/messages.pb.h"

namespace motcua::cli {

struct Arguments {
  std::string service;         // key or letter
  std::string priority_class;  // key or letter
  std::string procedure;
  std::string profile;
  std::string outcome;
  std::string ticket;
  std::uint32_t counter = 0;
  bool release = false;
};

struct CommandWord {
  const char* name;
  const char* help;
  void (*add_options)(CLI::App& word, Arguments& arguments);
  protocol::Command (*make)(const Arguments& arguments);
  std::string (*say)(const Arguments& arguments, const protocol::Done& done);
};

std::span<const CommandWord> command_words();

}  // namespace motcua::cli
