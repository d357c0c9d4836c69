// The dispatcher's own configuration (TOML): which site, where its record lies, where it listens, whom it knows. Any
// thread.
//
//   site = "site.toml"
//   journal = "journal.sqlite"
//   log_level = "info"
//   [endpoints]
//   command = "tcp://0.0.0.0:7401"
//   board = "tcp://0.0.0.0:7402"
//   staff = "tcp://0.0.0.0:7403"
//   [curve]
//   enabled = true
//   key = "keys/server.key"
//   devices = "keys/devices.toml"
//   board_open = false          # true: who has no key of ours may read the public board
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/site/site_file.h"

namespace motcua::site {

struct DispatcherConfig {
  // As in the file, relative ones taken from its folder.
  std::filesystem::path site;
  std::filesystem::path journal;
  std::filesystem::path server_key;  // empty if not needed (curve off)
  std::filesystem::path devices;     // empty if not needed (curve off)
  std::string command_endpoint = "tcp://0.0.0.0:7401";
  std::string board_endpoint = "tcp://0.0.0.0:7402";
  std::string staff_endpoint = "tcp://0.0.0.0:7403";
  bool curve = true;
  bool board_open = false;
  std::string log_level = "info";  // trace, debug, info, warning, error: as spdlog names them
};

// All mistakes, each with file, line and key. Does not look into the files that it names.
tl::expected<DispatcherConfig, Mistakes> load_dispatcher_config(const std::filesystem::path& file);

}  // namespace motcua::site
