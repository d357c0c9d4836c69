#include "dispatcher/journal/sqlite_connection.h"

#include <fmt/format.h>

#include <cstring>

namespace motcua::journal {
namespace {

constexpr const char* kBringingLogIn = "bringing the write-ahead log into the file";

// Extended code to words for an operator. `said` is SQLite's own message, `system_error` the errno behind it.
std::string explain(int code, const char* said, int system_error) {
  const std::string system = system_error != 0 ? std::strerror(system_error) : said;
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      return "is not a SQLite file";
    case SQLITE_CORRUPT:
      return fmt::format("is damaged ({})", said);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "is locked by another program";
    case SQLITE_READONLY:
      return fmt::format("cannot be written ({})", said);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return fmt::format("cannot be opened ({})", system);
    case SQLITE_FULL:
      return "cannot be written: the disk is full";
    case SQLITE_IOERR:
      return fmt::format("cannot be read or written: the disk reported an error ({}, SQLite code {})", system, code);
    default:
      return fmt::format("cannot be used: {}", said);
  }
}

// A name as a URI that SQLite takes apart again.
std::string uri_of(const std::string& file) {
  std::string uri = "file:";
  for (const char c : file) {
    const bool plain = c != '%' && c != '?' && c != '#';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace

StoreResult<Connection> Connection::open(const std::string& file, const std::string& vfs) {
  return open_with(file, file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
}

StoreResult<Connection> Connection::open_to_read(const std::string& file, bool untouched, const std::string& vfs) {
  auto connection =
      open_with(file, uri_of(file) + (untouched ? "?immutable=1" : ""), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs);
  if (connection) connection->leave_as_it_is();
  return connection;
}

StoreResult<Connection> Connection::open_with(const std::string& file, const std::string& name, int flags,
                                              const std::string& vfs) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                   vfs.empty() ? nullptr : vfs.c_str());
  Connection connection(file, handle);
  connection.own_disk_ = vfs.empty();
  if (handle == nullptr) return tl::unexpected(connection.fault("cannot be opened: out of memory"));
  if (code != SQLITE_OK) return tl::unexpected(connection.error(code, "opening it"));
  // Somebody who looks at the record with another program may hold it for a moment.
  sqlite3_busy_timeout(handle, 5000);
  // What others may have put into the file is never run.
  for (const int never :
       {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_TRUSTED_SCHEMA}) {
    sqlite3_db_config(handle, never, 0, nullptr);
  }
  return connection;
}

StoreResult<void> Connection::run(const char* sql, std::string_view doing) const {
  const int code = sqlite3_exec(raw(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error(code, doing));
  return {};
}

StoreResult<std::int64_t> Connection::number(const char* sql, std::string_view doing) const {
  auto statement = Statement::prepare(*this, sql, doing);
  if (!statement) return tl::unexpected(std::move(statement.error()));
  const int code = statement->step();
  if (code != SQLITE_ROW) return tl::unexpected(error(code, doing));
  return statement->number(0);
}

StoreResult<std::string> Connection::text(const char* sql, std::string_view doing) const {
  auto statement = Statement::prepare(*this, sql, doing);
  if (!statement) return tl::unexpected(std::move(statement.error()));
  const int code = statement->step();
  if (code != SQLITE_ROW) return tl::unexpected(error(code, doing));
  return std::string(statement->bytes(0));
}

StoreResult<bool> Connection::bring_log_in() const {
  int in_log = 0;
  int in_file = 0;
  const int code = sqlite3_wal_checkpoint_v2(raw(), "main", SQLITE_CHECKPOINT_PASSIVE, &in_log, &in_file);
  const bool busy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
  if (code != SQLITE_OK && !busy) return tl::unexpected(error(code, kBringingLogIn));
  if (auto synced = sync(); !synced) return tl::unexpected(std::move(synced.error()));
  return !busy && in_log == in_file;
}

StoreResult<void> Connection::empty_log() const {
  const int code = sqlite3_wal_checkpoint_v2(raw(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error(code, kBringingLogIn));
  return sync();
}

StoreResult<void> Connection::sync() const {
  sqlite3_file* file = nullptr;
  int code = sqlite3_file_control(raw(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code == SQLITE_OK) code = file->pMethods->xSync(file, SQLITE_SYNC_FULL);
  if (code != SQLITE_OK) return tl::unexpected(error(code, "syncing it"));
  return {};
}

void Connection::read_what_is_left() const {
  sqlite3_db_config(raw(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
}

void Connection::leave_as_it_is() const {
  sqlite3_db_config(raw(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

StoreError Connection::error(int code, std::string_view doing) const {
  // The connection's message belongs to its last call; an error from elsewhere (a bind, the file itself) has only its
  // code.
  const bool own = sqlite3_extended_errcode(raw()) == code;
  const char* said = own ? sqlite3_errmsg(raw()) : sqlite3_errstr(code);
  return fault(fmt::format("{} (while {})", explain(code, said, sqlite3_system_errno(raw())), doing));
}

StoreError Connection::fault(std::string_view what) const {
  return {fmt::format("the record {} {}", file_, what)};
}

StoreResult<Statement> Statement::prepare(const Connection& connection, std::string_view sql, std::string_view doing) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(connection.raw(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if ((code & 0xff) == SQLITE_ERROR) {
    return tl::unexpected(connection.fault(
        fmt::format("is damaged: it has not the tables of this version ({})", sqlite3_errmsg(connection.raw()))));
  }
  if (code != SQLITE_OK) return tl::unexpected(connection.error(code, doing));
  return Statement(handle);
}

Statement& Statement::bind(int index, std::int64_t value) {
  const int code = sqlite3_bind_int64(handle_.get(), index, value);
  if (code != SQLITE_OK) bind_error_ = code;
  return *this;
}

Statement& Statement::bind(int index, std::string_view bytes) {
  // A null pointer would bind NULL; empty bytes are not NULL.
  const char* data = bytes.data() != nullptr ? bytes.data() : "";
  const int code = sqlite3_bind_blob64(handle_.get(), index, data, bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) bind_error_ = code;
  return *this;
}

int Statement::step() {
  return bind_error_ != SQLITE_OK ? bind_error_ : sqlite3_step(handle_.get());
}

int Statement::run() {
  int code = step();
  // What failed behind a commit (sqlite_schema.cpp, bring_log_into_file) is a mere "error" here; the reset knows more.
  if (code == SQLITE_ERROR) code = sqlite3_reset(handle_.get());
  // The reset repeats the error of the step; the step's own code is the one to report.
  if (code == SQLITE_DONE) reset();
  return code;
}

std::string_view Statement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

}  // namespace motcua::journal
