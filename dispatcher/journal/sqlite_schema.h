// Makes an open SQLite file ready to be the record: refuses what is not ours, creates what is empty, sets and reads
// back how it is written. One thread. A failure is one sentence with the file's name; a foreign file is not changed.
#pragma once

#include "dispatcher/journal/sqlite_connection.h"

namespace motcua::journal {

StoreResult<void> make_ready(const Connection& connection);

// Refuses what is not a record of ours, or an empty one; changes nothing.
StoreResult<void> check_is_ours(const Connection& connection);

// Makes the file and its write-ahead log so large that at least `bytes` of records fit without either growing: a sync
// of a file that grows takes half as long again, and what is reserved cannot be missing later.
StoreResult<void> reserve_space(const Connection& connection, std::uint64_t bytes);

}  // namespace motcua::journal
