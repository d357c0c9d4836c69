// Where the demo finds what it needs: the other programs beside itself, the sample sites, a folder to work in.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

namespace motcua::demo {

// Of this program.
std::filesystem::path program_folder();
// Beside an installed program, else in the sources it was built from.
std::filesystem::path sample_sites();

// A new folder only for us. Unless it is kept, it goes with the object.
class WorkFolder {
 public:
  // `keep`: that folder, which must not be there yet or be empty; empty: a temporary one.
  static tl::expected<WorkFolder, std::string> make(const std::filesystem::path& keep);
  WorkFolder(WorkFolder&& other) noexcept;
  WorkFolder& operator=(WorkFolder&&) = delete;
  ~WorkFolder();

  const std::filesystem::path& path() const { return path_; }
  void keep() { kept_ = true; }
  bool kept() const { return kept_; }

 private:
  WorkFolder(std::filesystem::path path, bool kept) : path_(std::move(path)), kept_(kept) {}
  std::filesystem::path path_;
  bool kept_ = false;
};

}  // namespace motcua::demo
