#include "simulator/soak/options.h"

#include <cstdlib>
#include <sstream>

#include <CLI/CLI.hpp>

namespace motcua::soak {
namespace {

constexpr double kSpeed = 3600;  // an hour is a second, a day with its night 24

}  // namespace

tl::expected<SoakOptions, demo::Ending> read_options(int argc, const char* const* argv) {
  CLI::App app("motcua-soak: many days in a hall of real processes, and whether anything creeps meanwhile",
               "motcua-soak");
  SoakOptions options;
  auto& hall = options.hall;
  hall.speed = kSpeed;
  hall.all_clerks = true;
  app.add_option("--days", options.days, "how many working days are played [30]")->check(CLI::Range(1, 10'000));
  app.add_option("--minutes", options.minutes, "begin no new day after so much real time")->check(CLI::PositiveNumber);
  app.add_option("--speed", hall.speed, "hall time runs this many times faster [3600]")
      ->check(CLI::Range(1.0, 10'000.0));
  app.add_option("--site", hall.site, "folder of the site [sites/provincial-centre]");
  app.add_flag("--headless", hall.headless, "on a virtual screen (so too without DISPLAY)");
  app.add_flag("!--no-windows", hall.windows, "without any screens: dispatcher and crowd only");
  app.add_option("--json", hall.json, "write the figures to this file");
  app.add_option("--seed", hall.seed, "of everything that is chance [1]");
  app.add_option("--keep", hall.keep, "work in this new folder and keep it: site, keys, record, logs");
  app.set_version_flag("--version", "motcua-soak " MOTCUA_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream words;
    const int code = app.exit(error, words, words);
    return tl::unexpected(demo::Ending{code == 0 ? 0 : demo::kExitBadInput, words.str()});
  }
  const char* display = std::getenv("DISPLAY");
  if (display == nullptr || *display == '\0') hall.headless = true;
  return options;
}

}  // namespace motcua::soak
