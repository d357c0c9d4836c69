// Looks at SQLite's write-ahead log before SQLite does. SQLite takes the first frame that does not fit for the end of
// the log, which is right after a power cut and wrong when a bit has turned over in the middle: everything after it
// would be lost in silence. A later transaction that is whole proves that the broken one was whole once, since each is
// synced before the next begins.
//
// What is not found: damage in the last three transactions of a log, which looks like a write that was cut off.
//
// Source: sqlite.org/fileformat2.html, section 4 (the WAL format). Blocking; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

struct LogShape {
  bool damaged = false;
  std::uint64_t damaged_at = 0;     // byte of the frame that does not fit
  std::uint64_t found_up_to = 0;    // damage before this byte is found
  std::uint64_t commits_up_to = 0;  // what SQLite takes from it ends here
  std::uint64_t written_up_to = 0;  // the last frame of this round of the log ends here; not before commits_up_to
};
LogShape look_at_log(std::string_view log);

// The log of the record `file` on the SQLite VFS `vfs` (empty: the machine's disks). No log is no fault. The sentence
// says where it is damaged.
StoreResult<void> check_log(const std::string& file, const std::string& vfs);

// The same by whoever is about to write the record, and what counts is written once more and synced. After a failed
// sync the system may show a log that is not on the disk. If SQLite brought that into the record's file, a power cut
// could leave the file half new and without the log that makes it whole.
//
// What was cut off behind it is blanked: while somebody reads, the same round of the log goes on over it, and remains
// of it behind newer transactions would be taken for a log that is broken in the middle.
StoreResult<void> secure_log(const std::string& file, const std::string& vfs);

}  // namespace motcua::journal
