// Room that is kept for the record: what is in the file and its log already cannot be taken by somebody else when the
// disk runs full, and a sync of a file that grows takes half as long again.
//
// By whoever is about to write the record, before anything is appended. One thread. A disk without so much room is no
// failure: as much is kept as there is. Anything else is one sentence with the file's name.
#pragma once

#include <cstdint>

#include "dispatcher/journal/sqlite_connection.h"

namespace motcua::journal {

// Stands in the file for a moment, and for longer after a start that was cut off.
inline constexpr const char* kReserveTable = "CREATE TABLE reserve(bytes BLOB NOT NULL)";

// Makes the file and its write-ahead log so large that at least `bytes` of records fit without either growing. What an
// earlier start has kept is found again and costs nothing. While somebody reads, the log cannot begin anew and room in
// it is none: then everything stays as it is.
StoreResult<void> reserve_space(const Connection& connection, std::uint64_t bytes);

}  // namespace motcua::journal
