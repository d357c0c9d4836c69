// Keeps a second dispatcher from a record: an flock on FILE.lock for as long as the object lives. The kernel gives it
// up when the process ends, however it ends, so that nothing has to be cleaned up after kill -9. Other programs may
// still read the record.
//
// One thread. A failure is one sentence with the file's name.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

class FileLock {
 public:
  static StoreResult<FileLock> take(const std::filesystem::path& file);
  // Somebody has it now. Makes nothing; what cannot be told counts as no.
  static bool held(const std::filesystem::path& file);
  ~FileLock();  // removes FILE.lock
  FileLock(FileLock&& other) noexcept
      : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(std::string path) : path_(std::move(path)) {}
  bool is_the_file_at_the_path() const;
  void note_pid() const;

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace motcua::journal
