#include "ui/program/options.h"

#include <sstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "ui/text/catalogue.h"

namespace motcua::ui {
namespace {

constexpr int kExitBadInput = 2;

struct CommandLine {
  WrittenOptions written;
  std::string config;
  bool no_curve = false;
  bool quit_after_picture = false;
  bool reception = false;
  std::map<std::string, bool, std::less<>> own_flags;
};

void describe_own(CLI::App& app, const OwnOption& option, CommandLine& line) {
  const std::string name = "--" + option.name;
  if (option.type == OwnOption::Type::kFlag) {
    app.add_flag(name, line.own_flags[option.name], option.help);
    return;
  }
  auto* added = app.add_option(name, line.written.own[option.name], option.help);
  if (option.type != OwnOption::Type::kTexts) added->expected(1);
  if (option.type == OwnOption::Type::kNumber) added->check(CLI::TypeValidator<int>());
}

// Those that were said; called once the line has been parsed.
void keep_said(CommandLine& line) {
  for (const auto& [name, set] : line.own_flags) {
    if (set) line.written.own[name] = {"true"};
  }
  std::erase_if(line.written.own, [](const auto& each) { return each.second.empty(); });
}

void describe(CLI::App& app, const ProgramKind& kind, CommandLine& line) {
  WrittenOptions& to = line.written;
  app.add_option("--config", line.config, "options from this TOML file, under the same names");
  app.add_option("--dispatcher", to.dispatcher, "the dispatcher's command endpoint [tcp://127.0.0.1:7401]");
  app.add_option("--view", to.view, fmt::format("the dispatcher's view endpoint [{}]", kind.view_endpoint));
  app.add_option("--key", to.key, "file with this device's keys");
  app.add_option("--server-key", to.server_key, "file with the dispatcher's public key");
  app.add_flag("--no-curve", line.no_curve, "without encryption and proof of who is who (the dispatcher must agree)");
  app.add_option("--window", to.window, "in a window, e.g. 1280x720 or 1280x720+100+50, instead of full screen");
  app.add_option("--dock", to.dock, "at an edge of the monitor, beside other programs, e.g. right:520");
  app.add_option("--monitor", to.monitor, "full screen on this monitor, counted from 1");
  app.add_option("--language", to.language, "vi or en");
  app.add_option("--picture", to.picture, "where SIGUSR1 saves a picture of the window (PNG)");
  app.add_flag("--quit-after-picture", line.quit_after_picture,
               "save one picture as soon as there is something to see, then end");
  app.add_option("--font-dir", to.font_dir,
                 "folder with Inter-Regular.otf and its sisters [$MOTCUA_FONT_DIR, else fonts-inter]");
  if (kind.has_counter) app.add_option("--counter", to.counter, "number of the counter this device stands at");
  if (kind.has_reception) app.add_flag("--reception", line.reception, "at the reception instead of a counter");
  for (const auto& option : kind.own_options) describe_own(app, option, line);
  app.set_version_flag("--version", kind.name + " " MOTCUA_VERSION);
}

tl::expected<void, std::string> check_endpoint(std::string_view option, const std::string& endpoint) {
  const auto colon = endpoint.rfind(':');
  const bool tcp = endpoint.starts_with("tcp://") && colon > 6 && colon + 1 < endpoint.size();
  if (tcp || (endpoint.starts_with("ipc://") && endpoint.size() > 6)) return {};
  return tl::unexpected(
      fmt::format("{}: '{}' is not an endpoint; expected e.g. tcp://127.0.0.1:7401", option, endpoint));
}

template <class T>
void fill_in(std::optional<T>& from_line, const std::optional<T>& from_file) {
  if (!from_line) from_line = from_file;
}

void fill_in(WrittenOptions& line, const WrittenOptions& file) {
  fill_in(line.dispatcher, file.dispatcher);
  fill_in(line.view, file.view);
  fill_in(line.key, file.key);
  fill_in(line.server_key, file.server_key);
  fill_in(line.no_curve, file.no_curve);
  // One of the two said on the command line outweighs the other in the file.
  if (!line.monitor && !line.dock) fill_in(line.window, file.window);
  if (!line.window) fill_in(line.dock, file.dock);
  if (!line.window) fill_in(line.monitor, file.monitor);
  fill_in(line.language, file.language);
  fill_in(line.picture, file.picture);
  fill_in(line.font_dir, file.font_dir);
  // So do a counter and the reception.
  const bool counter = line.counter.has_value();
  if (!line.reception) fill_in(line.counter, file.counter);
  if (!counter) fill_in(line.reception, file.reception);
  line.own.insert(file.own.begin(), file.own.end());  // keeps what is there already
}

tl::expected<void, std::string> set_curve(const WrittenOptions& written, ProgramOptions& options) {
  options.curve = !written.no_curve.value_or(false);
  options.key = written.key.value_or("");
  options.server_key = written.server_key.value_or("");
  if (!options.curve || (!options.key.empty() && !options.server_key.empty())) return {};
  const char* missing =
      options.key.empty() ? "--key FILE (this device's keys)" : "--server-key FILE (the dispatcher's public key)";
  return tl::unexpected(fmt::format("{} is missing; or say --no-curve here and at the dispatcher", missing));
}

tl::expected<void, std::string> set_window(const WrittenOptions& written, ProgramOptions& options) {
  options.monitor = written.monitor.value_or(1);
  if (written.dock) {
    if (written.window) return tl::unexpected(std::string("--dock: a docked window has no --window"));
    auto dock = parse_dock(*written.dock);
    if (!dock) return tl::unexpected("--dock: " + dock.error());
    options.dock = *dock;
  }
  if (!written.window) return {};
  auto geometry = parse_geometry(*written.window);
  if (!geometry) return tl::unexpected("--window: " + geometry.error());
  options.window = *geometry;
  return {};
}

tl::expected<void, std::string> set_language(const WrittenOptions& written, ProgramOptions& options) {
  options.language = written.language.value_or("vi");
  const auto languages = text::Catalogues::embedded();
  if (languages.find(options.language) != nullptr) return {};
  std::string known;
  for (const auto& each : languages.all()) known += (known.empty() ? "" : ", ") + each.language();
  return tl::unexpected(fmt::format("--language: '{}' is not known here; expected one of {}", options.language, known));
}

tl::expected<void, std::string> set_counter(const ProgramKind& kind, const WrittenOptions& written,
                                            ProgramOptions& options) {
  if (!kind.has_counter) return {};
  options.reception = written.reception.value_or(false);
  if (options.reception && !written.counter) return {};
  if (options.reception) return tl::unexpected(std::string("--counter and --reception: only one of them can be said"));
  const int counter = written.counter.value_or(0);
  if (!written.counter) {
    return tl::unexpected(fmt::format("--counter N is missing: the number of this device's counter{}",
                                      kind.has_reception ? "; or --reception" : ""));
  }
  if (counter < 1 || counter > 9999)
    return tl::unexpected(fmt::format("--counter: {} is not a counter; expected 1 to 9999", counter));
  options.counter = static_cast<std::uint32_t>(counter);
  return {};
}

tl::expected<ProgramOptions, std::string> check(const ProgramKind& kind, const CommandLine& line) {
  const WrittenOptions& written = line.written;
  ProgramOptions options;
  options.dispatcher = written.dispatcher.value_or(options.dispatcher);
  options.view = written.view.value_or(kind.view_endpoint);
  options.picture = written.picture.value_or("");
  options.font_dir = written.font_dir;
  options.quit_after_picture = line.quit_after_picture;
  if (options.quit_after_picture && options.picture.empty()) {
    return tl::unexpected(std::string("--quit-after-picture needs --picture FILE"));
  }
  if (auto good = check_endpoint("--dispatcher", options.dispatcher); !good) return tl::unexpected(good.error());
  if (auto good = check_endpoint("--view", options.view); !good) return tl::unexpected(good.error());
  if (auto set = set_window(written, options); !set) return tl::unexpected(set.error());
  if (auto set = set_language(written, options); !set) return tl::unexpected(set.error());
  if (auto set = set_counter(kind, written, options); !set) return tl::unexpected(set.error());
  if (auto set = set_curve(written, options); !set) return tl::unexpected(set.error());
  if (kind.take_own) {
    if (auto taken = kind.take_own(written.own); !taken) return tl::unexpected(taken.error());
  }
  return options;
}

}  // namespace

tl::expected<ProgramOptions, Ending> read_options(const ProgramKind& kind, int argc, const char* const* argv) {
  CLI::App app(kind.description, kind.name);
  CommandLine line;
  describe(app, kind, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream words;
    const int code = app.exit(error, words, words);
    return tl::unexpected(Ending{code == 0 ? 0 : kExitBadInput, words.str()});
  }
  keep_said(line);
  if (line.no_curve) line.written.no_curve = true;
  if (line.reception) line.written.reception = true;
  const auto bad = [&](const std::string& words) { return tl::unexpected(Ending{kExitBadInput, words + "\n"}); };
  if (!line.config.empty()) {
    auto file = read_option_file(kind, line.config);
    if (!file) return bad(file.error());
    fill_in(line.written, *file);
  }
  auto options = check(kind, line);
  if (!options) return bad(kind.name + ": " + options.error());
  return *options;
}

}  // namespace motcua::ui
