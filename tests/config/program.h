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

Finished run_motcua(const std::vector<std::string>& arguments);

}  // namespace motcua::test
