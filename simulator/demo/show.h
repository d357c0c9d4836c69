// The demo from curtain to curtain: a hall is set up, a day is played, everything is stopped and counted.
#pragma once

#include "simulator/demo/options.h"

namespace motcua::demo {

// The program's exit code: 0 when every process lived and everything added up, 1 when not, 2 for bad input. What is
// wrong is said on standard error.
int play(const DemoOptions& options);

}  // namespace motcua::demo
