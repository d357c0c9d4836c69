// The rows of a record file as they stand there, without touching it: for readers, copies, backups and verification.
// Takes no lock, writes nothing, also while a dispatcher has the file open. Each call is one short reading transaction,
// so that the dispatcher's log never has to wait for it; what it sees was synced before.
//
// One thread. A failure is one sentence with the file's name; the next call may succeed.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dispatcher/journal/chain.h"
#include "dispatcher/journal/row.h"
#include "dispatcher/journal/store.h"

namespace motcua::journal {

// What is wrong with a file as a whole, though rows can be read from it.
struct Flaw {
  StoreError error;
  bool ends_early = false;  // there were rows behind the newest one; else what is left of the file may hold all
};

// What SQLite's own check of the whole file found first; empty: nothing.
struct FileCheck {
  std::string found;
  bool only_free_space = false;  // nothing that holds a row is hit
};

class RowReader {
 public:
  // Refuses, in one sentence with the file's name, what open_sqlite_store() refuses, and a file that does not exist.
  // Not a copy: whoever only reads may read it.
  static StoreResult<std::unique_ptr<RowReader>> open(const std::filesystem::path& file);
  // The same for who wants to know how much of a damaged file is sound: one that was cut short, or whose log is broken
  // in the middle, is opened with a flaw.
  static StoreResult<std::unique_ptr<RowReader>> open_damaged(const std::filesystem::path& file);
  // On another disk than the machine's: a SQLite VFS that is registered under the name `vfs`. Only beside a store that
  // has the file open.
  static StoreResult<std::unique_ptr<RowReader>> open_on(const std::string& vfs, const std::string& file);
  virtual ~RowReader() = default;

  virtual const std::string& file() const = 0;
  virtual const std::optional<Flaw>& flaw() const = 0;
  virtual bool is_copy() const = 0;  // marked as one when it was opened
  // The newest row; seq 0: none.
  virtual StoreResult<Tail> newest() = 0;
  virtual StoreResult<std::uint64_t> count() = 0;
  // The lowest number of a row; 0 too when there is none.
  virtual StoreResult<std::int64_t> lowest() = 0;
  // None: there is no such row. Of row 0 it is all zero.
  virtual StoreResult<std::optional<Chain>> chain_at(std::uint64_t seq) = 0;
  // Rows with seq > after in order, at most so many, and none after `bytes_max` of payload are exceeded.
  virtual StoreResult<std::vector<Row>> read(std::uint64_t after, std::size_t rows_max, std::size_t bytes_max) = 0;
  // The newest first.
  virtual StoreResult<std::vector<SnapshotRow>> snapshots() = 0;
  virtual StoreResult<FileCheck> check_file() = 0;
  // What somebody else has put beside our tables: "it holds the trigger ...". Empty: nothing.
  virtual StoreResult<std::string> find_foreign() = 0;
  // An error when a dispatcher took up the file while it was read without a lock: see fault().
  virtual StoreResult<void> at_rest() const = 0;
  // Wraps `what` into the sentence that names the file. Who reads a file that nobody has open reads it without a lock:
  // when a dispatcher takes it up meanwhile, what was read may be half old and half new, and that is said instead.
  virtual StoreError fault(const std::string& what) const = 0;
};

}  // namespace motcua::journal
