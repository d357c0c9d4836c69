// How long it takes to read a year's record back: rows, checksums, decoding, and every event through the hall. One
// thread, one core.
#pragma once

#include <cstdint>
#include <filesystem>

namespace motcua::bench {

struct ReplayTimes {
  std::uint64_t visits = 0;
  std::uint64_t records = 0;
  std::uint64_t file_bytes = 0;
  double read_s = 0;    // rows, checksum chain, decoding
  double replay_s = 0;  // the same, and hall::apply
  double report_s = 0;  // a report by service of the whole year
};

// Makes the record of so many working days in `folder`, and removes it again.
ReplayTimes measure_replay(const std::filesystem::path& folder, int days, int visits_a_day);

}  // namespace motcua::bench
