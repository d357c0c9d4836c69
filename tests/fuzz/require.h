// How a fuzzer says that something does not hold: a sentence, and an end that libFuzzer takes for a find.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace motcua::fuzz {

inline void require(bool holds, const std::string& sentence) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", sentence.c_str());
  std::abort();
}

}  // namespace motcua::fuzz
