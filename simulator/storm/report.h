// What a run or many runs have shown, for people and for programs. Pure.
#pragma once

#include <string>
#include <vector>

#include "simulator/storm/storm.h"

namespace motcua::storm {

// All runs together, with how fast they were.
struct StormSummary {
  std::vector<StormResult> results;
  double seconds = 0;  // real time that it took
};

std::string to_json(const StormSummary& summary);
std::string to_text(const StormSummary& summary);

}  // namespace motcua::storm
