// SQLite as the journal uses it: a connection and prepared statements that clean up after themselves and speak in
// sentences. One thread at a time. A failure names the file, what was being done and what the system said.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

class Connection {
 public:
  // Creates an empty file when there is none. Changes nothing in one that is there. `vfs`: the SQLite VFS on which the
  // file lies; empty: the machine's own disks.
  static StoreResult<Connection> open(const std::string& file, const std::string& vfs = {});
  // Only to read: the file must exist and is never changed, nor is anything made beside it while a write-ahead log is
  // there already. `untouched`: nobody else has the file open, so that it can be read without a log or a lock.
  static StoreResult<Connection> open_to_read(const std::string& file, bool untouched, const std::string& vfs = {});

  const std::string& file() const { return file_; }
  bool on_own_disk() const { return own_disk_; }  // of the machine: there is a folder around the file
  sqlite3* raw() const { return handle_.get(); }

  // `doing` is for the sentence of a failure: "creating it".
  StoreResult<void> run(const char* sql, std::string_view doing) const;
  // The first column of the first row.
  StoreResult<std::int64_t> number(const char* sql, std::string_view doing) const;
  StoreResult<std::string> text(const char* sql, std::string_view doing) const;

  // Brings the write-ahead log into the file and syncs the file. The log keeps its size: the room is wanted again.
  // False: somebody who reads, or checkpoints, keeps a part of it in the log, where it is as safe.
  StoreResult<bool> bring_log_in() const;
  // The same, and cuts the log down to nothing. Somebody who reads makes it fail.
  StoreResult<void> empty_log() const;
  // A file that is shorter than it says is opened all the same, and what is left of it can be read.
  void read_what_is_left() const;
  // After an error: what failed is not tried again, not even when closing.
  void leave_as_it_is() const;

  // What SQLite just said, as a sentence.
  StoreError error(int code, std::string_view doing) const;
  // "the record FILE <what>"
  StoreError fault(std::string_view what) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  static StoreResult<Connection> open_with(const std::string& file, const std::string& name, int flags,
                                           const std::string& vfs = {});
  StoreResult<void> sync() const;
  Connection(std::string file, sqlite3* handle) : file_(std::move(file)), handle_(handle) {}

  std::string file_;
  std::unique_ptr<sqlite3, Close> handle_;
  bool own_disk_ = true;
};

// A prepared statement. Bound and returned bytes are not copied: bound ones must live until the step, returned ones are
// valid until the next step or reset.
class Statement {
 public:
  static StoreResult<Statement> prepare(const Connection& connection, std::string_view sql, std::string_view doing);
  Statement() = default;  // empty, only to be assigned to

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::string_view bytes);
  // SQLITE_ROW, SQLITE_DONE, or an error code.
  int step();
  // Runs a statement that returns no rows, ready to be run again.
  int run();
  void reset() { sqlite3_reset(handle_.get()); }

  std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  std::string_view bytes(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}

  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  int bind_error_ = SQLITE_OK;
};

// Resets a statement at the end of a scope, so that no read transaction stays open behind it.
class ResetAtEnd {
 public:
  explicit ResetAtEnd(Statement& statement) : statement_(statement) {}
  ~ResetAtEnd() { statement_.reset(); }
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;

 private:
  Statement& statement_;
};

}  // namespace motcua::journal
