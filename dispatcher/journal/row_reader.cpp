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

constexpr std::string_view kCheck = "PRAGMA integrity_check(100)";

// What SQLite's check says of pages that hold nothing.
bool is_of_free_space(std::string_view line) {
  return line.starts_with("Main freelist") || (line.starts_with("Page ") && line.ends_with("never used"));
}

// Takes in the lines of one answer of the check.
void add_lines(std::string_view answer, FileCheck& check) {
  for (std::size_t from = 0; from < answer.size();) {
    const auto end = std::min(answer.find('\n', from), answer.size());
    const auto line = answer.substr(from, end - from);
    from = end + 1;
    if (line == "ok" || line.starts_with("***")) continue;  // of these the last is a heading
    if (check.found.empty()) check = {std::string(line), true};
    if (!is_of_free_space(line)) check.only_free_space = false;
  }
}

bool has_log(const std::string& file) {
  std::error_code ignored;
  return fs::exists(file + "-wal", ignored);
}

class SqliteRowReader final : public RowReader {
 public:
  SqliteRowReader(Connection connection, bool untouched, std::optional<Flaw> flaw)
      : connection_(std::move(connection)), untouched_(untouched), flaw_(std::move(flaw)) {}

  StoreResult<void> prepare();
  const std::string& file() const override { return connection_.file(); }
  const std::optional<Flaw>& flaw() const override { return flaw_; }
  bool is_copy() const override { return copy_; }
  StoreResult<Tail> newest() override;
  StoreResult<std::uint64_t> count() override;
  StoreResult<std::int64_t> lowest() override;
  StoreResult<std::optional<Chain>> chain_at(std::uint64_t seq) override;
  StoreResult<std::vector<Row>> read(std::uint64_t after, std::size_t rows_max, std::size_t bytes_max) override;
  StoreResult<std::vector<SnapshotRow>> snapshots() override;
  StoreResult<FileCheck> check_file() override;
  StoreResult<std::string> find_foreign() override;
  StoreResult<void> at_rest() const override;
  StoreError fault(const std::string& what) const override;

 private:
  bool came_into_use() const { return untouched_ && has_log(connection_.file()); }
  tl::unexpected<StoreError> failure(int code, const std::string& doing) const;

  Connection connection_;
  bool untouched_;
  std::optional<Flaw> flaw_;
  bool copy_ = false;
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
  const auto marked = is_marked_as_copy(connection_);
  if (!marked) return tl::unexpected(marked.error());
  copy_ = *marked;
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

StoreResult<std::int64_t> SqliteRowReader::lowest() {
  return connection_.number("SELECT ifnull(min(seq), 0) FROM record", "looking for the first record");
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

StoreResult<FileCheck> SqliteRowReader::check_file() {
  constexpr const char* kDoing = "checking the file";
  FileCheck check;
  auto said = Statement::prepare(connection_, kCheck, kDoing);
  if (!said) return tl::unexpected(came_into_use() ? fault({}) : said.error());
  for (;;) {
    const int code = said->step();
    // It gives up behind damage that is too bad, which it has named then.
    if (code == SQLITE_DONE || ((code & 0xff) == SQLITE_CORRUPT && !check.found.empty())) return check;
    if (code != SQLITE_ROW) return failure(code, kDoing);
    add_lines(said->bytes(0), check);
  }
}

StoreResult<std::string> SqliteRowReader::find_foreign() {
  auto found = journal::find_foreign(connection_);
  if (!found && came_into_use()) return tl::unexpected(fault({}));
  return found;
}

StoreResult<std::string> name_of(const fs::path& file) {
  const auto cannot = [&file](const std::string& why) {
    return tl::unexpected(StoreError{fmt::format("the record {} cannot be opened: {}", file.string(), why)});
  };
  if (file.empty()) return tl::unexpected(StoreError{"no file is named for the record"});
  std::error_code error;
  const auto name = fs::canonical(file, error);
  if (error) return cannot(error == std::errc::no_such_file_or_directory ? "there is no such file" : error.message());
  if (fs::is_directory(name, error)) return cannot("it is a folder, not a file");
  return name.string();
}

struct Place {
  std::string file;
  std::string vfs;  // empty: the machine's disks
  bool has_log = false;
  bool at_rest = false;  // nobody writes it
};

// The flaw of the log, if somebody wants to read in spite of it.
StoreResult<std::optional<Flaw>> look_at_log_of(const Place& place, bool damaged_too) {
  // While a dispatcher writes, the index in memory says what is in the log, and its end is not at rest.
  if (!place.has_log || !place.at_rest) return std::nullopt;
  auto log = check_log(place.file, place.vfs);
  if (log) return std::nullopt;
  if (!damaged_too) return tl::unexpected(std::move(log.error()));
  return Flaw{std::move(log.error()), true};
}

StoreResult<std::unique_ptr<RowReader>> open_at(const Place& place, bool damaged_too) {
  if (sodium_init() < 0) return tl::unexpected(StoreError{"libsodium cannot be initialised"});
  const bool untouched = !place.has_log;
  auto flaw = look_at_log_of(place, damaged_too);
  if (!flaw) return tl::unexpected(std::move(flaw.error()));
  auto connection = Connection::open_to_read(place.file, untouched, place.vfs);
  if (!connection) return tl::unexpected(std::move(connection.error()));
  auto ours = check_is_ours(*connection);
  if (!ours && damaged_too) {
    connection->read_what_is_left();
    if (check_is_ours(*connection)) {
      ours = {};
      if (!*flaw) *flaw = Flaw{connection->fault("is damaged: the file was cut short")};
    }
  }
  if (!ours) return tl::unexpected(std::move(ours.error()));
  auto reader = std::make_unique<SqliteRowReader>(std::move(*connection), untouched, std::move(*flaw));
  if (auto prepared = reader->prepare(); !prepared) return tl::unexpected(std::move(prepared.error()));
  return reader;
}

StoreResult<std::unique_ptr<RowReader>> open_file(const fs::path& file, bool damaged_too) {
  const auto name = name_of(file);
  if (!name) return tl::unexpected(name.error());
  return open_at({*name, {}, has_log(*name), !FileLock::held(*name)}, damaged_too);
}

}  // namespace

StoreResult<std::unique_ptr<RowReader>> RowReader::open(const fs::path& file) {
  return open_file(file, false);
}

StoreResult<std::unique_ptr<RowReader>> RowReader::open_damaged(const fs::path& file) {
  return open_file(file, true);
}

StoreResult<std::unique_ptr<RowReader>> RowReader::open_on(const std::string& vfs, const std::string& file) {
  return open_at({file, vfs, true, false}, false);
}

}  // namespace motcua::journal
