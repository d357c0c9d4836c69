#include "dispatcher/journal/sqlite_schema.h"

#include <fmt/format.h>

#include "dispatcher/journal/durable_file.h"
#include "dispatcher/journal/reserve.h"
#include "planted/bugs.h"

namespace motcua::journal {
namespace {

constexpr const char* kLooking = "looking at it";
constexpr std::int64_t kRecordId = 0x4d545131;  // "MTQ1", the application_id
constexpr std::int64_t kCopyId = 0x4d545143;    // "MTQC"
constexpr std::int64_t kSchemaVersion = 1;
// Rare enough that it is not every hundredth key press that waits for the log to be brought into the file.
constexpr int kLogPagesMax = 1500;

constexpr const char* kRecordTable = R"sql(CREATE TABLE record(
    seq INTEGER PRIMARY KEY,
    hall_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    payload BLOB NOT NULL,
    chain BLOB NOT NULL CHECK(length(chain) = 16)
  ) STRICT)sql";
constexpr const char* kSnapshotTable = R"sql(CREATE TABLE snapshot(
    seq INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL CHECK(length(hash) = 16)
  ) STRICT)sql";

// They are the first two of the file, also of a backup or after VACUUM.
constexpr const char* kMisplaced = R"sql(SELECT count(*) FROM sqlite_schema
  WHERE (name = 'record' AND rootpage <> 2) OR (name = 'snapshot' AND rootpage <> 3))sql";

// In one transaction: after a power cut in the middle the file is empty, not half made.
StoreResult<void> create(const Connection& connection) {
  const auto sql = fmt::format("BEGIN IMMEDIATE; {}; {}; PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT",
                               kRecordTable, kSnapshotTable, kRecordId, kSchemaVersion);
  return connection.run(sql.c_str(), "creating it");
}

enum class Content { kNothing, kRecord, kCopy };

StoreResult<Content> look_at(const Connection& connection) {
  const auto tables = connection.number("SELECT count(*) FROM sqlite_schema", kLooking);
  if (!tables) return tl::unexpected(tables.error());
  const auto application = connection.number("PRAGMA application_id", kLooking);
  if (!application) return tl::unexpected(application.error());
  const auto version = connection.number("PRAGMA user_version", kLooking);
  if (!version) return tl::unexpected(version.error());
  if (*tables == 0 && *application == 0 && *version == 0) return Content::kNothing;
  if (*application != kRecordId && *application != kCopyId) {
    return tl::unexpected(connection.fault(
        fmt::format("is not a record of Motcua, but another SQLite file (application_id {}, {} tables and indexes)",
                    *application, *tables)));
  }
  if (*version > kSchemaVersion) {
    return tl::unexpected(connection.fault(
        fmt::format("was written by a newer Motcua: its schema is version {}, this program knows up to version {}",
                    *version, kSchemaVersion)));
  }
  if (*version != kSchemaVersion) {
    return tl::unexpected(connection.fault(fmt::format("is damaged: there is no schema version {}", *version)));
  }
  // A record whose table is looked for at the other one's page would be an empty one, and nobody would notice.
  const auto misplaced = connection.number(kMisplaced, kLooking);
  if (!misplaced) return tl::unexpected(misplaced.error());
  if (*misplaced != 0) return tl::unexpected(connection.fault("is damaged: a table is not where it was made"));
  return *application == kCopyId ? Content::kCopy : Content::kRecord;
}

// As SQLite keeps it, whatever the spaces and lines.
bool is_same_sql(std::string_view one, std::string_view other) {
  const auto without_space = [](std::string_view sql) {
    std::string bare;
    for (const char c : sql) {
      if (c != ' ' && c != '\n') bare += c;
    }
    return bare;
  };
  return without_space(one) == without_space(other);
}

// Called by SQLite after a commit that left `pages` in the log. A failure becomes that of the commit: a file that could
// not be written or synced is a failed disk, and is not tried again.
int bring_log_into_file(void*, sqlite3* handle, const char* name, int pages) {
  if (pages < kLogPagesMax) return SQLITE_OK;
  const int code = sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  return code == SQLITE_BUSY ? SQLITE_OK : code;  // somebody who reads keeps it for the next time
}

// A record that could lose what it acknowledged is none: what was asked for is read back.
StoreResult<void> set_durability(const Connection& connection) {
  const auto mode = connection.text("PRAGMA journal_mode = WAL", "turning on the write-ahead log");
  if (!mode) return tl::unexpected(mode.error());
  if (*mode != "wal") {
    return tl::unexpected(connection.fault(fmt::format("cannot use a write-ahead log here, only \"{}\"", *mode)));
  }
  if (auto set = connection.run("PRAGMA synchronous = FULL", "setting synchronous"); !set) return set;
  if (planted::is_planted(planted::Bug::kSyncLeftOut)) return connection.run("PRAGMA synchronous = NORMAL", "");
  const auto synchronous = connection.number("PRAGMA synchronous", "reading synchronous back");
  if (!synchronous) return tl::unexpected(synchronous.error());
  if (*synchronous != 2) {
    return tl::unexpected(
        connection.fault(fmt::format("cannot be written safely: synchronous is {} and not 2 (FULL)", *synchronous)));
  }
  // Instead of SQLite's own wal_autocheckpoint, which keeps a failure to itself.
  sqlite3_wal_hook(connection.raw(), bring_log_into_file, nullptr);
  return {};
}

}  // namespace

StoreResult<void> make_ready(const Connection& connection, Takes takes) {
  const auto content = look_at(connection);
  if (!content) return tl::unexpected(content.error());
  if (*content == Content::kCopy && takes == Takes::kRecordsAlone) {
    return tl::unexpected(
        connection.fault("is a copy, and numbers may have been given that it does not know: run motcua take-over "
                         "--config FILE first (every series of numbers skips ahead), or motcua restore"));
  }
  if (sqlite3_db_readonly(connection.raw(), "main") != 0) {
    return tl::unexpected(connection.fault("cannot be written: the file is read-only"));
  }
  if (auto durable = set_durability(connection); !durable) return durable;
  if (*content == Content::kNothing) {
    if (auto created = create(connection); !created) return created;
    // After a fault an empty file may have promised a log and not kept it.
    if (auto durable = set_durability(connection); !durable) return durable;
  }
  if (auto synced = connection.bring_log_in(); !synced) return tl::unexpected(std::move(synced.error()));
  if (!connection.on_own_disk()) return {};
  return sync_folder_of(connection.file());
}

StoreResult<void> check_is_ours(const Connection& connection) {
  const auto content = look_at(connection);
  if (!content) return tl::unexpected(content.error());
  if (*content != Content::kNothing) return {};
  return tl::unexpected(connection.fault("is not a record of Motcua, but an empty file"));
}

StoreResult<bool> is_marked_as_copy(const Connection& connection) {
  const auto application = connection.number("PRAGMA application_id", kLooking);
  if (!application) return tl::unexpected(application.error());
  return *application == kCopyId;
}

StoreResult<void> mark_as_copy(const Connection& connection, bool copy) {
  const auto sql = fmt::format("PRAGMA application_id = {}", copy ? kCopyId : kRecordId);
  return connection.run(sql.c_str(), copy ? "marking it as a copy" : "marking it as a record");
}

StoreResult<std::string> find_foreign(const Connection& connection) {
  auto all = Statement::prepare(connection, "SELECT type, name, sql FROM sqlite_schema", kLooking);
  if (!all) return tl::unexpected(std::move(all.error()));
  for (;;) {
    const int code = all->step();
    if (code == SQLITE_DONE) return std::string();
    if (code != SQLITE_ROW) return tl::unexpected(connection.error(code, kLooking));
    const auto sql = all->bytes(2);
    if (is_same_sql(sql, kRecordTable) || is_same_sql(sql, kSnapshotTable) || is_same_sql(sql, kReserveTable)) continue;
    return fmt::format("it holds the {} \"{}\", which is not of Motcua", all->bytes(0), all->bytes(1));
  }
}

}  // namespace motcua::journal
