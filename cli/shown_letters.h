// Letters in a site's names that the screens have no picture of.
//
// Pure function, any thread.
#pragma once

#include <string>
#include <vector>

#include "dispatcher/hall/settings.h"

namespace motcua::cli {

// A sentence for each name with such a letter, which names it and the letter. Nothing: the screens can show all of it.
std::vector<std::string> find_unshown_letters(const hall::Settings& settings);

}  // namespace motcua::cli
