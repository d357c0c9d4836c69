// The screens' programs, started as they are: how soon there is a picture, and what they cost when nothing happens.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/bench_hall.h"

namespace motcua::bench {

struct IdleCost {
  double idle_share = 0;  // of one core
  double anonymous_mib = 0;
};

struct ProgramCost {
  double first_picture_s = 0;  // from the start of the process until the display server shows its first complete frame
  IdleCost idle;
};

// A program that has settled, over so many seconds. Throws when it ends before it should.
IdleCost watch_idle(Child& program, int seconds);

// `words`: the program and its options. Throws when it ends before it should.
ProgramCost measure_program(const std::vector<std::string>& words, const std::filesystem::path& folder, int idle_s);

}  // namespace motcua::bench
