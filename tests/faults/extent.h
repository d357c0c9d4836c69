// How much of a test is done: everything where the product is developed, a part under sanitizers and on small machines.
//
// MOTCUA_FAULTS_PERCENT in the environment wins; else it is what the build was configured with (100, with sanitizers
// 10).
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>

namespace motcua::test {

inline int percent_of_faults() {
  const char* said = std::getenv("MOTCUA_FAULTS_PERCENT");
  const int percent = said != nullptr ? std::atoi(said) : MOTCUA_FAULTS_PERCENT;
  return std::clamp(percent, 1, 100);
}

// Of `all` rounds as many as are to be played here, at least one.
inline int rounds_of(int all) {
  return std::max(1, all * percent_of_faults() / 100);
}

// A sanitizer keeps what is freed and needs room of its own: how much a process takes says nothing then.
#ifdef MOTCUA_INSTRUMENTED
inline constexpr bool kMemoryIsItsOwn = false;
#else
inline constexpr bool kMemoryIsItsOwn = true;
#endif

// ... and takes several times as long.
inline constexpr bool kTimeIsItsOwn = kMemoryIsItsOwn;

// Long single tests run only where everything does.
inline bool everything() {
  return percent_of_faults() == 100;
}

}  // namespace motcua::test
