// A screen that nobody sees: Xvfb, on a free display number of its own choice.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "simulator/demo/child.h"
#include "simulator/demo/window_layout.h"

namespace motcua::demo {

struct VirtualScreen {
  Child server;
  std::string display;  // ":99"
};

// Returns when the screen takes clients, or says in one sentence why it does not.
tl::expected<VirtualScreen, std::string> start_virtual_screen(Size size, const std::filesystem::path& log);

}  // namespace motcua::demo
