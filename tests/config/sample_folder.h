// A folder of its own with a copy of a sample site, to break on purpose. Gone with the object.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/temporary_folder.h"

namespace motcua::test {

std::filesystem::path sample_site(std::string_view name);  // in the source tree
std::string contents(const std::filesystem::path& file);
void write(const std::filesystem::path& file, std::string_view text);

class SampleFolder {
 public:
  explicit SampleFolder(std::string_view sample);

  std::filesystem::path file(std::string_view name) const { return folder_ / name; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  // Replaces the first `old_text` (it must be there) and gives the line where it stood.
  int replace(std::string_view file, std::string_view old_text, std::string_view new_text) const;

 private:
  TemporaryFolder folder_;
};

}  // namespace motcua::test
