#include "tests/simulator/shared_folder.h"

#include <cstdlib>

#include <doctest/doctest.h>

namespace motcua::tests {

std::optional<std::filesystem::path> find_shared(const std::filesystem::path& what) {
  const char* named = std::getenv("MOTCUA_SHARED");
  const auto folder =
      named != nullptr ? std::filesystem::path(named) : std::filesystem::path(MOTCUA_ROOT) / "../shared";
  std::error_code error;
  if (std::filesystem::exists(folder / what, error)) return folder / what;
  MESSAGE("skipped: ", (folder / what).string(), " is not there (MOTCUA_SHARED names another folder)");
  return std::nullopt;
}

}  // namespace motcua::tests
