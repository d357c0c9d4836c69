// The table of procedures: CSV in UTF-8 with the header `code,name,service`. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"
#include "dispatcher/site/site_file.h"

namespace motcua::site {

// Checked against the services of `settings`. All mistakes, each as "FILE:LINE: COLUMN: what was found, what is
// expected".
tl::expected<std::vector<hall::Procedure>, Mistakes> load_procedures(const std::filesystem::path& file,
                                                                     const hall::Settings& settings);

}  // namespace motcua::site
