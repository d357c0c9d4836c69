// SQLite's write-ahead log as a plain file of a SQLite VFS, for a look at it before SQLite opens the record. Nobody
// else may have the record open to write. One thread; blocking.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

class LogFile {
 public:
  // The log of the record `file` on the VFS `vfs` (empty: the machine's disks). None: there is no log.
  static StoreResult<std::optional<LogFile>> open(const std::string& file, const std::string& vfs, bool to_write);

  StoreResult<std::string> read();
  // Writes these over its beginning, and syncs.
  StoreResult<void> write_back(std::string_view bytes);

 private:
  struct Close {
    void operator()(sqlite3_file* file) const { file->pMethods->xClose(file); }
  };

  LogFile(std::string record, std::size_t size);
  StoreError fault(const char* doing, int code) const;

  std::string record_;
  std::vector<std::max_align_t> space_;  // where the VFS keeps what it knows of the file
  std::unique_ptr<const char, decltype(&sqlite3_free_filename)> name_;
  std::unique_ptr<sqlite3_file, Close> file_;  // in space_
};

}  // namespace motcua::journal
