// motcua-simulator: halls in virtual time, under faults, from seeds. Exit codes: 0 all promises kept, 1 one was broken,
// 2 usage.
#include <malloc.h>

#include <chrono>
#include <fstream>
#include <random>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "planted/bugs.h"
#include "simulator/storm/report.h"

namespace {

using namespace motcua::storm;

struct Arguments {
  std::optional<std::uint64_t> seed;
  std::uint64_t runs = 1;
  StormOptions options;
  double speed = 60;
  std::string faults = "all";
  std::string json;
  std::string plant;
  bool go_on = false;
  bool verbose = false;
};

void add_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--seed", arguments.seed, "The first seed; drawn when left out");
  app.add_option("--runs", arguments.runs, "So many seeds, one after the other")->check(CLI::PositiveNumber);
  app.add_option("--hours", arguments.options.hours, "Hours of the hall with faults, in each run")
      ->check(CLI::Range(0.01, 10'000.0))
      ->capture_default_str();
  app.add_option("--speed", arguments.speed, "How fast the hall's time runs against the machines'")
      ->check(CLI::Range(1.0, 1000.0))
      ->capture_default_str();
  app.add_option("--kiosks", arguments.options.size.kiosks, "Kiosks in each hall")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--counters", arguments.options.size.counters,
                 "Counters, with a terminal each; two to four when left out")
      ->check(CLI::Range(1, 999));
  app.add_option("--displays", arguments.options.size.displays, "Wall displays in each hall")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--faults", arguments.faults, "all, none, or names with commas")->capture_default_str();
  app.add_option("--json", arguments.json, "Write the figures to this file");
  app.add_option("--trace", arguments.options.trace_lines, "So many lines of what happened before a broken promise")
      ->capture_default_str();
  app.add_option("--plant", arguments.plant, "Plant this known bug first (builds of the preset 'planted' only)");
  app.add_flag("--go-on", arguments.go_on, "Go on after a broken promise with the next seed");
  app.add_flag("--verbose", arguments.verbose, "What the dispatcher logs, too");
}

StormSummary run_all(const Arguments& arguments, std::uint64_t first) {
  StormSummary summary;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < arguments.runs; ++i) {
    auto options = arguments.options;
    options.seed = first + i;
    summary.results.push_back(run_storm(options));
    if (!summary.results.back().broken.empty() && !arguments.go_on) break;
    if (summary.results.back().broken.empty()) summary.results.back().trace.clear();
  }
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

// False, with a sentence: there is no such bug, or none can be planted in this build.
bool plant_bug(const std::string& name) {
  if (name.empty()) return true;
  if (!motcua::planted::kCanBePlanted) {
    fmt::print(stderr, "motcua-simulator: --plant: no bug can be planted in this build; build the preset 'planted'\n");
    return false;
  }
  const auto bug = motcua::planted::find_bug(name);
  if (!bug) {
    fmt::print(stderr, "motcua-simulator: --plant: there is no planted bug '{}' (planted/bugs.h)\n", name);
    return false;
  }
  motcua::planted::plant(*bug);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("Motcua's simulator: the real service and record on a simulated disk, network and clock, with faults.");
  add_options(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto faults = parse_faults(arguments.faults);
  if (!faults) {
    fmt::print(stderr, "motcua-simulator: --faults: {}\n", faults.error());
    return 2;
  }
  if (!plant_bug(arguments.plant)) return 2;
  // The simulated disk's files come and go; given back to the system each time they would cost as much as the hall.
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  arguments.options.planted = arguments.plant;
  arguments.options.faults = *faults;
  arguments.options.speed_permille = static_cast<std::uint32_t>(arguments.speed * 1000);
  spdlog::set_level(arguments.verbose ? spdlog::level::debug : spdlog::level::off);
  const auto first = arguments.seed ? *arguments.seed : std::random_device()();
  fmt::print("seed {}\n", first);
  const auto summary = run_all(arguments, first);
  fmt::print("{}", to_text(summary));
  if (!arguments.json.empty() && !(std::ofstream(arguments.json) << to_json(summary))) {
    fmt::print(stderr, "motcua-simulator: --json: {} cannot be written\n", arguments.json);
    return 2;
  }
  for (const auto& result : summary.results) {
    if (!result.broken.empty()) return 1;
  }
  return 0;
}
