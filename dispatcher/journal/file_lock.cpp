#include "dispatcher/journal/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace motcua::journal {
namespace {

tl::unexpected<StoreError> in_use(const std::filesystem::path& file, const std::string& lock) {
  std::string pid;
  std::ifstream(lock) >> pid;
  return tl::unexpected(StoreError{fmt::format("the record {} is in use by another process{}", file.string(),
                                               pid.empty() ? "" : " (process " + pid + ")")});
}

}  // namespace

StoreResult<FileLock> FileLock::take(const std::filesystem::path& file) {
  FileLock lock(file.string() + ".lock");
  // Whoever held it may have removed the file between our open() and flock(): then begin again with the new one.
  for (;;) {
    const int descriptor = ::open(lock.path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0) {
      return tl::unexpected(StoreError{fmt::format("the record {} cannot be locked: {} cannot be written: {}",
                                                   file.string(), lock.path_, std::strerror(errno))});
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      ::close(descriptor);
      if (error == EWOULDBLOCK) return in_use(file, lock.path_);
      return tl::unexpected(
          StoreError{fmt::format("the record {} cannot be locked: {}", file.string(), std::strerror(error))});
    }
    lock.descriptor_ = descriptor;
    if (lock.is_the_file_at_the_path()) break;
    ::close(std::exchange(lock.descriptor_, -1));
  }
  lock.note_pid();
  return lock;
}

bool FileLock::held(const std::filesystem::path& file) {
  const int descriptor = ::open((file.string() + ".lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return false;
  const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(descriptor);
  return held;
}

FileLock::~FileLock() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

bool FileLock::is_the_file_at_the_path() const {
  struct stat mine {};
  struct stat there {};
  return ::fstat(descriptor_, &mine) == 0 && ::stat(path_.c_str(), &there) == 0 && mine.st_dev == there.st_dev &&
         mine.st_ino == there.st_ino;
}

// For the sentence that another process will say; the lock does not depend on it.
void FileLock::note_pid() const {
  const auto pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor_, 0) == 0) static_cast<void>(!::pwrite(descriptor_, pid.data(), pid.size(), 0));
}

}  // namespace motcua::journal
