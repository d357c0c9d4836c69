// Whether what a copy holds is still what was written to it: the checksum chain over every row, no row missing, none
// too many, nothing beside the tables. A piece at a time, so that a copy that is kept for months can be looked at while
// nothing else is to be done.
//
// One thread, blocking; between two calls rows may be added behind the newest one. A failure is one sentence with the
// file's name and how much of it is sound.
#pragma once

#include <filesystem>
#include <memory>

#include "dispatcher/journal/row_reader.h"

namespace motcua::journal {

class CopyCheck {
 public:
  explicit CopyCheck(std::unique_ptr<RowReader> rows) : rows_(std::move(rows)) {}

  // The next rows, so many at most. True: there are no more; the next call begins with the first one again.
  StoreResult<bool> check_some(std::size_t rows_max);

 private:
  tl::unexpected<StoreError> unsound(const std::string& sentence) const;
  StoreResult<void> check_end() const;

  std::unique_ptr<RowReader> rows_;
  Tail sound_;  // up to here, this time
};

// All of it, also of a file that can be read only in part.
StoreResult<void> check_copy(const std::filesystem::path& file);
StoreResult<void> check_all(std::unique_ptr<RowReader> rows);

}  // namespace motcua::journal
