// Everyday situations that only show their teeth under faults, in the storm (docs/situations.md). The checkers are the
// ledger's and the model's of what was told; here it is seen to it that the situation did come about.
#include <doctest/doctest.h>

#include <bit>
#include <initializer_list>

#include <spdlog/spdlog.h>

#include "simulator/storm/storm.h"

using namespace motcua::storm;

namespace {

struct Sum {
  Ledger::Counts ledger;
  Disk::Counts disk;
  Node::Counts node;
  std::uint64_t displays_restarted = 0;
  Struck struck{};
  std::uint64_t of(Fault fault) const {
    return struck[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(fault)))];
  }
};

Faults only(std::initializer_list<Fault> some) {
  Faults faults;
  for (const auto fault : some) faults.add(fault);
  return faults;
}

Sum run(std::uint64_t first, std::uint64_t last, Faults faults, double hours, std::uint32_t speed_permille = 60'000) {
  spdlog::set_level(spdlog::level::off);
  Sum sum;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    StormOptions options;
    options.seed = seed;
    options.hours = hours;
    options.speed_permille = speed_permille;
    options.faults = faults;
    const auto result = run_storm(options);
    INFO("seed " << seed);
    CHECK(result.broken == "");
    sum.ledger.days += result.ledger.days;
    sum.ledger.leftovers += result.ledger.leftovers;
    sum.ledger.calls_side_by_side += result.ledger.calls_side_by_side;
    sum.ledger.disk_low += result.ledger.disk_low;
    sum.ledger.done_while_low += result.ledger.done_while_low;
    sum.ledger.tickets_after_low += result.ledger.tickets_after_low;
    sum.disk.full += result.disk.full;
    sum.node.kills += result.node.kills;
    sum.displays_restarted += result.displays_restarted;
    for (std::size_t i = 0; i < kFaultKinds; ++i) sum.struck[i] += result.struck[i];
  }
  return sum;
}

}  // namespace

TEST_CASE(
    "situation 04: two counters press next at once, while messages come twice, late or not at all and the dispatcher "
    "is killed: no ticket goes to two counters") {
  const auto sum = run(1, 6, only({Fault::kDrop, Fault::kDuplicate, Fault::kDelay, Fault::kTruncate, Fault::kKill}), 2);
  CHECK(sum.ledger.calls_side_by_side > 5);  // in one batch
  CHECK(sum.node.kills > 0);
  CHECK(sum.of(Fault::kDuplicate) > 0);
}

TEST_CASE(
    "situation 21: a display that crashes again and again announces nothing old and is complete two seconds after its "
    "start") {
  const auto sum = run(1, 6, only({Fault::kClientCrash}), 3);
  CHECK(sum.displays_restarted > 2);
}

TEST_CASE("situation 23: the wall clock jumps again and again: waits and services are as long as they really were") {
  const auto sum = run(1, 6, only({Fault::kWallClock}), 3);
  CHECK(sum.of(Fault::kWallClock) > 5);
}

TEST_CASE(
    "situation 24: midnight under all faults: who is still there is closed as overtaken by the day's end, and numbers "
    "begin again only with the new date") {
  const auto sum = run(4, 4, Faults::all(), 30, 240'000);
  CHECK(sum.ledger.days >= 2 * 4);
  CHECK(sum.ledger.leftovers > 0);
}

TEST_CASE(
    "situation 33: the disk fills up: tickets are refused while calls and finishes go on, and with room again tickets "
    "are given") {
  const auto sum = run(20, 25, only({Fault::kDiskFull}), 3);
  CHECK(sum.ledger.disk_low > 0);
  CHECK(sum.ledger.done_while_low > 0);
  CHECK(sum.ledger.tickets_after_low > 0);
  CHECK(sum.disk.full > 0);  // to the last byte, now and then
}
