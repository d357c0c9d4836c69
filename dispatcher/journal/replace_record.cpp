#include "dispatcher/journal/replace_record.h"

#include <fmt/format.h>

#include "dispatcher/journal/durable_file.h"
#include "dispatcher/journal/sqlite_connection.h"
#include "dispatcher/journal/sqlite_schema.h"

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;

// What is in the log goes into the file, so that the log can be taken away before the file is. A record that is too
// damaged for that is not started on anyway.
void bring_log_into(const fs::path& record) {
  const auto old = Connection::open(record.string());
  if (!old) return;
  if (check_is_ours(*old) && old->checkpoint_and_sync()) return;
  old->leave_as_it_is();
}

// A second name; a copy where the file system has no such thing.
StoreResult<void> keep_as(const fs::path& file, const fs::path& kept) {
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  fs::create_hard_link(file, kept, error);
  if (!error) return {};
  if (fs::copy_file(file, kept, error) && !error) return sync_file(kept);
  return tl::unexpected(
      StoreError{fmt::format("{} cannot be kept as {}: {}", file.string(), kept.string(), error.message())});
}

}  // namespace

StoreResult<void> replace_record(const fs::path& part, const fs::path& record, const fs::path& kept) {
  std::error_code error;
  const std::string log = record.string() + "-wal";
  if (fs::exists(record, error)) bring_log_into(record);
  if (auto done = keep_as(record, kept); !done) return done;
  if (auto done = keep_as(log, kept.string() + "-wal"); !done) return done;
  if (auto synced = sync_folder_of(record); !synced) return synced;
  // The old log must never meet the new file.
  fs::remove(log, error);
  if (!error) fs::remove(record.string() + "-shm", error);
  if (error) {
    return tl::unexpected(StoreError{fmt::format("{} cannot be taken away: {}", log, error.message())});
  }
  if (auto synced = sync_folder_of(record); !synced) return synced;
  return put_in_place(part, record);
}

}  // namespace motcua::journal
