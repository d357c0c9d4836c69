// The staff file (TOML): who works here. No names: a number that colleagues know, a role, and a hash of the PIN. Any
// thread.
//
//   [[staff]]
//   number = 7
//   role = "clerk"             # clerk, greeter, manager or operator
//   badge = "04A1B2C3"         # what a badge reader types; may be left out
//   pin = "$argon2id$..."      # from: motcua hash-pin
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"
#include "dispatcher/site/site_file.h"

namespace motcua::site {

struct StaffMember {
  hall::ClerkNumber number = 0;
  hall::StaffRole role = hall::StaffRole::kClerk;
  std::string badge;  // empty: none
  std::string pin_hash;
};

// All mistakes, each with file, line and key.
tl::expected<std::vector<StaffMember>, Mistakes> load_staff(const std::filesystem::path& file);

}  // namespace motcua::site
