// motcua-bench: the speed of a real dispatcher process, as ratios to what the machine can do at best in the same run.
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "bench/bench_hall.h"
#include "bench/empty_router.h"
#include "bench/latency.h"
#include "bench/raw_limits.h"
#include "bench/throughput.h"

namespace {

namespace bench = motcua::bench;
namespace fs = std::filesystem;

struct Arguments {
  std::string json;
  fs::path folder = ".";
  fs::path serve_empty_router;
  int samples = 2000;
  int seconds = 3;
};

nlohmann::json spread(const std::vector<bench::Micros>& samples) {
  return {{"median_us", bench::percentile(samples, 0.5)},
          {"p99_us", bench::percentile(samples, 0.99)},
          {"max_us", bench::percentile(samples, 1.0)},
          {"samples", samples.size()}};
}

// Raw limits are taken before and after, since the machine may have another mood by then.
nlohmann::json measure_latency(const Arguments& arguments, const fs::path& programs) {
  auto round_trips = bench::raw_round_trips(arguments.samples);
  auto appends = bench::raw_appends(arguments.folder, arguments.samples);
  const bench::BenchHall hall(arguments.folder, programs, 3);
  const auto measured = bench::key_to_board(hall, arguments.samples);
  const auto more_round_trips = bench::raw_round_trips(arguments.samples);
  const auto more_appends = bench::raw_appends(arguments.folder, arguments.samples);
  round_trips.insert(round_trips.end(), more_round_trips.begin(), more_round_trips.end());
  appends.insert(appends.end(), more_appends.begin(), more_appends.end());
  const auto limit = [&](double share) {
    return bench::percentile(round_trips, share) + bench::percentile(appends, share);
  };
  return {{"raw_round_trip", spread(round_trips)},
          {"raw_append", spread(appends)},
          {"key_to_answer", spread(measured.to_answer)},
          {"key_to_board", spread(measured.to_board)},
          {"limit_median_us", limit(0.5)},
          {"ratio_median", bench::percentile(measured.to_board, 0.5) / limit(0.5)},
          {"ratio_p99", bench::percentile(measured.to_board, 0.99) / limit(0.5)},
          {"ratio_p99_to_p99", bench::percentile(measured.to_board, 0.99) / limit(0.99)}};
}

nlohmann::json to_json(const bench::Throughput& result) {
  return {{"commands_per_second", result.commands_per_second},
          {"commands", result.commands},
          {"rejections", result.rejections},
          {"tickets", result.tickets},
          {"duplicate_numbers", result.duplicate_numbers}};
}

double measure_empty_router(const bench::BenchHall& hall, const Arguments& arguments, const fs::path& programs) {
  const bench::Child router({(programs / "motcua-bench").string(), "--serve-empty-router", hall.folder().string()});
  while (!fs::exists(hall.folder() / "ready")) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  std::string endpoint;
  std::ifstream(hall.folder() / "ready") >> endpoint;
  return bench::echoes_per_second(endpoint, hall.curve(), 128, std::chrono::seconds(arguments.seconds))
      .commands_per_second;
}

nlohmann::json measure_throughput(const Arguments& arguments, const fs::path& programs) {
  const bench::BenchHall hall(arguments.folder, programs, 16);
  nlohmann::json result;
  for (const int clients : {1, 16, 128}) {
    result[fmt::format("clients_{}", clients)] =
        to_json(bench::commands_per_second(hall, clients, std::chrono::seconds(arguments.seconds)));
  }
  const double empty = measure_empty_router(hall, arguments, programs);
  result["empty_router_128"] = empty;
  result["ratio_128"] = result["clients_128"]["commands_per_second"].get<double>() / empty;
  return result;
}

void print(const nlohmann::json& report) {
  const auto& latency = report["key_to_board"];
  std::cout << fmt::format(
      "key press to board: median {:.0f} us, p99 {:.0f} us\n"
      "limit (raw round trip + raw append): median {:.0f} us\n"
      "ratio: {:.2f} at the median (aim 2), {:.2f} at the 99th percentile (aim 4)\n",
      latency["key_to_board"]["median_us"].get<double>(), latency["key_to_board"]["p99_us"].get<double>(),
      latency["limit_median_us"].get<double>(), latency["ratio_median"].get<double>(),
      latency["ratio_p99"].get<double>());
  const auto& throughput = report["throughput"];
  for (const int clients : {1, 16, 128}) {
    const auto& one = throughput[fmt::format("clients_{}", clients)];
    std::cout << fmt::format("{:3} clients: {:.0f} durable commands/s, {} tickets, {} duplicate numbers\n", clients,
                             one["commands_per_second"].get<double>(), one["tickets"].get<std::uint64_t>(),
                             one["duplicate_numbers"].get<std::uint64_t>());
  }
  std::cout << fmt::format("empty ROUTER with the same commits, 128 clients: {:.0f}/s; ratio {:.2f} (aim 0.5)\n",
                           throughput["empty_router_128"].get<double>(), throughput["ratio_128"].get<double>());
}

int run(const Arguments& arguments) {
  const fs::path programs = fs::canonical("/proc/self/exe").parent_path();
  if (!arguments.serve_empty_router.empty()) return bench::serve_empty_router(arguments.serve_empty_router);
  nlohmann::json report;
  report["key_to_board"] = measure_latency(arguments, programs);
  report["throughput"] = measure_throughput(arguments, programs);
  print(report);
  if (arguments.json.empty()) return 0;
  std::ofstream out(arguments.json);
  out << report.dump(2) << '\n';
  out.close();
  if (!out) throw std::runtime_error(arguments.json + ": cannot be written");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("motcua-bench: the speed of a real dispatcher against what the machine can do at best", "motcua-bench");
  Arguments arguments;
  app.add_option("--json", arguments.json, "write the figures to this file");
  app.add_option("--folder", arguments.folder, "on the disk to measure; everything made there is removed again")
      ->check(CLI::ExistingDirectory);
  app.add_option("--samples", arguments.samples, "key presses to measure")->check(CLI::Range(10, 1'000'000));
  app.add_option("--seconds", arguments.seconds, "per throughput figure")->check(CLI::Range(1, 600));
  app.add_option("--serve-empty-router", arguments.serve_empty_router)->group("");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "motcua-bench: " << error.what() << '\n';
    return 1;
  }
}
