// The devices file (TOML): whose keys a dispatcher accepts and what they may do. Any thread.
//
//   [[device]]
//   name = "counter-3"
//   public = "40 characters of Z85"
//   role = "terminal"        # display, kiosk, terminal or operator
//   counter = 3              # terminals only; without it: any counter
#pragma once

#include <filesystem>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"
#include "dispatcher/site/site_file.h"
#include "protocol/device.h"

namespace motcua::site {

// All mistakes, each with file, line and key. With `site`, counters are checked against it.
tl::expected<protocol::Devices, Mistakes> load_devices(const std::filesystem::path& file,
                                                       const hall::Settings* site = nullptr);

// The file's text for these devices, as load_devices reads it.
std::string devices_text(const protocol::Devices& devices);

}  // namespace motcua::site
