// What motcua-soak is asked to do.
//
// Start of the program. A mistake comes back as one sentence with the exit code; so does --help, with 0.
#pragma once

#include <filesystem>

#include <tl/expected.hpp>

#include "simulator/demo/options.h"

namespace motcua::soak {

struct SoakOptions {
  int days = 30;
  double minutes = 0;  // no new day begins after so much real time; 0: no end
  demo::DemoOptions hall;
};

tl::expected<SoakOptions, demo::Ending> read_options(int argc, const char* const* argv);

}  // namespace motcua::soak
