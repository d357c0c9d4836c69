#include "tests/config/sample_folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "config/utf8.h"

namespace motcua::test {

std::filesystem::path sample_site(std::string_view name) {
  return std::filesystem::path(MOTCUA_SITES) / name;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

SampleFolder::SampleFolder(std::string_view sample) {
  for (const auto& entry : std::filesystem::directory_iterator(sample_site(sample))) {
    if (entry.is_regular_file()) std::filesystem::copy(entry.path(), folder());
  }
}

int SampleFolder::replace(std::string_view name, std::string_view old_text, std::string_view new_text) const {
  std::string text = contents(file(name));
  const std::size_t at = text.find(old_text);
  if (at == std::string::npos) throw std::runtime_error("not in the sample: " + std::string(old_text));
  text.replace(at, old_text.size(), new_text);
  write(file(name), text);
  return config::line_of(text, at);
}

}  // namespace motcua::test
