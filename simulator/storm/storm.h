// One run: a hall with its kiosk, terminals, displays and dispatcher in virtual time, first with faults, then without.
// The real service, journal (SQLite on a simulated disk), command sessions and keepers of pictures; everything around
// them is simulated and drawn from the seed.
//
// One thread, no real clock: the same options give the same run, step by step. After every step that leaves the
// dispatcher or reaches a person the promises are checked (ledger.h, client.h, actor.h); the first broken one ends it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulator/storm/faults.h"
#include "simulator/storm/ledger.h"
#include "simulator/storm/node.h"
#include "simulator/storm/second_device.h"
#include "simulator/storm/site.h"

namespace motcua::storm {

struct StormOptions {
  std::uint64_t seed = 1;
  double hours = 10;  // of hall time, with faults; the calm end comes after them
  std::uint32_t speed_permille = 60'000;
  HallSize size;
  Faults faults = Faults::all();
  std::size_t trace_lines = 60;  // of a broken run: the last ones
  std::string planted{};         // the bug that is planted already, for the command line that repeats the run
};

struct StormResult {
  std::uint64_t seed = 0;
  std::string broken;              // the promise, in a sentence; empty: all were kept
  std::vector<std::string> trace;  // what happened last before it
  double hall_s = 0;               // virtual time, by the hall's clock and by the machines'
  double machine_s = 0;
  std::uint64_t steps = 0;
  std::uint64_t tickets = 0;
  std::uint64_t pictures = 0;  // that screens took
  std::uint64_t announced = 0;
  std::uint64_t displays_restarted = 0;  // ... and complete again
  std::uint64_t switch_cuts = 0;         // all devices at once
  std::uint64_t client_crashes = 0;
  std::uint64_t client_crashes_under_way = 0;  // ... with requests that were not answered yet
  Struck struck{};                             // how often each kind of fault
  std::string again;                           // the command line that repeats it
  Ledger::Counts ledger;
  Node::Counts node;
  Disk::Counts disk;
  SecondDevice::Counts second;
};

// The whole command line of a run: the same one again gives the same run.
std::string command_line(const StormOptions& options);
StormResult run_storm(const StormOptions& options);

}  // namespace motcua::storm
