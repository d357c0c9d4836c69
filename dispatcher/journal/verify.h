// Whether a record file is what it says: SQLite's own check, nothing in it that is not ours, the checksum chain over
// every record, every record understood and possible, the hall free of contradiction at the end, every snapshot equal
// to the replay. Also while a dispatcher writes the file; then everything up to the newest record at the beginning is
// looked at.
//
// It finds damage and clumsy changes. Whoever can write the file can also compute all checksums again: that is seen
// only by comparing with a checksum that was noted elsewhere (`expected`). Blocking, one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/journal/row_reader.h"

namespace motcua::journal {

struct Verified {
  Tail newest;
  hall::TimeMs hall_ms = 0;  // of the newest record
  std::size_t snapshots = 0;
  std::string time_zone;
  bool is_copy = false;  // marked as one: nobody serves from it
};

// The first thing that is wrong.
struct Unsound {
  std::string sentence;      // with the file's name
  std::uint64_t seq = 0;     // of the first bad record; 0: it is no single one
  hall::TimeMs hall_ms = 0;  // of that record; 0: not to be had
  std::string time_zone;     // as far as it was read, may be empty
};

// The sessions beside the hall, in the service's own encoding. None: they are not looked at.
struct SessionReplay {
  std::function<void(const Record&)> follow;
  std::function<std::string()> encode;
};

tl::expected<Verified, Unsound> verify_record(const std::filesystem::path& file, const std::optional<Tail>& expected,
                                              const SessionReplay& sessions);

// "1234:00ff..."; what `motcua verify` prints and takes.
std::string to_string(const Tail& tail);
std::optional<Tail> parse_tail(std::string_view text);

}  // namespace motcua::journal
