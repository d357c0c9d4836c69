#include "simulator/demo/places.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace motcua::demo {

namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

fs::path sample_sites() {
  std::error_code error;
  const auto installed = program_folder().parent_path() / "share/motcua/sites";
  return fs::exists(installed, error) ? installed : fs::path(MOTCUA_SITES);
}

tl::expected<WorkFolder, std::string> WorkFolder::make(const fs::path& keep) {
  std::error_code error;
  if (!keep.empty()) {
    if (fs::exists(keep, error) && !fs::is_empty(keep, error)) {
      return tl::unexpected(fmt::format("--keep: {} is there already, expected a new or empty folder", keep.string()));
    }
    fs::create_directories(keep, error);
    if (error) return tl::unexpected(fmt::format("--keep: {} cannot be made: {}", keep.string(), error.message()));
    return WorkFolder(fs::absolute(keep), true);
  }
  auto name = (fs::temp_directory_path(error) / "motcua-demo-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    return tl::unexpected(fmt::format("{}: no folder to work in: {}", name, std::strerror(errno)));
  }
  return WorkFolder(name, false);
}

WorkFolder::WorkFolder(WorkFolder&& other) noexcept : path_(std::exchange(other.path_, {})), kept_(other.kept_) {}

WorkFolder::~WorkFolder() {
  std::error_code error;
  if (!kept_ && !path_.empty()) fs::remove_all(path_, error);
}

}  // namespace motcua::demo
