// The protocol's version, in the header of every frame. A peer with another major version is refused with a message
// that names both; a higher minor version only adds what older peers may ignore.
#pragma once

#include <cstdint>

namespace motcua::protocol {

inline constexpr std::uint8_t kVersionMajor = 1;
inline constexpr std::uint8_t kVersionMinor = 3;

}  // namespace motcua::protocol
