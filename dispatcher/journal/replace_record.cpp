#include "dispatcher/journal/replace_record.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "dispatcher/journal/durable_file.h"
#include "dispatcher/journal/log_check.h"
#include "dispatcher/journal/sqlite_connection.h"
#include "dispatcher/journal/sqlite_schema.h"

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;

// What is in the log goes into the file, so that the log can be taken away before the file is. A record that is too
// damaged for that is not started on anyway; above all not a log that is broken in the middle, whose end would be lost.
void bring_log_into(const fs::path& record) {
  if (!secure_log(record.string(), {})) return;
  const auto old = Connection::open(record.string());
  if (!old) return;
  if (check_is_ours(*old) && old->empty_log()) return;
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

// The dispatcher's user must be able to write it, whoever restores: as the old record, or else as the folder.
StoreResult<void> belong_as(const fs::path& record, const fs::path& part) {
  struct stat like {};
  const bool there = ::stat(record.c_str(), &like) == 0;
  if (!there && ::stat(record.parent_path().c_str(), &like) != 0) return {};
  const bool owned = ::geteuid() != 0 || ::chown(part.c_str(), like.st_uid, like.st_gid) == 0;
  const bool moded = !there || ::chmod(part.c_str(), like.st_mode & 07777U) == 0;
  if (owned && moded) return {};
  return tl::unexpected(StoreError{
      fmt::format("{} cannot be given the owner and rights of the record: {}", part.string(), std::strerror(errno))});
}

}  // namespace

StoreResult<void> replace_record(const fs::path& part, const fs::path& record, const fs::path& kept) {
  std::error_code error;
  const std::string log = record.string() + "-wal";
  if (auto like = belong_as(record, part); !like) return like;
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
