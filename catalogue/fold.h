// A text as it is searched for: "Thủ tục đăng ký khai sinh" -> "thu tuc dang ky khai sinh".
//
// Pure functions, any thread. Broken UTF-8 is never an error: what cannot be read separates words like a space.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace motcua::catalogue {

// Lower case, without accents (đ is d), words separated by one space, nothing but letters and digits between.
std::string fold(std::string_view utf8);

// The words of a folded text.
std::vector<std::string_view> words(std::string_view folded);

}  // namespace motcua::catalogue
