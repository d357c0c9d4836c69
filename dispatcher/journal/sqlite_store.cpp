#include "dispatcher/journal/sqlite_store.h"

#include <fmt/format.h>
#include <sodium/core.h>

#include <optional>

#include "dispatcher/journal/chain.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/file_lock.h"
#include "dispatcher/journal/log_check.h"
#include "dispatcher/journal/reserve.h"
#include "dispatcher/journal/row.h"
#include "dispatcher/journal/sqlite_connection.h"
#include "dispatcher/journal/sqlite_schema.h"
#include "planted/bugs.h"

namespace motcua::journal {
namespace {

struct Statements {
  Statement begin, commit, insert, newest, chain_at, read, insert_snapshot, prune_snapshots, snapshots;

  static StoreResult<Statements> prepare(const Connection& connection) {
    StoreResult<void> failed;
    const auto statement = [&](std::string_view sql) -> Statement {
      auto prepared = Statement::prepare(connection, sql, "opening it");
      if (prepared) return std::move(*prepared);
      if (failed) failed = tl::unexpected(std::move(prepared.error()));
      return {};
    };
    Statements all{
        statement("BEGIN IMMEDIATE"),
        statement("COMMIT"),
        statement("INSERT INTO record(seq, hall_ms, wall_ms, payload, chain) VALUES(?, ?, ?, ?, ?)"),
        statement("SELECT seq, chain FROM record ORDER BY seq DESC LIMIT 1"),
        statement("SELECT chain FROM record WHERE seq = ?"),
        statement("SELECT seq, hall_ms, wall_ms, payload, chain FROM record WHERE seq > ? ORDER BY seq"),
        statement("INSERT OR REPLACE INTO snapshot(seq, bytes, hash) VALUES(?, ?, ?)"),
        statement("DELETE FROM snapshot WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT 2)"),
        statement("SELECT seq, bytes, hash FROM snapshot ORDER BY seq DESC")};
    if (!failed) return tl::unexpected(std::move(failed.error()));
    return all;
  }
};

class SqliteStore final : public MarkedStore {
 public:
  SqliteStore(std::optional<FileLock> lock, Connection connection, Statements statements)
      : lock_(std::move(lock)), connection_(std::move(connection)), sql_(std::move(statements)) {}

  // Finds the newest record and checks it, before anything is appended to it; and whether it is a copy.
  StoreResult<void> find_tail();

  StoreResult<std::optional<Snapshot>> latest_snapshot() override;
  StoreResult<void> read_after(std::uint64_t after,
                               const std::function<StoreResult<void>(const Record&)>& visit) override;
  StoreResult<std::uint64_t> last_seq() override;
  StoreResult<void> append(std::span<const EncodedRecord> records) override;
  StoreResult<void> write_snapshot(std::uint64_t seq, const std::string& bytes) override;
  bool is_copy() const override { return copy_; }
  StoreResult<void> set_copy(bool copy) override;

 private:
  // The visitor's own error, apart from the store's.
  using Stopped = std::optional<StoreError>;

  // The first error is final: whoever fails in here passes through, and everything afterwards repeats it.
  template <class T>
  StoreResult<T> keep(StoreResult<T> result);
  tl::unexpected<StoreError> failure(int code, const std::string& doing) const {
    return tl::unexpected(connection_.error(code, doing));
  }
  tl::unexpected<StoreError> fault(const std::string& what) const { return tl::unexpected(connection_.fault(what)); }

  StoreResult<std::optional<Chain>> chain_at(std::uint64_t seq);
  StoreResult<Stopped> read(std::uint64_t after, const std::function<StoreResult<void>(const Record&)>& visit);
  StoreResult<std::optional<Snapshot>> find_snapshot();
  StoreResult<Tail> insert(std::span<const EncodedRecord> records);
  StoreResult<void> do_append(std::span<const EncodedRecord> records);
  StoreResult<void> do_write_snapshot(std::uint64_t seq, const std::string& bytes);

  std::optional<FileLock> lock_;  // outlives the connection
  Connection connection_;
  Statements sql_;
  Tail tail_;
  bool copy_ = false;
  std::optional<StoreError> failed_;
};

template <class T>
StoreResult<T> SqliteStore::keep(StoreResult<T> result) {
  if (!result && !failed_) {
    failed_ = result.error();
    connection_.leave_as_it_is();
  }
  return result;
}

StoreResult<void> SqliteStore::find_tail() {
  const auto marked = is_marked_as_copy(connection_);
  if (!marked) return tl::unexpected(marked.error());
  copy_ = *marked;
  std::uint64_t seq = 0;
  {
    const ResetAtEnd reset(sql_.newest);
    const int code = sql_.newest.step();
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_ROW) return failure(code, "looking for the newest record");
    if (sql_.newest.number(0) < 1) return fault("is damaged: there is a record without a number");
    seq = static_cast<std::uint64_t>(sql_.newest.number(0));
    tail_ = {seq, chain_or_zero(sql_.newest.bytes(1))};
  }
  auto read_newest = read(seq - 1, [](const Record&) { return StoreResult<void>{}; });
  if (!read_newest) return tl::unexpected(std::move(read_newest.error()));
  return {};
}

StoreResult<std::optional<Snapshot>> SqliteStore::latest_snapshot() {
  if (failed_) return tl::unexpected(*failed_);
  return keep(find_snapshot());
}

StoreResult<void> SqliteStore::read_after(std::uint64_t after,
                                          const std::function<StoreResult<void>(const Record&)>& visit) {
  if (failed_) return tl::unexpected(*failed_);
  auto stopped = keep(read(after, visit));
  if (!stopped) return tl::unexpected(std::move(stopped.error()));
  if (*stopped) return tl::unexpected(std::move(**stopped));
  return {};
}

StoreResult<std::uint64_t> SqliteStore::last_seq() {
  if (failed_) return tl::unexpected(*failed_);
  return tail_.seq;
}

StoreResult<void> SqliteStore::append(std::span<const EncodedRecord> records) {
  if (failed_) return tl::unexpected(*failed_);
  if (planted::is_planted(planted::Bug::kFailedWriteIgnored)) {
    if (!do_append(records)) sqlite3_exec(connection_.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
    return {};
  }
  return keep(do_append(records));
}

StoreResult<void> SqliteStore::write_snapshot(std::uint64_t seq, const std::string& bytes) {
  if (failed_) return tl::unexpected(*failed_);
  return keep(do_write_snapshot(seq, bytes));
}

StoreResult<void> SqliteStore::set_copy(bool copy) {
  if (failed_) return tl::unexpected(*failed_);
  if (copy == copy_) return {};
  auto marked = keep(mark_as_copy(connection_, copy));
  if (marked) copy_ = copy;
  return marked;
}

StoreResult<std::optional<Chain>> SqliteStore::chain_at(std::uint64_t seq) {
  if (seq == 0) return Chain{};
  const ResetAtEnd reset(sql_.chain_at);
  const int code = sql_.chain_at.bind(1, static_cast<std::int64_t>(seq)).step();
  if (code == SQLITE_DONE) return std::nullopt;
  if (code != SQLITE_ROW) return failure(code, fmt::format("reading record {}", seq));
  return chain_or_zero(sql_.chain_at.bytes(0));
}

StoreResult<SqliteStore::Stopped> SqliteStore::read(std::uint64_t after,
                                                    const std::function<StoreResult<void>(const Record&)>& visit) {
  const auto start = chain_at(after);
  if (!start) return tl::unexpected(start.error());
  if (!*start) return fault(fmt::format("is damaged: record {} is missing", after));
  Tail before{after, **start};
  RecordDecoder decoder;
  Record record;
  const ResetAtEnd reset(sql_.read);
  sql_.read.bind(1, static_cast<std::int64_t>(after));
  for (;;) {
    const int code = sql_.read.step();
    if (code == SQLITE_DONE) return Stopped{};
    if (code != SQLITE_ROW) return failure(code, fmt::format("reading record {}", before.seq + 1));
    const Row row{{static_cast<std::uint64_t>(sql_.read.number(0)), sql_.read.number(1), sql_.read.number(2),
                   std::string(sql_.read.bytes(3))},
                  chain_or_zero(sql_.read.bytes(4))};
    if (const auto followed = follow_row(row, before); !followed) return fault(followed.error());
    if (const auto decoded = decoder.decode(row.record, record); !decoded) {
      return fault(fmt::format("cannot be understood: {}", decoded.error()));
    }
    if (auto visited = visit(record); !visited) return Stopped{std::move(visited.error())};
  }
}

StoreResult<std::optional<Snapshot>> SqliteStore::find_snapshot() {
  const ResetAtEnd reset(sql_.snapshots);
  for (;;) {
    const int code = sql_.snapshots.step();
    if (code == SQLITE_DONE || (code & 0xff) == SQLITE_CORRUPT) return std::nullopt;
    if (code != SQLITE_ROW) return failure(code, "reading the snapshots");
    const SnapshotRow row{static_cast<std::uint64_t>(sql_.snapshots.number(0)), std::string(sql_.snapshots.bytes(1)),
                          chain_or_zero(sql_.snapshots.bytes(2))};
    const auto at = chain_at(row.seq);
    if (!at) return tl::unexpected(at.error());
    if (auto snapshot = sound_snapshot(row, *at)) return snapshot;
  }
}

StoreResult<void> SqliteStore::do_append(std::span<const EncodedRecord> records) {
  if (records.empty()) return {};
  const auto doing = [&records] {
    return records.size() == 1 ? fmt::format("appending record {}", records.front().seq)
                               : fmt::format("appending records {} to {}", records.front().seq, records.back().seq);
  };
  if (const int code = sql_.begin.run(); code != SQLITE_DONE) return failure(code, doing());
  const auto tail = insert(records);
  if (!tail) return tl::unexpected(tail.error());
  if (const int code = sql_.commit.run(); code != SQLITE_DONE) return failure(code, doing());
  tail_ = *tail;
  return {};
}

StoreResult<Tail> SqliteStore::insert(std::span<const EncodedRecord> records) {
  Tail tail = tail_;
  for (const auto& record : records) {
    if (record.seq != tail.seq + 1) {
      return fault(fmt::format("does not take record {}: the next one is {}", record.seq, tail.seq + 1));
    }
    tail = {record.seq, chain_of(tail.chain, record.seq, record.hall_ms, record.wall_ms, record.payload)};
    const int code = sql_.insert.bind(1, static_cast<std::int64_t>(record.seq))
                         .bind(2, record.hall_ms)
                         .bind(3, record.wall_ms)
                         .bind(4, record.payload)
                         .bind(5, bytes_of(tail.chain))
                         .run();
    if (code != SQLITE_DONE) return failure(code, fmt::format("appending record {}", record.seq));
  }
  return tail;
}

StoreResult<void> SqliteStore::do_write_snapshot(std::uint64_t seq, const std::string& bytes) {
  const auto doing = fmt::format("writing the snapshot after record {}", seq);
  const auto at = chain_at(seq);
  if (!at) return tl::unexpected(at.error());
  if (seq == 0 || !*at)
    return fault(fmt::format("does not take a snapshot after record {}, which it does not hold", seq));
  const auto hash = snapshot_hash(**at, seq, bytes);
  int code = sql_.begin.run();
  if (code == SQLITE_DONE) {
    code = sql_.insert_snapshot.bind(1, static_cast<std::int64_t>(seq)).bind(2, bytes).bind(3, bytes_of(hash)).run();
  }
  if (code == SQLITE_DONE) code = sql_.prune_snapshots.run();
  if (code == SQLITE_DONE) code = sql_.commit.run();
  if (code != SQLITE_DONE) return failure(code, doing);
  return {};
}

// The name under which the file is locked is the same, whichever way it is reached.
StoreResult<std::string> real_name(const std::filesystem::path& file) {
  if (file.empty()) return tl::unexpected(StoreError{"no file is named for the record"});
  std::error_code error;
  const auto absolute = std::filesystem::weakly_canonical(std::filesystem::absolute(file, error), error);
  const auto cannot = [&file](const std::string& why) {
    return tl::unexpected(StoreError{fmt::format("the record {} cannot be opened: {}", file.string(), why)});
  };
  if (error) return cannot(error.message());
  if (std::filesystem::is_directory(absolute, error)) return cannot("it is a folder, not a file");
  if (!std::filesystem::is_directory(absolute.parent_path(), error)) {
    return cannot(fmt::format("there is no folder {}", absolute.parent_path().string()));
  }
  return absolute.string();
}

struct Wanted {
  Takes takes = Takes::kRecordsAlone;
  std::uint64_t reserve_bytes = 0;
};

StoreResult<std::unique_ptr<MarkedStore>> open_with(std::optional<FileLock> lock, StoreResult<Connection> connection,
                                                    const Wanted& wanted) {
  if (!connection) return tl::unexpected(std::move(connection.error()));
  auto ready = make_ready(*connection, wanted.takes);
  if (ready) ready = reserve_space(*connection, wanted.reserve_bytes);
  if (!ready) {
    connection->leave_as_it_is();
    return tl::unexpected(std::move(ready.error()));
  }
  auto statements = Statements::prepare(*connection);
  if (!statements) return tl::unexpected(std::move(statements.error()));
  auto store = std::make_unique<SqliteStore>(std::move(lock), std::move(*connection), std::move(*statements));
  if (auto found = store->find_tail(); !found) return tl::unexpected(std::move(found.error()));
  return store;
}

StoreResult<std::unique_ptr<MarkedStore>> open_file(const std::filesystem::path& file, const Wanted& wanted) {
  if (sodium_init() < 0) return tl::unexpected(StoreError{"libsodium cannot be initialised"});
  const auto name = real_name(file);
  if (!name) return tl::unexpected(name.error());
  auto lock = FileLock::take(*name);
  if (!lock) return tl::unexpected(std::move(lock.error()));
  if (auto log = secure_log(*name, {}); !log) return tl::unexpected(std::move(log.error()));
  return open_with(std::move(*lock), Connection::open(*name), wanted);
}

StoreResult<std::unique_ptr<MarkedStore>> open_on(const std::string& vfs, const std::string& file,
                                                  const Wanted& wanted) {
  if (sodium_init() < 0) return tl::unexpected(StoreError{"libsodium cannot be initialised"});
  if (auto log = secure_log(file, vfs); !log) return tl::unexpected(std::move(log.error()));
  return open_with(std::nullopt, Connection::open(file, vfs), wanted);
}

}  // namespace

StoreResult<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file, std::uint64_t reserve_bytes) {
  return open_file(file, {Takes::kRecordsAlone, reserve_bytes});
}

StoreResult<std::unique_ptr<MarkedStore>> open_record_or_copy(const std::filesystem::path& file) {
  return open_file(file, {Takes::kCopiesToo, 0});
}

StoreResult<std::unique_ptr<Store>> open_sqlite_store_on(const std::string& vfs, const std::string& file,
                                                         std::uint64_t reserve_bytes) {
  return open_on(vfs, file, {Takes::kRecordsAlone, reserve_bytes});
}

StoreResult<std::unique_ptr<MarkedStore>> open_record_or_copy_on(const std::string& vfs, const std::string& file) {
  return open_on(vfs, file, {Takes::kCopiesToo, 0});
}

}  // namespace motcua::journal
