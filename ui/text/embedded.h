// The catalogue files as they were when the program was built. Written by CMake from ui/text/*.toml.
#pragma once

#include <span>
#include <string_view>

namespace motcua::text {

struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace motcua::text
