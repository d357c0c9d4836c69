// What of a site's names the screens cannot show: letters they have no picture of, languages they do not speak.
//
// Pure function, any thread.
#pragma once

#include <string>
#include <vector>

#include "dispatcher/hall/settings.h"

namespace motcua::cli {

// A sentence for each name with such a letter, which names it and the letter, and for each such language. Nothing: the
// screens can show all of it.
std::vector<std::string> find_unshown_words(const hall::Settings& settings);

}  // namespace motcua::cli
