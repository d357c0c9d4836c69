// Texts of the national catalogue that are longer than a page: a procedure's name can be a whole paragraph, its
// departments a list of dozens.
//
// Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ui/text/catalogue.h"

namespace motcua::kiosk {

// The first words of it in at most so many characters, with an ellipsis where something is left out.
std::string shortened(std::string_view text, std::size_t characters_max);

// The first ones of a list that is separated by semicolons, and how many more there are.
std::string agencies_words(std::string_view agencies, const text::Catalogue& words);

}  // namespace motcua::kiosk
