// Runs the real `motcua` program and keeps what it said.
#pragma once

#include <string>
#include <vector>

namespace motcua::test {

struct Finished {
  int exit_code = -1;  // -1: ended by a signal
  std::string out;
  std::string err;
};

// `pending_signal`: held back and waiting when the program begins, as if it came at the first moment of its work.
Finished run_motcua(const std::vector<std::string>& arguments, int pending_signal = 0);

}  // namespace motcua::test
