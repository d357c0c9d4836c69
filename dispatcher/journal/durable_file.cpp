#include "dispatcher/journal/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;

// 0, or what the system said.
int sync_what_is_at(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

}  // namespace

StoreResult<void> sync_file(const fs::path& file) {
  const int error = sync_what_is_at(file, 0);
  if (error == 0) return {};
  return tl::unexpected(StoreError{fmt::format("{} cannot be synced: {}", file.string(), std::strerror(error))});
}

StoreResult<void> sync_folder_of(const fs::path& file) {
  const auto folder = fs::absolute(file).parent_path();
  const int error = sync_what_is_at(folder, O_DIRECTORY);
  if (error == 0) return {};
  return tl::unexpected(StoreError{fmt::format("the record {} cannot be made safe: its folder {} cannot be synced: {}",
                                               file.string(), folder.string(), std::strerror(error))});
}

StoreResult<void> put_in_place(const fs::path& from, const fs::path& to) {
  if (auto synced = sync_file(from); !synced) return synced;
  if (::rename(from.c_str(), to.c_str()) != 0) {
    return tl::unexpected(StoreError{fmt::format("{} cannot be written: {}", to.string(), std::strerror(errno))});
  }
  return sync_folder_of(to);
}

fs::path name_beside(const fs::path& file) {
  return file.string() + fmt::format(".{}.part", ::getpid());
}

std::string with_known_name(std::string sentence, const fs::path& beside, const fs::path& known) {
  const auto from = beside.string();
  const auto to = known.string();
  for (auto at = sentence.find(from); at != std::string::npos; at = sentence.find(from, at + to.size())) {
    sentence.replace(at, from.size(), to);
  }
  return sentence;
}

}  // namespace motcua::journal
