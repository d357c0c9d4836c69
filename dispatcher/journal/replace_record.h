// Puts another file into the place of a record, and keeps what was there under another name. Blocking, one thread; the
// caller holds the record's lock. A failure is one sentence; at every moment, also of a power cut, the old record or
// the new one is there. (With one exception: an old record whose log is broken stands for a moment without that log,
// which is kept.)
#pragma once

#include <filesystem>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

// `part` lies in the folder of `record` and is closed. The old record and its log stay as `kept` and `kept`-wal.
StoreResult<void> replace_record(const std::filesystem::path& part, const std::filesystem::path& record,
                                 const std::filesystem::path& kept);

}  // namespace motcua::journal
