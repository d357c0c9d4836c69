#include "dispatcher/journal/row_reader.h"

#include <fmt/format.h>
#include <sodium/core.h>

#include <algorithm>

#include "dispatcher/journal/file_lock.h"
#include "dispatcher/journal/log_check.h"
#include "dispatcher/journal/sqlite_connection.h"
#include "dispatcher/journal/sqlite_schema.h"

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNewest = "SELECT seq, chain FROM record ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kChainAt = "SELECT chain FROM record WHERE seq = ?";
constexpr std::string_view kRead =
    "SELECT seq, hall_ms, wall_ms, payload, chain FROM record WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr std::string_view kSnapshots = "SELECT seq, bytes, hash FROM snapshot ORDER BY seq DESC";

bool has_log(const std::string& file) {
  std::error_code ignored;
  return fs::exists(file + "-wal", ignored);
}

class SqliteRowReader final : public RowReader {
 public:
  SqliteRowReader(Connection connection, bool untouched) : connection_(std::move(connection)), untouched_(untouched) {}

  StoreResult<void> prepare();
  const std::string& file() const override { return connection_.file(); }
  StoreResult<Tail> newest() override;
  StoreResult<std::uint64_t> count() override;
  StoreResult<std::optional<Chain>> chain_at(std::uint64_t seq) override;
  StoreResult<std::vector<Row>> read(std::uint64_t after, std::size_t rows_max, std::size_t bytes_max) override;
  StoreResult<std::vector<SnapshotRow>> snapshots() override;
  StoreResult<std::string> check_file() override;
  StoreResult<void> at_rest() const override;
  StoreError fault(const std::string& what) const override;

 private:
  bool came_into_use() const { return untouched_ && has_log(connection_.file()); }
  tl::unexpected<StoreError> failure(int code, const std::string& doing) const;

  Connection connection_;
  bool untouched_;
  Statement newest_, chain_at_, read_, snapshots_;
};

StoreError SqliteRowReader::fault(const std::string& what) const {
  return connection_.fault(came_into_use() ? "came into use while it was read; ask again" : what);
}

StoreResult<void> SqliteRowReader::at_rest() const {
  if (came_into_use()) return tl::unexpected(fault({}));
  return {};
}

tl::unexpected<StoreError> SqliteRowReader::failure(int code, const std::string& doing) const {
  return tl::unexpected(came_into_use() ? fault({}) : connection_.error(code, doing));
}

StoreResult<void> SqliteRowReader::prepare() {
  StoreResult<void> result;
  const auto statement = [&](Statement& into, std::string_view sql) {
    auto prepared = Statement::prepare(connection_, sql, "opening it");
    if (prepared) into = std::move(*prepared);
    if (!prepared && result) result = tl::unexpected(std::move(prepared.error()));
  };
  statement(newest_, kNewest);
  statement(chain_at_, kChainAt);
  statement(read_, kRead);
  statement(snapshots_, kSnapshots);
  return result;
}

StoreResult<Tail> SqliteRowReader::newest() {
  const ResetAtEnd reset(newest_);
  const int code = newest_.step();
  if (code == SQLITE_DONE) return Tail{};
  if (code != SQLITE_ROW) return failure(code, "looking for the newest record");
  return Tail{static_cast<std::uint64_t>(newest_.number(0)), chain_or_zero(newest_.bytes(1))};
}

StoreResult<std::uint64_t> SqliteRowReader::count() {
  const auto rows = connection_.number("SELECT count(*) FROM record", "counting the records");
  if (!rows) return tl::unexpected(rows.error());
  return static_cast<std::uint64_t>(*rows);
}

StoreResult<std::optional<Chain>> SqliteRowReader::chain_at(std::uint64_t seq) {
  if (seq == 0) return Chain{};
  const ResetAtEnd reset(chain_at_);
  const int code = chain_at_.bind(1, static_cast<std::int64_t>(seq)).step();
  if (code == SQLITE_DONE) return std::nullopt;
  if (code != SQLITE_ROW) return failure(code, fmt::format("reading record {}", seq));
  return chain_or_zero(chain_at_.bytes(0));
}

StoreResult<std::vector<Row>> SqliteRowReader::read(std::uint64_t after, std::size_t rows_max, std::size_t bytes_max) {
  std::vector<Row> rows;
  rows.reserve(std::min<std::size_t>(rows_max, 5'000));
  const ResetAtEnd reset(read_);
  read_.bind(1, static_cast<std::int64_t>(after)).bind(2, static_cast<std::int64_t>(rows_max));
  for (std::size_t bytes = 0; bytes <= bytes_max;) {
    const int code = read_.step();
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) {
      // What came before it is sound; the next call begins with what is not.
      if (!rows.empty()) break;
      return failure(code, fmt::format("reading record {}", after + 1));
    }
    rows.push_back(
        {{static_cast<std::uint64_t>(read_.number(0)), read_.number(1), read_.number(2), std::string(read_.bytes(3))},
         chain_or_zero(read_.bytes(4))});
    bytes += rows.back().record.payload.size();
  }
  return rows;
}

StoreResult<std::vector<SnapshotRow>> SqliteRowReader::snapshots() {
  std::vector<SnapshotRow> rows;
  const ResetAtEnd reset(snapshots_);
  for (;;) {
    const int code = snapshots_.step();
    if (code == SQLITE_DONE) return rows;
    if (code != SQLITE_ROW) return failure(code, "reading the snapshots");
    rows.push_back({static_cast<std::uint64_t>(snapshots_.number(0)), std::string(snapshots_.bytes(1)),
                    chain_or_zero(snapshots_.bytes(2))});
  }
}

StoreResult<std::string> SqliteRowReader::check_file() {
  auto said = connection_.text("PRAGMA integrity_check(1)", "checking the file");
  if (!said) return tl::unexpected(came_into_use() ? fault({}) : said.error());
  if (*said == "ok") return std::string();
  return said;
}

}  // namespace

StoreResult<std::unique_ptr<RowReader>> RowReader::open(const fs::path& file) {
  const auto cannot = [&file](const std::string& why) {
    return tl::unexpected(StoreError{fmt::format("the record {} cannot be opened: {}", file.string(), why)});
  };
  if (sodium_init() < 0) return tl::unexpected(StoreError{"libsodium cannot be initialised"});
  if (file.empty()) return tl::unexpected(StoreError{"no file is named for the record"});
  std::error_code error;
  const auto name = fs::canonical(file, error);
  if (error) return cannot(error == std::errc::no_such_file_or_directory ? "there is no such file" : error.message());
  if (fs::is_directory(name, error)) return cannot("it is a folder, not a file");
  const bool untouched = !has_log(name.string());
  // While a dispatcher writes, the index in memory says what is in the log, and its end is not at rest.
  if (!untouched && !FileLock::held(name)) {
    if (auto log = check_log(name.string(), {}); !log) return tl::unexpected(std::move(log.error()));
  }
  auto connection = Connection::open_to_read(name.string(), untouched);
  if (!connection) return tl::unexpected(std::move(connection.error()));
  if (auto ours = check_is_ours(*connection); !ours) return tl::unexpected(std::move(ours.error()));
  auto reader = std::make_unique<SqliteRowReader>(std::move(*connection), untouched);
  if (auto prepared = reader->prepare(); !prepared) return tl::unexpected(std::move(prepared.error()));
  return reader;
}

}  // namespace motcua::journal
