// What a device, or whoever else has keys, may be called. Names stand in logs, file names and ZAP answers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace motcua::protocol {

inline constexpr std::size_t kDeviceNameSizeMax = 64;

// Letters, digits, -, _ and .; at most so many, and one at least.
constexpr bool is_device_name(std::string_view text) {
  return !text.empty() && text.size() <= kDeviceNameSizeMax && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

}  // namespace motcua::protocol
