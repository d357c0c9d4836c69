#include "dispatcher/journal/reader.h"

#include <fmt/format.h>
#include <sodium/core.h>

#include <algorithm>

#include "dispatcher/journal/chain.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/sqlite_connection.h"
#include "dispatcher/journal/sqlite_schema.h"

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;

// Records per reading transaction: while one is open, the dispatcher's log cannot begin anew and grows.
constexpr std::int64_t kRecordsAtOnce = 20'000;

constexpr std::string_view kNewest = "SELECT coalesce(max(seq), 0) FROM record";
constexpr std::string_view kChainAt = "SELECT chain FROM record WHERE seq = ?";
constexpr std::string_view kRead =
    "SELECT seq, hall_ms, wall_ms, payload, chain FROM record WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?";
constexpr std::string_view kSnapshots = "SELECT seq, bytes, hash FROM snapshot ORDER BY seq DESC";

struct Tail {
  std::uint64_t seq = 0;
  Chain chain{};
};

class SqliteReader final : public RecordReader {
 public:
  SqliteReader(Connection connection, bool untouched) : connection_(std::move(connection)), untouched_(untouched) {}

  StoreResult<void> prepare();
  StoreResult<void> read_after(std::uint64_t after,
                               const std::function<StoreResult<void>(const Record&)>& visit) override;
  StoreResult<std::optional<Snapshot>> latest_snapshot() override;

 private:
  using Visitor = std::function<StoreResult<void>(const Record&)>;

  tl::unexpected<StoreError> failure(int code, const std::string& doing) const;
  tl::unexpected<StoreError> fault(const std::string& what) const;
  StoreResult<std::optional<Chain>> chain_at(std::uint64_t seq);
  StoreResult<std::uint64_t> newest();
  StoreResult<EncodedRecord> current_row(Tail& before);
  // Up to `last`, as many as are read at once; moves `before` along.
  StoreResult<void> read_some(Tail& before, std::uint64_t last, const Visitor& visit);

  Connection connection_;
  bool untouched_;
  Statement newest_, chain_at_, read_, snapshots_;
};

bool has_log(const std::string& file) {
  std::error_code ignored;
  return fs::exists(file + "-wal", ignored);
}

// Who reads a file that nobody has open reads it without a lock. When a dispatcher takes it up meanwhile, what was read
// may be half old and half new: that is no damage of the file.
tl::unexpected<StoreError> SqliteReader::fault(const std::string& what) const {
  if (untouched_ && has_log(connection_.file())) {
    return tl::unexpected(connection_.fault("came into use while it was read; ask again"));
  }
  return tl::unexpected(connection_.fault(what));
}

tl::unexpected<StoreError> SqliteReader::failure(int code, const std::string& doing) const {
  if (untouched_ && has_log(connection_.file())) return fault({});
  return tl::unexpected(connection_.error(code, doing));
}

StoreResult<void> SqliteReader::prepare() {
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

StoreResult<std::uint64_t> SqliteReader::newest() {
  const ResetAtEnd reset(newest_);
  const int code = newest_.step();
  if (code != SQLITE_ROW) return failure(code, "looking for the newest record");
  return static_cast<std::uint64_t>(newest_.number(0));
}

StoreResult<std::optional<Chain>> SqliteReader::chain_at(std::uint64_t seq) {
  Chain chain{};
  if (seq == 0) return chain;
  const ResetAtEnd reset(chain_at_);
  const int code = chain_at_.bind(1, static_cast<std::int64_t>(seq)).step();
  if (code == SQLITE_DONE) return std::nullopt;
  if (code != SQLITE_ROW) return failure(code, fmt::format("reading record {}", seq));
  const auto bytes = chain_at_.bytes(0);
  if (bytes.size() == chain.size()) std::copy(bytes.begin(), bytes.end(), chain.begin());
  return chain;
}

StoreResult<EncodedRecord> SqliteReader::current_row(Tail& before) {
  const auto seq = static_cast<std::uint64_t>(read_.number(0));
  if (seq != before.seq + 1) return fault(fmt::format("is damaged: record {} is missing", before.seq + 1));
  EncodedRecord row{seq, read_.number(1), read_.number(2), std::string(read_.bytes(3))};
  before = {seq, chain_of(before.chain, row.seq, row.hall_ms, row.wall_ms, row.payload)};
  if (read_.bytes(4) != bytes_of(before.chain)) {
    return fault(fmt::format("is damaged: the checksum of record {} does not match", seq));
  }
  return row;
}

StoreResult<void> SqliteReader::read_some(Tail& before, std::uint64_t last, const Visitor& visit) {
  const ResetAtEnd reset(read_);
  read_.bind(1, static_cast<std::int64_t>(before.seq)).bind(2, static_cast<std::int64_t>(last)).bind(3, kRecordsAtOnce);
  const std::uint64_t first = before.seq + 1;
  for (;;) {
    const int code = read_.step();
    if (code == SQLITE_DONE && before.seq >= first) return {};
    if (code == SQLITE_DONE) return fault(fmt::format("is damaged: record {} is missing", first));
    if (code != SQLITE_ROW) return failure(code, fmt::format("reading record {}", before.seq + 1));
    const auto row = current_row(before);
    if (!row) return tl::unexpected(row.error());
    const auto record = decode_record(*row);
    if (!record) return fault(fmt::format("cannot be understood: {}", record.error()));
    if (auto visited = visit(*record); !visited) return visited;
  }
}

StoreResult<void> SqliteReader::read_after(std::uint64_t after, const Visitor& visit) {
  const auto last = newest();
  if (!last) return tl::unexpected(last.error());
  const auto start = chain_at(after);
  if (!start) return tl::unexpected(start.error());
  if (!*start) return fault(fmt::format("is damaged: record {} is missing", after));
  Tail before{after, **start};
  while (before.seq < *last) {
    if (auto read = read_some(before, *last, visit); !read) return read;
  }
  return {};
}

StoreResult<std::optional<Snapshot>> SqliteReader::latest_snapshot() {
  const ResetAtEnd reset(snapshots_);
  for (;;) {
    const int code = snapshots_.step();
    if (code == SQLITE_DONE) return std::nullopt;
    if (code != SQLITE_ROW) return failure(code, "reading the snapshots");
    const auto seq = static_cast<std::uint64_t>(snapshots_.number(0));
    const auto at = chain_at(seq);
    if (!at) return tl::unexpected(at.error());
    const auto bytes = snapshots_.bytes(1);
    if (seq == 0 || !*at || snapshots_.bytes(2) != bytes_of(snapshot_hash(**at, seq, bytes))) continue;
    auto snapshot = decode_snapshot(bytes);
    if (snapshot && snapshot->seq == seq) return std::move(*snapshot);
  }
}

}  // namespace

StoreResult<std::unique_ptr<RecordReader>> open_record_reader(const fs::path& file) {
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
  auto connection = Connection::open_to_read(name.string(), untouched);
  if (!connection) return tl::unexpected(std::move(connection.error()));
  if (auto ours = check_is_ours(*connection); !ours) return tl::unexpected(std::move(ours.error()));
  auto reader = std::make_unique<SqliteReader>(std::move(*connection), untouched);
  if (auto prepared = reader->prepare(); !prepared) return tl::unexpected(std::move(prepared.error()));
  return reader;
}

}  // namespace motcua::journal
