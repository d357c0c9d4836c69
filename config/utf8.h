// Is it UTF-8? Pure function, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace motcua::config {

// Offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and beyond U+10FFFF are not).
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// The line of a byte, counted from 1.
int line_of(std::string_view text, std::size_t offset);

}  // namespace motcua::config
