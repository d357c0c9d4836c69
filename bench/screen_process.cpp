#include "bench/screen_process.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/statistics.h"

namespace motcua::bench {
namespace {

constexpr auto kSettles = std::chrono::seconds(3);
constexpr auto kPatience = std::chrono::seconds(30);

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

double first_picture(std::vector<std::string> words, const std::filesystem::path& file) {
  words.insert(words.end(), {"--picture", file.string(), "--quit-after-picture"});
  const Stopwatch watch;
  Child program(words);
  while (program.alive()) {
    if (watch.elapsed_us() > 1e6 * static_cast<double>(kPatience.count())) {
      throw std::runtime_error(words.front() + " made no picture");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (!std::filesystem::exists(file)) throw std::runtime_error(words.front() + " ended without a picture");
  return watch.elapsed_us() / 1e6;
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
  const auto picture = folder / "picture.png";
  std::filesystem::remove(picture);
  cost.first_picture_s = first_picture(words, picture);
  Child program(words);
  std::this_thread::sleep_for(kSettles);
  cost.idle = watch_idle(program, idle_s);
  return cost;
}

}  // namespace motcua::bench
