// SQLite on a simulated disk: a VFS over Disk, so that the real journal runs on it.
//
// One thread. Registered while the object lives; the disk must outlive it. Connections must be closed before it goes.
#pragma once

#include <memory>
#include <string>

#include "simulator/storm/disk.h"

namespace motcua::storm {

class DiskVfs {
 public:
  explicit DiskVfs(Disk& disk);
  ~DiskVfs();
  DiskVfs(const DiskVfs&) = delete;
  DiskVfs& operator=(const DiskVfs&) = delete;

  // For journal::open_sqlite_store_on().
  const std::string& name() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::storm
