// motcua-bench-screens: what the screens cost: frames against an empty window, first pictures, and idle programs.
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "bench/busy_hall.h"
#include "bench/frame_times.h"
#include "bench/screen_process.h"
#include "bench/shown_calls.h"
#include "counter-terminal/screen.h"
#include "display/screen.h"
#include "kiosk/screen.h"

namespace {

using namespace motcua;
namespace fs = std::filesystem;

constexpr std::uint32_t kCounters = 12;

struct Arguments {
  std::string json;
  int frames = 200;
  int idle_s = 20;
};

// Always as fresh as when it was fetched: the hall's own time stands still.
struct Source {
  std::shared_ptr<const protocol::View> view;
  std::pair<std::shared_ptr<const protocol::View>, ui::LinkState> operator()() const {
    ui::LinkState link;
    link.fresh = link.connected = true;
    link.round_trip_us = 1000;
    link.hall_now_ms = static_cast<std::int64_t>(view->head().hall_ms());
    link.fresh_for_ms = 2000;
    return {view, link};
  }
};

nlohmann::json figures(const bench::FrameTimes& times, const bench::FrameTimes& empty) {
  const double whole = bench::percentile(times.whole, 0.5);
  return {{"lists_median_us", bench::percentile(times.lists, 0.5)},
          {"frame_median_us", whole},
          {"empty_frame_median_us", bench::percentile(empty.whole, 0.5)},
          {"ratio", whole / bench::percentile(empty.whole, 0.5)}};
}

nlohmann::json measure_frames(const bench::BenchHall& hall, int frames) {
  const auto languages = text::Catalogues::embedded();
  const auto& words = languages.vietnamese();
  const Source board{std::make_shared<const protocol::View>(bench::fetch(hall, protocol::PUBLIC_BOARD))};
  const Source staff{std::make_shared<const protocol::View>(bench::fetch(hall, protocol::STAFF))};
  display::DisplayScreen wall(languages, words, board);
  terminal::TerminalScreen terminal(languages, words, 1, staff, [](auto&&...) {});
  kiosk::KioskScreen kiosk(
      languages, words, board, [](auto&&...) {}, [](auto&&...) {});
  const auto empty = bench::measure_frames(nullptr, 1920, 1080, frames);
  return {{"display_1920x1080", figures(bench::measure_frames(&wall, 1920, 1080, frames), empty)},
          {"terminal_1920x1080", figures(bench::measure_frames(&terminal, 1920, 1080, frames), empty)},
          {"kiosk_1920x1080", figures(bench::measure_frames(&kiosk, 1920, 1080, frames), empty)}};
}

struct Program {
  const char* what;
  const char* name;
  const char* channel;
  std::vector<std::string> options;
};

const std::vector<Program>& programs_to_watch() {
  static const std::vector<Program> kPrograms{
      {"display 1920x1080", "motcua-display", "board", {"--window", "1920x1080"}},
      {"display 1080x1920", "motcua-display", "board", {"--window", "1080x1920"}},
      {"display 3840x2160", "motcua-display", "board", {"--window", "3840x2160"}},
      {"counter board 800x480", "motcua-display", "board", {"--window", "800x480", "--counter", "1"}},
      {"terminal 520x860", "motcua-counter-terminal", "staff", {"--window", "520x860", "--counter", "1"}},
      {"reception 520x860", "motcua-counter-terminal", "staff", {"--window", "520x860", "--reception"}},
      {"kiosk 1080x1920", "motcua-kiosk", "board", {"--window", "1080x1920"}},
      {"rating 1280x800", "motcua-rating", "board", {"--window", "1280x800", "--counter", "1"}}};
  return kPrograms;
}

void write_keys(const bench::BenchHall& hall) {
  for (const auto& [keys, secret, file] :
       {std::tuple{hall.curve().own, true, "bench.key"}, std::tuple{hall.server(), false, "server.pub"}}) {
    if (auto written = transport::write_key_file(hall.folder() / file, keys, secret); !written) {
      throw std::runtime_error(written.error());
    }
  }
}

std::vector<std::string> command_line(const bench::BenchHall& hall, const fs::path& programs, const Program& program) {
  std::vector<std::string> words{(programs / program.name).string(),
                                 "--dispatcher",
                                 hall.endpoint("command"),
                                 "--view",
                                 hall.endpoint(program.channel),
                                 "--key",
                                 (hall.folder() / "bench.key").string(),
                                 "--server-key",
                                 (hall.folder() / "server.pub").string()};
  words.insert(words.end(), program.options.begin(), program.options.end());
  return words;
}

nlohmann::json measure_programs(const bench::BenchHall& hall, const fs::path& programs, int idle_s) {
  // Until no call of the filling is new to a screen that starts: one that was just called would pulse.
  std::this_thread::sleep_for(std::chrono::seconds(31));
  nlohmann::json report;
  for (const Program& program : programs_to_watch()) {
    const auto cost = bench::measure_program(command_line(hall, programs, program), hall.folder(), idle_s);
    report[program.what] = {{"first_picture_s", cost.first_picture_s},
                            {"idle_share", cost.idle.idle_share},
                            {"anonymous_mib", cost.idle.anonymous_mib}};
  }
  return report;
}

nlohmann::json measure_calls(const bench::BenchHall& hall, const fs::path& programs, int idle_s) {
  const Program display{"", "motcua-display", "board", {"--window", "1920x1080+0+0"}};
  const auto shown = bench::watch_calls(hall, command_line(hall, programs, display), kCounters, idle_s);
  return {{"shown_median_us", bench::percentile(shown.one, 0.5)},
          {"shown_worst_us", bench::percentile(shown.one, 1)},
          {"five_at_once_us", shown.several},
          {"idle_share_afterwards", shown.idle_afterwards.idle_share},
          {"anonymous_mib_afterwards", shown.idle_afterwards.anonymous_mib}};
}

void print(const nlohmann::json& report) {
  for (const auto& [name, one] : report["frames"].items()) {
    std::cout << fmt::format(
        "{}: draw lists {:.0f} us (aim 1000), whole frame {:.1f} ms (aim 25), empty one {:.1f} ms, "
        "ratio {:.2f}\n",
        name, one["lists_median_us"].get<double>(), one["frame_median_us"].get<double>() / 1000,
        one["empty_frame_median_us"].get<double>() / 1000, one["ratio"].get<double>());
  }
  for (const auto& [name, one] : report["programs"].items()) {
    std::cout << fmt::format(
        "{}: first picture after {:.2f} s (aim 1), idle {:.2f} % of a core (aim 1), {:.0f} MiB "
        "anonymous (aim 90)\n",
        name, one["first_picture_s"].get<double>(), 100 * one["idle_share"].get<double>(),
        one["anonymous_mib"].get<double>());
  }
  const auto& calls = report["calls"];
  std::cout << fmt::format(
      "calls on the wall display: in the list {:.0f} ms after the answer at the median, {:.0f} at worst, five at once "
      "after {:.0f} (aim 100); idle afterwards {:.2f} % of a core, {:.0f} MiB anonymous\n",
      calls["shown_median_us"].get<double>() / 1000, calls["shown_worst_us"].get<double>() / 1000,
      calls["five_at_once_us"].get<double>() / 1000, 100 * calls["idle_share_afterwards"].get<double>(),
      calls["anonymous_mib_afterwards"].get<double>());
}

int run(const Arguments& arguments) {
  const fs::path programs = fs::canonical("/proc/self/exe").parent_path();
  const bench::BenchHall hall(fs::temp_directory_path(), programs, kCounters);
  bench::fill(hall, kCounters);
  nlohmann::json report;
  report["frames"] = measure_frames(hall, arguments.frames);
  write_keys(hall);
  report["programs"] = measure_programs(hall, programs, arguments.idle_s);
  report["calls"] = measure_calls(hall, programs, arguments.idle_s);
  print(report);
  if (arguments.json.empty()) return 0;
  if (!(std::ofstream(arguments.json) << report.dump(2) << '\n')) {
    throw std::runtime_error(arguments.json + ": cannot be written");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("motcua-bench-screens: what the screens cost, on the display of $DISPLAY", "motcua-bench-screens");
  Arguments arguments;
  app.add_option("--json", arguments.json, "write the figures to this file");
  app.add_option("--frames", arguments.frames, "frames to measure")->check(CLI::Range(10, 100'000));
  app.add_option("--idle", arguments.idle_s, "seconds to watch each program doing nothing")->check(CLI::Range(1, 3600));
  CLI11_PARSE(app, argc, argv);
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "motcua-bench-screens: " << error.what() << '\n';
    return 1;
  }
}
