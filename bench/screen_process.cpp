#include "bench/screen_process.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/display_server.h"
#include "bench/statistics.h"
#include "ui/picture.h"

namespace motcua::bench {
namespace {

constexpr auto kSettles = std::chrono::seconds(3);
constexpr Micros kPatience_us = 30e6;

double processor_s(pid_t pid) {
  std::ostringstream text;
  text << std::ifstream("/proc/" + std::to_string(pid) + "/stat").rdbuf();
  // The name in brackets may hold anything; the fields after it are numbers from the third on.
  std::istringstream fields(text.str().substr(text.str().rfind(')') + 2));
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double anonymous_mib(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("Anonymous:")) return std::stod(line.substr(10)) / 1024;
  }
  throw std::runtime_error("the memory of process " + std::to_string(pid) + " cannot be read");
}

// What the program draws first, by its own word.
ui::Picture picture_of(std::vector<std::string> words, const std::filesystem::path& file) {
  std::filesystem::remove(file);
  words.insert(words.end(), {"--picture", file.string(), "--quit-after-picture"});
  const Stopwatch watch;
  Child program(words);
  while (program.alive()) {
    if (watch.elapsed_us() > kPatience_us) throw std::runtime_error(words.front() + " made no picture");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const auto picture = ui::read_png(file);
  if (!picture) throw std::runtime_error(picture.error());
  return *picture;
}

// So many of its rows that a frame which is not complete is noticed. A clock and times that run differ.
bool shows(const DisplayServer& server, const ui::Picture& picture) {
  constexpr int kRows = 24;
  constexpr double kAlike = 0.97;
  const auto row_bytes = 3 * static_cast<std::size_t>(picture.width);
  std::size_t alike = 0;
  for (int i = 0; i < kRows; ++i) {
    const int y = (2 * i + 1) * picture.height / (2 * kRows);
    const auto shown = server.row(y, picture.width);
    const auto* wanted = picture.rgb.data() + static_cast<std::size_t>(y) * row_bytes;
    for (std::size_t at = 0; at < row_bytes; ++at) alike += shown[at] == wanted[at] ? 1 : 0;
  }
  return static_cast<double>(alike) >= kAlike * static_cast<double>(row_bytes * kRows);
}

double until_shown(Child& program, const Stopwatch& since_start, const DisplayServer& server,
                   const ui::Picture& picture) {
  while (!shows(server, picture)) {
    if (!program.alive() || since_start.elapsed_us() > kPatience_us) {
      throw std::runtime_error("a program's picture does not come on the screen");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return since_start.elapsed_us() / 1e6;
}

}  // namespace

IdleCost watch_idle(Child& program, int seconds) {
  const double before = processor_s(program.pid());
  const Stopwatch watch;
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  if (!program.alive()) throw std::runtime_error("the program ended by itself");
  return {(processor_s(program.pid()) - before) / (watch.elapsed_us() / 1e6), anonymous_mib(program.pid())};
}

ProgramCost measure_program(const std::vector<std::string>& words, const std::filesystem::path& folder, int idle_s) {
  ProgramCost cost;
  const auto picture = picture_of(words, folder / "picture.png");
  const DisplayServer server;
  if (shows(server, picture)) throw std::runtime_error("the picture is on the screen before the program is started");
  const Stopwatch since_start;
  Child program(words);
  cost.first_picture_s = until_shown(program, since_start, server, picture);
  std::this_thread::sleep_for(kSettles);
  cost.idle = watch_idle(program, idle_s);
  return cost;
}

}  // namespace motcua::bench
