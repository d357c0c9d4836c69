#include "dispatcher/journal/log_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace motcua::journal {
namespace {

// SQLite writes less than 128 KiB at once, and takes the remainder of a division by that for the size of more.
constexpr sqlite3_int64 kPiece = 64 * 1024;

}  // namespace

LogFile::LogFile(std::string record, std::size_t size)
    : record_(std::move(record)),
      space_(size / sizeof(std::max_align_t) + 1),
      name_(sqlite3_create_filename((record_ + "-wal").c_str(), "", "", 0, nullptr), sqlite3_free_filename) {}

StoreError LogFile::fault(const char* doing, int code) const {
  return {fmt::format("the record {} cannot be {}: its log {}-wal: {}", record_, doing, record_, sqlite3_errstr(code))};
}

StoreResult<std::optional<LogFile>> LogFile::open(const std::string& file, const std::string& vfs_name, bool to_write) {
  sqlite3_vfs* vfs = sqlite3_vfs_find(vfs_name.empty() ? nullptr : vfs_name.c_str());
  LogFile log(file, vfs == nullptr ? 0 : static_cast<std::size_t>(vfs->szOsFile));
  if (vfs == nullptr) return tl::unexpected(log.fault("read", SQLITE_CANTOPEN));
  int exists = 0;
  int code = vfs->xAccess(vfs, log.name_.get(), SQLITE_ACCESS_EXISTS, &exists);
  if (code != SQLITE_OK) return tl::unexpected(log.fault("read", code));
  if (exists == 0) return std::nullopt;
  auto* opened = reinterpret_cast<sqlite3_file*>(log.space_.data());
  int flags = (to_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_WAL;
  code = vfs->xOpen(vfs, log.name_.get(), opened, flags, &flags);
  if (code != SQLITE_OK) return tl::unexpected(log.fault(to_write ? "read or written" : "read", code));
  log.file_.reset(opened);
  return log;
}

StoreResult<std::string> LogFile::read() {
  sqlite3_int64 size = 0;
  int code = file_->pMethods->xFileSize(file_.get(), &size);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += kPiece) {
    const auto length = static_cast<int>(std::min<sqlite3_int64>(kPiece, size - at));
    code = file_->pMethods->xRead(file_.get(), bytes.data() + at, length, at);
  }
  if (code != SQLITE_OK) return tl::unexpected(fault("read", code));
  return bytes;
}

StoreResult<void> LogFile::write_back(std::string_view bytes) {
  int code = SQLITE_OK;
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += kPiece) {
    const auto length = static_cast<int>(std::min<sqlite3_int64>(kPiece, size - at));
    code = file_->pMethods->xWrite(file_.get(), bytes.data() + at, length, at);
  }
  if (code == SQLITE_OK) code = file_->pMethods->xSync(file_.get(), SQLITE_SYNC_NORMAL);
  if (code != SQLITE_OK) return tl::unexpected(fault("written", code));
  return {};
}

}  // namespace motcua::journal
