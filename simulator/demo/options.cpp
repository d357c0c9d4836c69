#include "simulator/demo/options.h"

#include <cstdlib>
#include <sstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace motcua::demo {
namespace {

void describe(CLI::App& app, DemoOptions& options, std::string& screen, double& seconds) {
  app.add_option("--day", options.day, "replay this recorded day (CSV) instead of a generated one");
  app.add_option("--procedures", options.procedures, "catalogue of procedures (CSV: code,name,field,...)");
  app.add_option("--site", options.site, "folder of a site for the generated day [sites/provincial-centre]");
  app.add_option("--speed", options.speed, "hall time runs this many times faster [60]")
      ->check(CLI::Range(0.1, 10000.0));
  app.add_flag("--all-clerks", options.all_clerks, "simulate every counter; else one is left to whoever sits here");
  app.add_option("--seconds", seconds, "end after this much real time")->check(CLI::Range(1.0, 1e6));
  app.add_flag("--headless", options.headless, "on a virtual screen (so too without DISPLAY)");
  app.add_flag("!--no-windows", options.windows, "without any screens: dispatcher and crowd only");
  app.add_option("--screen", screen, "place the windows on a screen of this size [1920x1080]");
  app.add_option("--json", options.json, "write what happened to this file");
  app.add_option("--pictures", options.pictures, "folder for pictures of the screens [demo-pictures]");
  app.add_option("--seed", options.seed, "of everything that is chance [1]");
  app.add_option("--keep", options.keep, "work in this new folder and keep it: site, keys, record, logs");
  app.set_version_flag("--version", "motcua-demo " MOTCUA_VERSION);
}

}  // namespace

tl::expected<DemoOptions, Ending> read_options(int argc, const char* const* argv) {
  CLI::App app("motcua-demo: a whole hall on one machine, with a crowd", "motcua-demo");
  DemoOptions options;
  std::string screen;
  double seconds = 0;
  describe(app, options, screen, seconds);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream words;
    const int code = app.exit(error, words, words);
    return tl::unexpected(Ending{code == 0 ? 0 : kExitBadInput, words.str()});
  }
  if (seconds > 0) options.seconds = seconds;
  if (!screen.empty()) {
    const auto size = parse_size(screen);
    if (!size) return tl::unexpected(Ending{kExitBadInput, "motcua-demo: --screen: " + size.error() + "\n"});
    options.screen = *size;
  }
  const char* display = std::getenv("DISPLAY");
  if (display == nullptr || *display == '\0') options.headless = true;
  return options;
}

}  // namespace motcua::demo
