// A copy of a record that is kept up to date: a record file of its own, to which rows of another one are added as they
// become known, each checked against the checksum chain before it is written. Holds the copy's lock, and is marked as a
// copy, so that no dispatcher starts on it meanwhile or afterwards. Blocking, one thread.
//
// What does not belong to the copy is refused in one sentence and nothing of it is written. After a failed write the
// copy is not to be used again (store.h).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dispatcher/journal/copy_check.h"
#include "dispatcher/journal/row_reader.h"
#include "dispatcher/journal/sqlite_store.h"

namespace motcua::journal {

// What a source says when asked for the rows after one.
struct RowsAfter {
  std::optional<Chain> at;  // its checksum of the row asked after; none: it has no such row
  std::vector<Row> rows;
  std::uint64_t newest = 0;  // seq of the newest row that it would give
};

class RecordCopy {
 public:
  // Opens or creates it. Refuses what open_sqlite_store() refuses (but for a copy), and, after a look at every row, a
  // copy that is damaged anywhere.
  static StoreResult<RecordCopy> open(const std::filesystem::path& file);
  // The same on another disk than the machine's: a SQLite VFS that is registered under the name `vfs`, used by this
  // process alone.
  static StoreResult<RecordCopy> open_on(const std::string& vfs, const std::string& file);

  const Tail& tail() const { return tail_; }
  // The rows must have been asked for after tail(). On the disk when it returns. A file that was no copy yet is one
  // from the first rows on that belong to it.
  StoreResult<void> take(const RowsAfter& source);
  // For when there is nothing to take: looks again at a few of the rows that it holds, at others each time.
  StoreResult<void> look_again();

 private:
  RecordCopy(std::filesystem::path file, std::unique_ptr<MarkedStore> store, CopyCheck check, Tail tail)
      : file_(std::move(file)), store_(std::move(store)), check_(std::move(check)), tail_(tail) {}
  static StoreResult<RecordCopy> made_of(const std::filesystem::path& file, std::unique_ptr<MarkedStore> store,
                                         std::unique_ptr<RowReader> rows);
  tl::unexpected<StoreError> refuse(const std::string& why) const;
  StoreResult<std::vector<EncodedRecord>> rows_that_follow(const RowsAfter& source, Tail& tail) const;

  std::filesystem::path file_;
  std::unique_ptr<MarkedStore> store_;
  CopyCheck check_;
  Tail tail_;
};

// An error may pass.
StoreResult<RowsAfter> rows_after(RowReader& reader, std::uint64_t after, std::size_t rows_max, std::size_t bytes_max);

// The rows of a record file of this machine, also while a dispatcher writes it, or after it was killed. What is
// returned is on its disk. An error may pass (the file is missing, or just being taken up). Not for a process that has
// the same file open otherwise: the system drops a process's locks on a file with the first descriptor that it closes.
StoreResult<RowsAfter> read_rows_after(const std::filesystem::path& file, std::uint64_t after, std::size_t rows_max,
                                       std::size_t bytes_max);

}  // namespace motcua::journal
