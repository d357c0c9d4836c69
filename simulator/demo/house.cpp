#include "simulator/demo/house.h"

#include <sys/wait.h>

#include <csignal>
#include <fstream>

#include <date/date.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "simulator/demo/places.h"
#include "simulator/demo/virtual_screen.h"

namespace motcua::demo {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Error = tl::unexpected<std::string>;

constexpr milliseconds kStartPatience{30'000};
constexpr milliseconds kPicturePatience{5'000};
constexpr milliseconds kStopPatience{8'000};
constexpr milliseconds kHurriedPatience{500};  // after a second Ctrl-C

std::string time_text(std::int64_t hall_ms) {
  return date::format("%FT%TZ", date::sys_seconds(std::chrono::seconds(hall_ms / 1000)));
}

std::optional<Endpoints> read_endpoints(const fs::path& file) {
  std::ifstream in(file);
  const auto json = nlohmann::json::parse(in, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  return Endpoints{json.value("command", ""), json.value("board", ""), json.value("staff", "")};
}

bool log_says(const fs::path& log, const std::string& word) {
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    if (line.find(word) != std::string::npos) return true;
  }
  return false;
}

std::string obituary(Child& child) {
  const auto words = last_line(child.log());
  const auto fate = fmt::format("{} {}", child.name(), describe_status(*child.status()));
  return words.empty() ? fate : fmt::format("{} (last in its log: {})", fate, words);
}

std::string dispatcher_text() {
  return "site = \"site.toml\"\njournal = \"journal.sqlite\"\n\n[endpoints]\ncommand = \"tcp://127.0.0.1:*\"\n"
         "board = \"tcp://127.0.0.1:*\"\nstaff = \"tcp://127.0.0.1:*\"\n\n[curve]\nenabled = true\nkey = "
         "\"keys/server.key\"\n"
         "devices = \"keys/devices.toml\"\n";
}

tl::expected<std::string, std::string> find_program(const std::string& name) {
  const auto program = program_folder() / name;
  std::error_code error;
  if (!fs::exists(program, error)) return Error(fmt::format("{} is not there; build it first", program.string()));
  return program.string();
}

}  // namespace

tl::expected<void, std::string> House::start_screen() {
  if (!options_.headless || !options_.windows) return {};
  auto screen = start_virtual_screen(kFullSize, log_of("screen"));
  if (!screen) return Error(screen.error());
  display_ = screen->display;
  screen_.emplace(std::move(screen->server));
  return {};
}

tl::expected<Endpoints, std::string> House::start_dispatcher(const Scene& scene) {
  const auto program = find_program("motcua-dispatcher");
  if (!program) return Error(program.error());
  const auto config = folder_ / "dispatcher.toml";
  const auto ready = folder_ / "ready.json";
  std::ofstream(config) << dispatcher_text();
  ChildOptions child;
  child.name = "dispatcher";
  child.program = *program;
  child.arguments = {"--config",      config.string(),
                     "--ready-file",  ready.string(),
                     "--speed",       fmt::format("{}", options_.speed),
                     "--clock-start", time_text(scene.start_ms)};
  child.log = log_of(child.name);
  auto started = Child::start(child);
  if (!started) return Error(started.error());
  dispatcher_.emplace(std::move(*started));
  std::optional<Endpoints> endpoints;
  const bool settled = pump_.until(
      [&] { return (endpoints = read_endpoints(ready)) || !dispatcher_->running() || pump_.interrupted() > 0; },
      kStartPatience);
  if (endpoints) return *endpoints;
  if (!settled) return Error(std::string("the dispatcher did not get ready"));
  if (!dispatcher_->running()) return Error("the " + obituary(*dispatcher_));
  return Error(std::string("interrupted"));
}

tl::expected<void, std::string> House::start_window(const std::string& program, const Keys& keys,
                                                    const std::string& device, const Place& place,
                                                    std::vector<std::string> arguments) {
  const auto found = find_program("motcua-" + program);
  if (!found) return Error(found.error());
  ChildOptions child;
  child.name = program;
  child.program = *found;
  child.arguments = std::move(arguments);
  const std::vector<std::string> common{"--key",        keys.key_file(device).string(),
                                        "--server-key", keys.server_key().string(),
                                        "--window",     geometry(place),
                                        "--picture",    (folder_ / "pictures" / (program + ".png")).string()};
  child.arguments.insert(child.arguments.end(), common.begin(), common.end());
  child.log = log_of(program);
  child.display = display_;
  auto started = Child::start(child);
  if (!started) return Error(started.error());
  windows_.push_back(std::move(*started));
  return {};
}

tl::expected<void, std::string> House::start_windows(const Scene& scene, const Endpoints& endpoints, const Keys& keys) {
  if (!options_.windows) return {};
  const auto layout = lay_out(options_.headless ? kFullSize : options_.screen);
  const std::vector<std::string> board{"--dispatcher", endpoints.command, "--view", endpoints.board};
  auto speaking = board;  // through the sound card, if there is one
  speaking.insert(speaking.end(), {"--voice", "--voice-languages", "vi", "en"});
  if (auto up = start_window("display", keys, kDisplayDevice, layout.display, speaking); !up) return up;
  if (auto up = start_window("kiosk", keys, kKioskDevice, layout.kiosk, board); !up) return up;
  return start_window(
      "counter-terminal", keys, kTerminalDevice, layout.terminal,
      {"--dispatcher", endpoints.command, "--view", endpoints.staff, "--counter", std::to_string(scene.terminal)});
}

tl::expected<void, std::string> House::await_windows() {
  for (auto& window : windows_) {
    const auto up = [&] { return log_says(window.log(), "started"); };
    const bool settled =
        pump_.until([&] { return up() || !window.running() || pump_.interrupted() > 0; }, kStartPatience);
    if (!window.running()) return Error("the " + obituary(window));
    if (!settled) return Error(fmt::format("the {} did not open its window", window.name()));
  }
  return {};
}

std::vector<std::pair<std::string, pid_t>> House::processes() const {
  std::vector<std::pair<std::string, pid_t>> all;
  if (dispatcher_) all.emplace_back(dispatcher_->name(), dispatcher_->pid());
  for (const auto& window : windows_) all.emplace_back(window.name(), window.pid());
  return all;
}

std::string House::find_dead() {
  const auto dead = [](Child& child) { return !child.running(); };
  if (dispatcher_ && dead(*dispatcher_)) return "the " + obituary(*dispatcher_);
  if (screen_ && dead(*screen_)) return "the " + obituary(*screen_);
  for (auto& window : windows_) {
    if (dead(window)) return "the " + obituary(window);
  }
  return {};
}

// All are asked at once, so that the pictures show one moment.
std::vector<std::string> House::take_pictures(const fs::path& target, const std::string& ending) {
  std::vector<std::string> taken;
  std::error_code error;
  fs::create_directories(target, error);
  for (auto& window : windows_) {
    fs::remove(picture_of(window), error);
    window.send(SIGUSR1);
  }
  for (auto& window : windows_) {
    const auto picture = picture_of(window);
    const auto there = [&] { return fs::exists(picture, error) || !window.running(); };
    if (!pump_.until(there, kPicturePatience) || !fs::exists(picture, error)) continue;
    const auto copy = fs::absolute(target) / (window.name() + ending + ".png");
    fs::copy_file(picture, copy, fs::copy_options::overwrite_existing, error);
    if (!error) taken.push_back(copy.string());
  }
  return taken;
}

void House::end(Child& child, std::vector<std::string>& lived, std::vector<std::string>& trouble) {
  if (!child.running()) {
    trouble.push_back("before the end the " + obituary(child));
    return;
  }
  child.send(SIGTERM);
  const auto patience = pump_.interrupted() > 1 ? kHurriedPatience : kStopPatience;
  if (!pump_.until([&] { return !child.running(); }, patience)) {
    trouble.push_back(fmt::format("the {} did not stop when asked to", child.name()));
  } else if (WIFEXITED(*child.status()) && WEXITSTATUS(*child.status()) == 0) {
    lived.push_back(child.name());
  } else {
    trouble.push_back("the " + obituary(child));
  }
}

std::vector<std::string> House::stop(std::vector<std::string>& trouble) {
  std::vector<std::string> lived;
  for (auto& window : windows_) end(window, lived, trouble);
  if (dispatcher_) end(*dispatcher_, lived, trouble);
  if (screen_) end(*screen_, lived, trouble);
  return lived;
}

}  // namespace motcua::demo
