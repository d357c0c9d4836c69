// Moments for people who look at a record, and for names of files. Pure but for the system's time zones; any thread.
#pragma once

#include <string>

#include "dispatcher/hall/types.h"

namespace motcua::cli {

// "2026-11-27 08:14:03" by the clock of that zone; by UTC, and saying so, when the zone is not known.
std::string local_moment(hall::TimeMs moment_ms, const std::string& time_zone);
// "20261127-011403", UTC.
std::string file_moment(hall::TimeMs moment_ms);

}  // namespace motcua::cli
