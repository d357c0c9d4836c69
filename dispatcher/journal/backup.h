// A copy of a record, also while a dispatcher writes it (SQLite's online backup). Blocking, one thread. The source is
// only read, a few pages at a time, so that the dispatcher never waits. What is made is marked as a copy, from which no
// dispatcher serves (sqlite_store.h). A failure is one sentence, and leaves nothing half made behind.
#pragma once

#include <filesystem>
#include <functional>

#include "dispatcher/journal/row_reader.h"

namespace motcua::journal {

// What a copy holds.
struct Copied {
  std::uint64_t records = 0;
  Tail newest;
};

// Everything that is in `source` at one moment of the call, synced, in a file of its own: made beside `to` and renamed.
// Without `replace` a file that is there is refused. `called_off` is asked often; true ends it with an error.
StoreResult<Copied> backup_record(const std::filesystem::path& source, const std::filesystem::path& to, bool replace,
                                  const std::function<bool()>& called_off = {});

}  // namespace motcua::journal
