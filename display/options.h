// The display's options beside those that all programs with windows share, and what they come to.
//
// Start of the program. Errors are one sentence that names the option, what was written and what is expected.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "display/look.h"
#include "display/zone.h"
#include "ui/model/own_option.h"

namespace motcua::display {

struct DisplaySettings {
  Zone zone;
  Look look;
  std::optional<std::uint32_t> counter;  // the small board over this one
};

std::vector<ui::OwnOption> display_options();

tl::expected<DisplaySettings, std::string> read_display_options(const ui::OwnValues& values);

}  // namespace motcua::display
