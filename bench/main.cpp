// motcua-bench: the speed of a real dispatcher process, as ratios to what the machine can do at best in the same run.
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "bench/bench_hall.h"
#include "bench/choice.h"
#include "bench/empty_router.h"
#include "bench/latency.h"
#include "bench/raw_limits.h"
#include "bench/replay.h"
#include "bench/search.h"
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

nlohmann::json measure_full_day(const Arguments& arguments, const fs::path& programs) {
  constexpr std::uint32_t kCounters = 12;
  const bench::BenchHall hall(arguments.folder, programs, kCounters);
  return spread(bench::key_to_answer_on_a_full_day(hall, kCounters));
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

nlohmann::json measure_search() {
  const auto times = bench::search_as_one_types(5);
  return {{"catalogue", times.catalogue},
          {"procedures", times.procedures},
          {"build", spread(times.build)},
          {"search", spread(times.searches)},
          {"worst", times.worst}};
}

void print_search(const nlohmann::json& search) {
  std::cout << fmt::format(
      "search as one types among {} procedures ({}): median {:.0f} us, worst {:.0f} us for \"{}\"\n",
      search["procedures"].get<std::size_t>(), search["catalogue"].get<std::string>(),
      search["search"]["median_us"].get<double>(), search["search"]["max_us"].get<double>(),
      search["worst"].get<std::string>());
}

nlohmann::json measure_choice() {
  nlohmann::json result;
  for (const auto& one : bench::measure_choice({10, 1'000, 100'000, 1'000'000})) {
    result[fmt::format("waiting_{}", one.waiting)] = {{"median_us", one.median_us}, {"lines", one.lines}};
  }
  result["ratio"] =
      result["waiting_1000000"]["median_us"].get<double>() / result["waiting_1000"]["median_us"].get<double>();
  return result;
}

nlohmann::json measure_replay(const Arguments& arguments) {
  const auto times = bench::measure_replay(arguments.folder, 250, 2'000);
  return {{"visits", times.visits}, {"records", times.records},   {"file_bytes", times.file_bytes},
          {"read_s", times.read_s}, {"replay_s", times.replay_s}, {"report_s", times.report_s}};
}

void print_rules(const nlohmann::json& report) {
  const auto& choice = report["choice"];
  for (const int waiting : {10, 1'000, 100'000, 1'000'000}) {
    const auto& one = choice[fmt::format("waiting_{}", waiting)];
    std::cout << fmt::format("choice of the next ticket, {:7} waiting in {:2} lines: {:.2f} us\n", waiting,
                             one["lines"].get<std::size_t>(), one["median_us"].get<double>());
  }
  std::cout << fmt::format("ratio from 1,000 to 1,000,000 waiting: {:.2f} (aim 2)\n", choice["ratio"].get<double>());
  const auto& replay = report["replay"];
  std::cout << fmt::format(
      "replay of a year, {} visits in {} records: {:.2f} s (aim 5), {:.2f} s of it reading and decoding; "
      "a report of the year: {:.2f} s\n",
      replay["visits"].get<std::uint64_t>(), replay["records"].get<std::uint64_t>(), replay["replay_s"].get<double>(),
      replay["read_s"].get<double>(), replay["report_s"].get<double>());
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
  const auto& full = report["full_day"];
  std::cout << fmt::format(
      "a day of 1,200 tickets with 300 waiting: key press to answer {:.0f} us at the median, {:.0f} us at the 99th "
      "percentile, {:.0f} us at worst (a person notices 50,000)\n",
      full["median_us"].get<double>(), full["p99_us"].get<double>(), full["max_us"].get<double>());
  const auto& throughput = report["throughput"];
  for (const int clients : {1, 16, 128}) {
    const auto& one = throughput[fmt::format("clients_{}", clients)];
    std::cout << fmt::format("{:3} clients: {:.0f} durable commands/s, {} tickets, {} duplicate numbers\n", clients,
                             one["commands_per_second"].get<double>(), one["tickets"].get<std::uint64_t>(),
                             one["duplicate_numbers"].get<std::uint64_t>());
  }
  std::cout << fmt::format("empty ROUTER with the same commits, 128 clients: {:.0f}/s; ratio {:.2f} (aim 0.5)\n",
                           throughput["empty_router_128"].get<double>(), throughput["ratio_128"].get<double>());
  print_search(report["search"]);
  print_rules(report);
}

int run(const Arguments& arguments) {
  const fs::path programs = fs::canonical("/proc/self/exe").parent_path();
  if (!arguments.serve_empty_router.empty()) return bench::serve_empty_router(arguments.serve_empty_router);
  nlohmann::json report;
  report["key_to_board"] = measure_latency(arguments, programs);
  report["full_day"] = measure_full_day(arguments, programs);
  report["throughput"] = measure_throughput(arguments, programs);
  report["search"] = measure_search();
  report["choice"] = measure_choice();
  report["replay"] = measure_replay(arguments);
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
