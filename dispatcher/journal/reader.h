// Looks at a record without touching it: for reports and for "why", also while a dispatcher has the file open. Takes no
// lock, writes nothing, brings nothing from the log into the file.
//
// One thread. It sees the records that were there when read_after() began, and reads them in short pieces, so that the
// dispatcher's log never has to wait for it. A failure is one sentence with the file's name; the next call may succeed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // As Store::read_after(): every record with seq > after, in order, without a gap, the checksum chain checked.
  virtual StoreResult<void> read_after(std::uint64_t after,
                                       const std::function<StoreResult<void>(const Record&)>& visit) = 0;
  // The newest snapshot that can be read, if any.
  virtual StoreResult<std::optional<Snapshot>> latest_snapshot() = 0;
};

// Refuses, in one sentence with the file's name, what open_sqlite_store() refuses, and a file that does not exist.
StoreResult<std::unique_ptr<RecordReader>> open_record_reader(const std::filesystem::path& file);

}  // namespace motcua::journal
