// Real data that is not part of the product: tests that use it skip where it is missing.
#pragma once

#include <filesystem>
#include <optional>

namespace motcua::tests {

// $MOTCUA_SHARED, else ../shared beside the sources; none (and a message) when neither holds this.
std::optional<std::filesystem::path> find_shared(const std::filesystem::path& what);

}  // namespace motcua::tests
