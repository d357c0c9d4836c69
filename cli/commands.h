// The commands that a screen can give, as words of the command line: their options, the message, and what to say when
// done. Constant; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

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
  std::vector<std::string> then;  // keys or letters of further services
  std::uint32_t dossiers = 0;
  bool approach = false;
  std::string reason;
  std::string note;
  std::string place;
  std::uint32_t to_counter = 0;
  std::uint32_t to_clerk = 0;
  std::string code;
  std::string pin;
  std::string date;
  std::string time;
  std::uint32_t stars = 0;
  std::vector<std::uint32_t> criteria;
  std::string called;
  std::string finished;
  protocol::ViewHead head;  // of the picture now: what day it is at the dispatcher
};

struct CommandWord {
  const char* name;
  const char* help;
  void (*add_options)(CLI::App& word, Arguments& arguments);
  protocol::Command (*make)(const Arguments& arguments);
  std::string (*say)(const Arguments& arguments, const protocol::Done& done);
};

std::span<const CommandWord> command_words();
// Those of the whole day: transfers, appointments, people (day_words.cpp).
std::span<const CommandWord> day_words();
// Those after a gap (entry_words.cpp).
std::span<const CommandWord> entry_words();

}  // namespace motcua::cli
