// The screens' programs, started as they are: how soon there is a picture, and what they cost when nothing happens.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace motcua::bench {

struct ProgramCost {
  double first_picture_s = 0;  // from the start of the process to the end of its first complete frame, saved
  double idle_share = 0;       // of one core
  double anonymous_mib = 0;
};

// `words`: the program and its options. Throws when it ends before it should.
ProgramCost measure_program(const std::vector<std::string>& words, const std::filesystem::path& folder, int idle_s);

}  // namespace motcua::bench
