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

class RowReader {
 public:
  // Refuses, in one sentence with the file's name, what open_sqlite_store() refuses, and a file that does not exist.
  static StoreResult<std::unique_ptr<RowReader>> open(const std::filesystem::path& file);
  virtual ~RowReader() = default;

  virtual const std::string& file() const = 0;
  // The newest row; seq 0: none.
  virtual StoreResult<Tail> newest() = 0;
  virtual StoreResult<std::uint64_t> count() = 0;
  // None: there is no such row. Of row 0 it is all zero.
  virtual StoreResult<std::optional<Chain>> chain_at(std::uint64_t seq) = 0;
  // Rows with seq > after in order, at most so many, and none after `bytes_max` of payload are exceeded.
  virtual StoreResult<std::vector<Row>> read(std::uint64_t after, std::size_t rows_max, std::size_t bytes_max) = 0;
  // The newest first.
  virtual StoreResult<std::vector<SnapshotRow>> snapshots() = 0;
  // SQLite's own check of the whole file: empty, or the first thing it found.
  virtual StoreResult<std::string> check_file() = 0;
  // An error when a dispatcher took up the file while it was read without a lock: see fault().
  virtual StoreResult<void> at_rest() const = 0;
  // Wraps `what` into the sentence that names the file. Who reads a file that nobody has open reads it without a lock:
  // when a dispatcher takes it up meanwhile, what was read may be half old and half new, and that is said instead.
  virtual StoreError fault(const std::string& what) const = 0;
};

}  // namespace motcua::journal
