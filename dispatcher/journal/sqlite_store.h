// The record in one SQLite file: WAL, synchronous=FULL (set and read back), application_id and user_version of ours,
// one row per record with a chained checksum (libsodium's BLAKE2b over the previous checksum and the row), snapshots
// beside them.
#pragma once

#include <filesystem>
#include <memory>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

// Opens or creates the file. Refuses, in one sentence with the file's name: a folder that cannot be written, a file
// that is not SQLite, a SQLite file that is not ours, a newer schema, a damaged one, a copy, a file that another
// process has open for writing. What was read is checkpointed and synced before this returns (somebody who reads may
// keep it in the log, which is synced as well), and `reserve_bytes` of room are made in the file and in its log, or as
// much as there is.
StoreResult<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                      std::uint64_t reserve_bytes = 0);

// The same on another disk than the machine's: a SQLite VFS that is registered under the name `vfs`. Takes no lock: who
// may use the file is the VFS's business.
StoreResult<std::unique_ptr<Store>> open_sqlite_store_on(const std::string& vfs, const std::string& file,
                                                         std::uint64_t reserve_bytes = 0);

// A record, or a copy of one. A copy is marked in the file, and nobody serves from it: numbers may have been given that
// it does not know. The mark is on the disk when set_copy() returns; after an error the store is not to be used again.
class MarkedStore : public Store {
 public:
  virtual bool is_copy() const = 0;
  virtual StoreResult<void> set_copy(bool copy) = 0;
};

// As open_sqlite_store() and open_sqlite_store_on(), a copy too: for who continues it, or makes a record of it.
StoreResult<std::unique_ptr<MarkedStore>> open_record_or_copy(const std::filesystem::path& file);
StoreResult<std::unique_ptr<MarkedStore>> open_record_or_copy_on(const std::string& vfs, const std::string& file);

}  // namespace motcua::journal
