#include "tests/journal/sync_watch.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace motcua::test {

SyncWatch& sync_watch() {
  static SyncWatch watch;
  return watch;
}

namespace {

int watched(int descriptor, long call) {
  char name[4096];
  const auto size = ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), name, sizeof name);
  const std::string file(name, static_cast<std::size_t>(size > 0 ? size : 0));
  const bool log = file.ends_with("-wal");
  ++(log ? sync_watch().log_syncs : sync_watch().file_syncs);
  if (log && sync_watch().fail_log) {
    errno = EIO;
    return -1;
  }
  return static_cast<int>(::syscall(call, descriptor));
}

}  // namespace
}  // namespace motcua::test

extern "C" {
int fsync(int descriptor) {
  return motcua::test::watched(descriptor, SYS_fsync);
}
int fdatasync(int descriptor) {
  return motcua::test::watched(descriptor, SYS_fdatasync);
}
}
