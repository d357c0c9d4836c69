// Everyday situations that only show their teeth under faults, in the storm (docs/situations.md). The checkers are the
// ledger's and the model's of what was told; here it is seen to it that the situation did come about.
#include <doctest/doctest.h>

#include <bit>
#include <initializer_list>
#include <vector>

#include <spdlog/spdlog.h>

#include "simulator/storm/storm.h"

using namespace motcua::storm;

namespace {

// Several seeds; of each figure the sum counts, so that no compiler's luck with one seed decides.
struct Runs {
  std::vector<StormResult> results;

  template <class Of>
  std::uint64_t sum(Of of) const {
    std::uint64_t total = 0;
    for (const auto& result : results) total += of(result);
    return total;
  }
  std::uint64_t struck(Fault fault) const {
    const auto place = static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(fault)));
    return sum([place](const auto& result) { return result.struck[place]; });
  }
};

Faults only(std::initializer_list<Fault> some) {
  Faults faults;
  for (const auto fault : some) faults.add(fault);
  return faults;
}

Runs run(std::uint64_t first, std::uint64_t last, Faults faults, double hours, std::uint32_t speed_permille = 60'000) {
  spdlog::set_level(spdlog::level::off);
  Runs runs;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    StormOptions options;
    options.seed = seed;
    options.hours = hours;
    options.speed_permille = speed_permille;
    options.faults = faults;
    runs.results.push_back(run_storm(options));
    INFO("seed " << seed);
    CHECK(runs.results.back().broken == "");
  }
  return runs;
}

}  // namespace

TEST_CASE(
    "situation 04: two counters press next at once, while messages come twice, late or not at all and the dispatcher "
    "is killed: no ticket goes to two counters") {
  const auto runs =
      run(1, 6, only({Fault::kDrop, Fault::kDuplicate, Fault::kDelay, Fault::kTruncate, Fault::kKill}), 4);
  CHECK(runs.sum([](const auto& r) { return r.ledger.calls_side_by_side; }) > 2);  // in one batch
  CHECK(runs.sum([](const auto& r) { return r.node.kills; }) > 0);
  CHECK(runs.struck(Fault::kDuplicate) > 0);
}

TEST_CASE(
    "situation 05: messages come twice, late and not at all: every press has one effect, and a retry is answered from "
    "memory") {
  const auto runs = run(1, 4, only({Fault::kDrop, Fault::kDuplicate}), 2);
  CHECK(runs.sum([](const auto& r) { return r.ledger.done; }) > 400);
  CHECK(runs.sum([](const auto& r) { return r.node.repeated; }) > 50);
  CHECK(runs.sum([](const auto& r) { return r.ledger.answered_again; }) > 50);
  run(5, 6, only({Fault::kDrop, Fault::kDuplicate, Fault::kDelay, Fault::kTruncate}), 2);
}

TEST_CASE(
    "situation 06: the power is cut again and again, in the middle of calls too, and none is lost or made twice") {
  const auto runs = run(1, 12, only({Fault::kPower}), 2);
  CHECK(runs.sum([](const auto& r) { return r.node.power_cuts; }) > 30);
  CHECK(runs.sum([](const auto& r) { return r.ledger.power_cut_in_call; }) > 3);
}

TEST_CASE(
    "situation 21: a display that crashes again and again announces nothing old and is complete two seconds after its "
    "start") {
  const auto runs = run(1, 6, only({Fault::kClientCrash}), 4);
  CHECK(runs.sum([](const auto& r) { return r.displays_restarted; }) > 20);
}

TEST_CASE("devices crash at every step of a press, with requests under way, and each press has one effect at most") {
  const auto runs = run(7, 10, only({Fault::kClientCrash, Fault::kDrop}), 2);
  CHECK(runs.sum([](const auto& r) { return r.client_crashes; }) > 50);
  CHECK(runs.sum([](const auto& r) { return r.client_crashes_under_way; }) > 3);
}

TEST_CASE(
    "situation 22: the switch dies again and again: no press is executed that was told as without a connection, "
    "nothing old is shown as current, and all is right after it") {
  const auto runs = run(8, 13, only({Fault::kPartition}), 2);
  CHECK(runs.sum([](const auto& r) { return r.switch_cuts; }) > 10);
  CHECK(runs.sum([](const auto& r) { return r.ledger.not_sent; }) > 50);
  CHECK(runs.sum([](const auto& r) { return r.ledger.in_outage; }) > 50);
  run(14, 16, only({Fault::kPartition, Fault::kClientStall}), 2);
}

TEST_CASE("situation 23: the wall clock jumps again and again: waits and services are as long as they really were") {
  const auto runs = run(1, 6, only({Fault::kWallClock}), 3);
  CHECK(runs.struck(Fault::kWallClock) > 20);
  CHECK(runs.sum([](const auto& r) { return r.ledger.wall_jumps; }) > 20);
}

TEST_CASE(
    "situation 24: midnight under all faults: who is still there is closed as overtaken by the day's end, and numbers "
    "begin again only with the new date") {
  // Where the dispatcher ends again and again the night may not come: a start takes the wall clock's time, which is not
  // faster than real. But a night that comes finds somebody.
  const auto runs = run(1, 8, Faults::all(), 26, 240'000);
  std::uint64_t nights = 0;
  for (const auto& result : runs.results) {
    if (result.ledger.days < 2) continue;
    ++nights;
    if (result.ledger.take_overs > 0) continue;  // whoever was there may be gone with a PC
    INFO("seed " << result.seed);
    CHECK(result.ledger.leftovers.all > 0);
  }
  CHECK(nights >= 3);
  CHECK(runs.sum([](const auto& r) { return r.ledger.leftovers.waiting; }) > 0);
  CHECK(runs.sum([](const auto& r) { return r.ledger.leftovers.at_counters + r.ledger.leftovers.parked; }) > 0);
}

TEST_CASE(
    "situation 33: the disk fills up: tickets are refused while calls and finishes go on, and with room again tickets "
    "are given") {
  const auto runs = run(20, 25, only({Fault::kDiskFull}), 3);
  CHECK(runs.sum([](const auto& r) { return r.ledger.disk_low; }) > 0);
  CHECK(runs.sum([](const auto& r) { return r.ledger.done_while_low; }) > 0);
  CHECK(runs.sum([](const auto& r) { return r.ledger.tickets_after_low; }) > 0);
  CHECK(runs.sum([](const auto& r) { return r.disk.full; }) > 0);  // to the last byte, now and then
}

TEST_CASE("situation 33: the disk is full or broken at any call; nothing acknowledged is lost") {
  const auto runs = run(20, 25, only({Fault::kDiskFull, Fault::kDiskError}), 2);
  CHECK(runs.sum([](const auto& r) { return r.node.failed_disks; }) > 0);
  CHECK(runs.sum([](const auto& r) { return r.node.starts_short_of_room; }) > 0);  // the reserve is cut back
}

TEST_CASE(
    "situation 36: the dispatcher's PC is lost under every fault; the copy on the second device takes its place, no "
    "number of before is given again, and tickets of the gap are entered by hand") {
  const auto runs = run(1, 8, Faults::all(), 4);
  CHECK(runs.struck(Fault::kLostPc) >= 3);
  CHECK(runs.sum([](const auto& result) { return result.ledger.take_overs; }) == runs.struck(Fault::kLostPc));
  CHECK(runs.sum([](const auto& result) { return result.ledger.rows_lost; }) > 10);
  CHECK(runs.sum([](const auto& result) { return result.ledger.tickets_on_paper; }) > 0);
  CHECK(runs.sum([](const auto& result) { return result.ledger.entered_by_hand; }) > 0);
  CHECK(runs.sum([](const auto& result) { return result.second.rows; }) > 1000);
  // The second device is struck as well.
  CHECK(runs.sum([](const auto& result) { return result.second.ended; }) > 0);
}
