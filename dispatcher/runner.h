// The dispatcher as a process: sockets, timers, signals and the journal's thread around one Service, on one io_context.
//
// One thread but for the journal's writer. open() takes everything it needs or says in one sentence what is missing;
// run() serves until SIGTERM, SIGINT or a failed disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/types.h"
#include "dispatcher/service/service.h"
#include "dispatcher/site/dispatcher_file.h"
#include "protocol/device.h"

namespace motcua::dispatcher {

struct RunnerOptions {
  site::DispatcherConfig config;
  service::SiteFiles site;
  protocol::Devices devices;
  hall::TimeMs clock_start_ms = 0;      // 0: the wall clock
  std::uint32_t speed_permille = 1000;  // demo only
  std::filesystem::path ready_file;     // written when serving: the real endpoints, as JSON; empty: none
  std::string software;
  bool training = false;  // the record is in memory, and every screen says so
};

inline constexpr int kExitFailedDisk = 3;

class Runner {
 public:
  static tl::expected<std::unique_ptr<Runner>, std::string> open(RunnerOptions options);
  ~Runner();
  // 0 after a clean stop, kExitFailedDisk when the record could not be written.
  int run();

 private:
  class Impl;
  explicit Runner(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::dispatcher
