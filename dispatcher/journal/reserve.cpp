#include "dispatcher/journal/reserve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace motcua::journal {
namespace {

constexpr const char* kDoing = "reserving space";
constexpr std::uint64_t kLeastBytes = 128 * 1024;  // less is not tried
constexpr std::int64_t kPagesToSpare = 16;         // of the tree around the reserve, and of a batch that ends behind it
constexpr std::int64_t kLogFrameHeader = 24;

enum class Made { kAll, kNoRoom };

// A file as SQLite's VFS has it open.
struct OpenFile {
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
};

class Reserve {
 public:
  explicit Reserve(const Connection& connection) : connection_(connection) {}

  // Leaves nothing changed when there is no room.
  StoreResult<Made> make(std::uint64_t bytes);
  // SQL that needs room itself.
  StoreResult<Made> run(const std::string& sql) const;

 private:
  tl::unexpected<StoreError> failure(int code) const { return tl::unexpected(connection_.error(code, kDoing)); }
  StoreResult<OpenFile> find(int which) const;
  StoreResult<Made> grow(const OpenFile& file, std::int64_t to_bytes) const;
  StoreResult<void> cut(const OpenFile& file) const;
  // Pages that are written and given back stay with the file: there is no auto_vacuum.
  StoreResult<Made> fill(std::uint64_t bytes) const;

  const Connection& connection_;
};

StoreResult<Made> Reserve::run(const std::string& sql) const {
  const int code = sqlite3_exec(connection_.raw(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return Made::kAll;
  if ((code & 0xff) != SQLITE_FULL) return failure(code);
  if (sqlite3_get_autocommit(connection_.raw()) == 0) {
    if (auto back = connection_.run("ROLLBACK", kDoing); !back) return tl::unexpected(std::move(back.error()));
  }
  return Made::kNoRoom;
}

StoreResult<OpenFile> Reserve::find(int which) const {
  OpenFile found;
  int code = sqlite3_file_control(connection_.raw(), "main", which, &found.file);
  if (code == SQLITE_OK && found.file->pMethods == nullptr) {
    return tl::unexpected(connection_.fault("cannot be written safely: its write-ahead log is not open"));
  }
  if (code == SQLITE_OK) code = found.file->pMethods->xFileSize(found.file, &found.size);
  if (code != SQLITE_OK) return failure(code);
  return found;
}

// Zeros, since a hole in a file is no room.
StoreResult<Made> Reserve::grow(const OpenFile& file, std::int64_t to_bytes) const {
  static constexpr std::array<char, 64 * 1024> kZeros{};
  int code = SQLITE_OK;
  for (auto at = file.size; at < to_bytes && code == SQLITE_OK;) {
    const auto piece = std::min<std::int64_t>(kZeros.size(), to_bytes - at);
    code = file.file->pMethods->xWrite(file.file, kZeros.data(), static_cast<int>(piece), at);
    at += piece;
  }
  if (code == SQLITE_OK) return Made::kAll;
  if ((code & 0xff) != SQLITE_FULL) return failure(code);
  if (auto back = cut(file); !back) return tl::unexpected(std::move(back.error()));
  return Made::kNoRoom;
}

StoreResult<void> Reserve::cut(const OpenFile& file) const {
  const int code = file.file->pMethods->xTruncate(file.file, file.size);
  if (code != SQLITE_OK) return failure(code);
  return {};
}

StoreResult<Made> Reserve::fill(std::uint64_t bytes) const {
  auto filled =
      run(fmt::format("BEGIN IMMEDIATE; {}; INSERT INTO reserve VALUES(zeroblob({})); COMMIT", kReserveTable, bytes));
  if (!filled || *filled == Made::kNoRoom) return filled;
  if (auto in = connection_.bring_log_in(); !in) return tl::unexpected(std::move(in.error()));
  if (auto dropped = connection_.run("DROP TABLE reserve", kDoing); !dropped) {
    return tl::unexpected(std::move(dropped.error()));
  }
  if (auto in = connection_.bring_log_in(); !in) return tl::unexpected(std::move(in.error()));
  return Made::kAll;
}

// The room is taken first, by both files as they are, and then made SQLite's own: a transaction that is in the log and
// does not fit into the file would stand in the way of every start.
StoreResult<Made> Reserve::make(std::uint64_t bytes) {
  const auto page = connection_.number("PRAGMA page_size", kDoing);
  const auto pages = connection_.number("PRAGMA page_count", kDoing);
  const auto free = connection_.number("PRAGMA freelist_count", kDoing);
  const auto record = find(SQLITE_FCNTL_FILE_POINTER);
  const auto log = find(SQLITE_FCNTL_JOURNAL_POINTER);
  for (const auto* number : {&page, &pages, &free}) {
    if (!*number) return tl::unexpected(number->error());
  }
  for (const auto* file : {&record, &log}) {
    if (!*file) return tl::unexpected(file->error());
  }
  const auto wanted = static_cast<std::int64_t>(bytes) / *page + 1;
  const bool in_file = *free >= wanted;
  if (!in_file) {
    auto grown = grow(*record, (*pages + wanted - *free + kPagesToSpare) * *page);
    if (!grown || *grown == Made::kNoRoom) return grown;
  }
  auto grown = grow(*log, (wanted + kPagesToSpare) * (*page + kLogFrameHeader));
  if (!grown || in_file) return grown;
  if (*grown == Made::kAll) {
    auto filled = fill(bytes);
    if (!filled || *filled == Made::kAll) return filled;
  }
  if (auto back = cut(*record); !back) return tl::unexpected(std::move(back.error()));
  return Made::kNoRoom;
}

}  // namespace

StoreResult<void> reserve_space(const Connection& connection, std::uint64_t bytes) {
  Reserve reserve(connection);
  // Of a start that was cut off. Where not even this fits, it does no harm.
  if (auto dropped = reserve.run("DROP TABLE IF EXISTS reserve"); !dropped) {
    return tl::unexpected(std::move(dropped.error()));
  }
  if (bytes == 0) return {};
  const auto in = connection.bring_log_in();
  if (!in) return tl::unexpected(in.error());
  if (!*in) return {};
  for (;; bytes /= 2) {
    const auto made = reserve.make(bytes);
    if (!made) return tl::unexpected(made.error());
    if (*made == Made::kAll || bytes < kLeastBytes) return {};
  }
}

}  // namespace motcua::journal
