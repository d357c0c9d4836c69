// Makes an open SQLite file ready to be the record: refuses what is not ours, creates what is empty, sets and reads
// back how it is written. One thread. A failure is one sentence with the file's name; a foreign file is not changed.
#pragma once

#include "dispatcher/journal/sqlite_connection.h"

namespace motcua::journal {

StoreResult<void> make_ready(const Connection& connection);

// Refuses what is not a record of ours, or an empty one; changes nothing.
StoreResult<void> check_is_ours(const Connection& connection);

}  // namespace motcua::journal
