// What the machine can do at best, measured in the same run: one raw ZeroMQ round trip, one raw 4 KiB append with
// fdatasync.
#pragma once

#include <filesystem>
#include <vector>

#include "bench/statistics.h"

namespace motcua::bench {

// A REQ and a REP in two threads over TCP loopback, 64 bytes, without CURVE.
std::vector<Micros> raw_round_trips(int count);
std::vector<Micros> raw_appends(const std::filesystem::path& folder, int count);

}  // namespace motcua::bench
