// What motcua-demo is asked to do.
//
// Start of the program. A mistake comes back as one sentence with the exit code; so does --help, with 0.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "simulator/demo/window_layout.h"

namespace motcua::demo {

inline constexpr int kExitBadInput = 2;

struct DemoOptions {
  std::filesystem::path day;         // empty: a generated day
  std::filesystem::path procedures;  // empty: the site's own, or none
  std::filesystem::path site;        // folder of the site for a generated day; empty: the provincial centre
  double speed = 60;
  bool all_clerks = false;
  std::optional<double> seconds;  // of real time; none: to the end of the day
  bool headless = false;
  bool windows = true;
  Size screen{1920, 1080};
  std::filesystem::path json;  // empty: none
  std::filesystem::path pictures = "demo-pictures";
  std::filesystem::path keep;  // the working folder, kept; empty: a temporary one
  std::uint64_t seed = 1;
};

struct Ending {
  int code = 0;
  std::string words;
};

tl::expected<DemoOptions, Ending> read_options(int argc, const char* const* argv);

}  // namespace motcua::demo
