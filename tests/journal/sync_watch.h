// Stands between SQLite and the kernel's fsync and fdatasync in this test program: counts the syncs of the write-ahead
// log, and lets them fail. One thread.
#pragma once

namespace motcua::test {

struct SyncWatch {
  int log_syncs = 0;      // of a file that ends in "-wal"
  int file_syncs = 0;     // of any other
  bool fail_log = false;  // the next syncs of the log fail with EIO
};
SyncWatch& sync_watch();

}  // namespace motcua::test
