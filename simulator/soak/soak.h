// Plays day after day in one hall of real processes and says whether anything crept.
//
// Called once, from main(). Returns the program's exit code: 0 nothing crept and every count agreed, 1 something did or
// the hall could not be played, 2 mistakes in the options.
#pragma once

#include "simulator/soak/options.h"

namespace motcua::soak {

int play(const SoakOptions& options);

}  // namespace motcua::soak
