#include "simulator/storm/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace motcua::storm {
namespace {

using nlohmann::json;

template <class Of>
std::uint64_t sum(const StormSummary& summary, Of of) {
  std::uint64_t total = 0;
  for (const auto& result : summary.results) total += of(result);
  return total;
}

double seconds(const StormSummary& summary, double StormResult::*of) {
  double total = 0;
  for (const auto& result : summary.results) total += result.*of;
  return total;
}

std::size_t broken(const StormSummary& summary) {
  return static_cast<std::size_t>(
      std::count_if(summary.results.begin(), summary.results.end(), [](const auto& r) { return !r.broken.empty(); }));
}

json figures(const StormSummary& s) {
  const auto speed = [&](double of) { return s.seconds > 0 ? of / s.seconds : 0.0; };
  json out;
  out["runs"] = s.results.size();
  out["broken"] = broken(s);
  out["hall_hours"] = seconds(s, &StormResult::hall_s) / 3600;
  out["machine_hours"] = seconds(s, &StormResult::machine_s) / 3600;
  out["seconds"] = s.seconds;
  out["times_real_time"] = speed(seconds(s, &StormResult::machine_s));
  out["times_hall_time"] = speed(seconds(s, &StormResult::hall_s));
  out["steps"] = sum(s, [](const auto& r) { return r.steps; });
  out["records"] = sum(s, [](const auto& r) { return r.ledger.records; });
  out["commands"] = sum(s, [](const auto& r) { return r.ledger.commands; });
  out["told_done"] = sum(s, [](const auto& r) { return r.ledger.done; });
  out["told_rejected"] = sum(s, [](const auto& r) { return r.ledger.rejected; });
  out["told_unconfirmed"] = sum(s, [](const auto& r) { return r.ledger.unconfirmed; });
  out["not_sent"] = sum(s, [](const auto& r) { return r.ledger.not_sent; });
  out["pictures"] = sum(s, [](const auto& r) { return r.pictures; });
  out["announced"] = sum(s, [](const auto& r) { return r.announced; });
  out["starts"] = sum(s, [](const auto& r) { return r.node.starts; });
  out["refused_starts"] = sum(s, [](const auto& r) { return r.node.refused_starts; });
  out["stops"] = sum(s, [](const auto& r) { return r.node.stops; });
  out["kills"] = sum(s, [](const auto& r) { return r.node.kills; });
  out["power_cuts"] = sum(s, [](const auto& r) { return r.node.power_cuts; });
  out["failed_disks"] = sum(s, [](const auto& r) { return r.node.failed_disks; });
  out["disk_calls"] = sum(s, [](const auto& r) { return r.disk.calls; });
  out["disk_errors"] = sum(s, [](const auto& r) { return r.disk.errors; });
  out["writes_lost"] = sum(s, [](const auto& r) { return r.disk.lost; });
  out["flips_found"] = sum(s, [](const auto& r) { return r.node.flips_found; });
  out["flips_harmless"] = sum(s, [](const auto& r) { return r.node.flips_harmless; });
  out["flips_at_the_end"] = sum(s, [](const auto& r) { return r.node.flips_at_the_end; });
  out["flips_under_way"] = sum(s, [](const auto& r) { return r.node.flips_under_way; });
  out["snapshots"] = sum(s, [](const auto& r) { return r.node.snapshots; });
  out["live_comparisons"] = sum(s, [](const auto& r) { return r.ledger.live_comparisons; });
  out["starts_short_of_room"] = sum(s, [](const auto& r) { return r.node.starts_short_of_room; });
  out["repeated"] = sum(s, [](const auto& r) { return r.node.repeated; });
  out["answered_again"] = sum(s, [](const auto& r) { return r.ledger.answered_again; });
  out["not_sent_in_outage"] = sum(s, [](const auto& r) { return r.ledger.in_outage; });
  out["power_cuts_in_a_call"] = sum(s, [](const auto& r) { return r.ledger.power_cut_in_call; });
  out["wall_jumps_recorded"] = sum(s, [](const auto& r) { return r.ledger.wall_jumps; });
  out["switch_cuts"] = sum(s, [](const auto& r) { return r.switch_cuts; });
  out["client_crashes"] = sum(s, [](const auto& r) { return r.client_crashes; });
  out["client_crashes_under_way"] = sum(s, [](const auto& r) { return r.client_crashes_under_way; });
  out["days"] = sum(s, [](const auto& r) { return r.ledger.days; });
  out["leftovers"] = sum(s, [](const auto& r) { return r.ledger.leftovers.all; });
  out["leftovers_at_counters"] = sum(s, [](const auto& r) { return r.ledger.leftovers.at_counters; });
  out["leftovers_parked"] = sum(s, [](const auto& r) { return r.ledger.leftovers.parked; });
  out["copied"] = sum(s, [](const auto& r) { return r.second.rows; });
  out["copies_ended"] = sum(s, [](const auto& r) { return r.second.ended; });
  out["take_overs"] = sum(s, [](const auto& r) { return r.ledger.take_overs; });
  out["records_lost_with_a_pc"] = sum(s, [](const auto& r) { return r.ledger.rows_lost; });
  out["tickets_on_paper"] = sum(s, [](const auto& r) { return r.ledger.tickets_on_paper; });
  out["entered_by_hand"] = sum(s, [](const auto& r) { return r.ledger.entered_by_hand; });
  const auto names = fault_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    out["struck"][names[i]] = sum(s, [i](const auto& r) { return r.struck[i]; });
  }
  return out;
}

}  // namespace

std::string to_json(const StormSummary& summary) {
  auto out = figures(summary);
  out["failures"] = json::array();
  for (const auto& result : summary.results) {
    if (result.broken.empty()) continue;
    out["failures"].push_back(
        {{"seed", result.seed}, {"broken", result.broken}, {"trace", result.trace}, {"again", result.again}});
  }
  return out.dump(2) + "\n";
}

std::string to_text(const StormSummary& summary) {
  std::string out;
  for (const auto& result : summary.results) {
    if (result.broken.empty()) continue;
    for (const auto& line : result.trace) out += fmt::format("  {}\n", line);
    out += fmt::format("seed {}: {}\nonce more: {}\n", result.seed, result.broken, result.again);
  }
  const auto f = figures(summary);
  out += fmt::format(
      "{} runs, {} broken promises; {:.0f} hours of hall time, {:.1f} of machine time in {:.1f} s ({:.0f} times real "
      "time)\n{} commands on the record, {} told done, {} unconfirmed; {} starts, {} kills, {} power cuts, {} failed "
      "disks, {} writes lost; {} bit flips found, {} harmless; {} pictures, {} calls announced; {} PCs lost with {} "
      "records, {} "
      "tickets of theirs entered by hand\n",
      f["runs"].get<int>(), f["broken"].get<int>(), f["hall_hours"].get<double>(), f["machine_hours"].get<double>(),
      f["seconds"].get<double>(), f["times_real_time"].get<double>(), f["commands"].get<std::uint64_t>(),
      f["told_done"].get<std::uint64_t>(), f["told_unconfirmed"].get<std::uint64_t>(), f["starts"].get<std::uint64_t>(),
      f["kills"].get<std::uint64_t>(), f["power_cuts"].get<std::uint64_t>(), f["failed_disks"].get<std::uint64_t>(),
      f["writes_lost"].get<std::uint64_t>(), f["flips_found"].get<std::uint64_t>(),
      f["flips_harmless"].get<std::uint64_t>(), f["pictures"].get<std::uint64_t>(), f["announced"].get<std::uint64_t>(),
      f["take_overs"].get<std::uint64_t>(), f["records_lost_with_a_pc"].get<std::uint64_t>(),
      f["entered_by_hand"].get<std::uint64_t>());
  return out;
}

}  // namespace motcua::storm
