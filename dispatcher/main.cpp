// motcua-dispatcher: configuration and wiring, nothing else.
#include <chrono>
#include <iostream>
#include <sstream>

#include <date/date.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "dispatcher/runner.h"
#include "dispatcher/site/devices_file.h"
#include "dispatcher/site_files.h"

namespace {

using motcua::dispatcher::Runner;
using motcua::dispatcher::RunnerOptions;

constexpr int kExitBadInput = 2;

struct Arguments {
  std::string config;
  std::string clock_start;
  std::string ready_file;
  double speed = 1.0;
  bool training = false;
};

int complain(const std::vector<std::string>& mistakes) {
  for (const auto& mistake : mistakes) std::cerr << mistake << '\n';
  return kExitBadInput;
}

// "2026-11-23T07:30:00Z"; false when it is not a time.
bool parse_time(const std::string& text, motcua::hall::TimeMs& time_ms) {
  std::istringstream in(text);
  date::sys_time<std::chrono::milliseconds> time;
  in >> date::parse("%FT%TZ", time);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return false;
  time_ms = time.time_since_epoch().count();
  return true;
}

void set_up_log(const std::string& level) {
  auto logger = spdlog::stderr_logger_st("dispatcher");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ dispatcher: %v");
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

int run(const Arguments& arguments) {
  RunnerOptions options;
  options.software = "motcua-dispatcher " MOTCUA_VERSION;
  options.ready_file = arguments.ready_file;
  options.speed_permille = static_cast<std::uint32_t>(arguments.speed * 1000);
  if (!arguments.clock_start.empty() && !parse_time(arguments.clock_start, options.clock_start_ms)) {
    return complain({"--clock-start: '" + arguments.clock_start + "' is not a time like 2026-11-23T07:30:00Z"});
  }
  auto config = motcua::site::load_dispatcher_config(arguments.config);
  if (!config) return complain(config.error());
  options.config = *config;
  set_up_log(config->log_level);
  auto files = motcua::dispatcher::read_site_files(config->site);
  if (!files) return complain(files.error());
  options.site = std::move(*files);
  options.training = arguments.training;
  if (config->curve) {
    auto devices = motcua::site::load_devices(config->devices, &options.site.settings);
    if (!devices) return complain(devices.error());
    options.devices = *devices;
  }
  auto runner = Runner::open(std::move(options));
  if (!runner) {
    spdlog::critical("{}", runner.error());
    return 1;
  }
  return (*runner)->run();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("motcua-dispatcher: issues tickets, assigns them to counters, keeps the record", "motcua-dispatcher");
  Arguments arguments;
  app.add_option("--config", arguments.config, "dispatcher file (TOML)")->required();
  app.add_option("--ready-file", arguments.ready_file, "write the real endpoints to this file, as JSON, when serving");
  app.add_option("--speed", arguments.speed, "demonstration: hall time runs this many times faster")
      ->check(CLI::Range(0.001, 100000.0));
  app.add_option("--clock-start", arguments.clock_start,
                 "demonstration: hall time at start, in UTC, e.g. 2026-11-23T00:30:00Z");
  app.add_flag("--training", arguments.training,
               "practice: the real screens, marked as such; nothing is recorded, no number counts");
  app.set_version_flag("--version", "motcua-dispatcher " MOTCUA_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitBadInput;
  }
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "motcua-dispatcher: " << error.what() << '\n';
    return 1;
  }
}
