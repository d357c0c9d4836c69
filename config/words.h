// Small help with words for error messages. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace motcua::config {

// In quotes, control characters escaped, cut after 60 bytes (never inside a character): safe to print whatever it
// holds.
std::string in_quotes(std::string_view text);

// The candidate that was probably meant (at most two slips for long words, one for short ones); empty: none is close.
std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates);

// ", did you mean "X"?" or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates);

// "a, b or c".
std::string alternatives(const std::vector<std::string_view>& words);

}  // namespace motcua::config
