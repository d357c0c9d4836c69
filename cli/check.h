// `motcua check-config FILE`: a site file, a dispatcher file or a devices file, with the files that it names. One
// thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::cli {

// What was found sound, a line for each file; or every mistake as "FILE:LINE: KEY: what was found, what is expected".
tl::expected<std::vector<std::string>, std::vector<std::string>> check_config(const std::filesystem::path& file);

}  // namespace motcua::cli
