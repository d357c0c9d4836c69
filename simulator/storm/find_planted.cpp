// motcua-find-planted: plants each known bug in turn and lets the storm find it. Exit codes: 0 every one was found, in
// two seeds at least; 1 one was not, or a promise was broken with none planted; 2 usage.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "planted/bugs.h"
#include "simulator/storm/storm.h"

namespace {

using namespace motcua;

constexpr double kToMidnightHours = 15;
constexpr double kRealSpeedHours = 0.15;
constexpr std::uint64_t kSeedsAtLeast = 2;

struct Arguments {
  std::uint64_t seeds = 20;
  std::uint64_t first = 1;
  double hours = 3;
};

storm::Faults only(std::initializer_list<storm::Fault> some) {
  storm::Faults faults;
  for (const auto fault : some) faults.add(fault);
  return faults;
}

// All faults, unless a bug shows itself only under some that must strike often, or not so fast.
storm::StormOptions search_for(planted::Bug bug, std::uint64_t seed, double hours) {
  using planted::Bug;
  using storm::Fault;
  storm::StormOptions options;
  options.seed = seed;
  options.hours = hours;
  switch (bug) {
    case Bug::kAnnouncedAgain:
    case Bug::kAwayAnnouncesNothing:
      // Calls are young for half a minute of the hall: a display must be away and back meanwhile.
      options.speed_permille = 1000;
      options.hours = kRealSpeedHours;
      options.faults = only({Fault::kPartition});
      break;
    case Bug::kFailedWriteIgnored:
      options.faults = only({Fault::kDiskError, Fault::kKill});
      break;
    case Bug::kSeriesGoOn:
      options.faults = only({Fault::kLostPc, Fault::kPartition});
      break;
    case Bug::kNumberAgain:
      options.hours *= 2;  // a class is changed rarely, and then the newest number must be hit
      break;
    case Bug::kLeftoversServed:
      // Its day must end, with somebody at a counter.
      options.hours += kToMidnightHours;
      break;
    default:
      break;
  }
  return options;
}

// In a process of its own: a planted bug may also run into an assertion, which is a find as well.
bool breaks(planted::Bug bug, std::uint64_t seed, double hours) {
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(3);
    planted::plant(bug);
    _exit(storm::run_storm(search_for(bug, seed, hours)).broken.empty() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return !WIFEXITED(status) || WEXITSTATUS(status) == 1;
}

bool find(planted::Bug bug, std::string_view name, const Arguments& arguments, bool expected) {
  std::uint64_t found = 0;
  std::uint64_t first = 0;
  for (std::uint64_t i = 0; i < arguments.seeds; ++i) {
    if (!breaks(bug, arguments.first + i, arguments.hours)) continue;
    if (++found == 1) first = i + 1;
  }
  const bool right = expected ? found >= std::min(kSeedsAtLeast, arguments.seeds) : found == 0;
  const auto when = found > 0 ? fmt::format("first in seed {}", arguments.first + first - 1) : std::string("in none");
  fmt::print("{:<24} found in {:>3} of {} seeds, {}{}\n", name, found, arguments.seeds, when,
             right ? "" : "   <-- this is wrong");
  std::fflush(stdout);
  return right;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("Plants known bugs and sees whether the simulator finds them.");
  app.add_option("--seeds", arguments.seeds, "So many for each bug")->capture_default_str();
  app.add_option("--first", arguments.first, "The first seed")->capture_default_str();
  app.add_option("--hours", arguments.hours, "Hours of the hall in each run")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  spdlog::set_level(spdlog::level::off);
  bool right = find(planted::Bug::kNone, "(none planted)", arguments, false);
  for (const auto& [bug, name] : planted::all_bugs()) right = find(bug, name, arguments, true) && right;
  return right ? 0 : 1;
}
