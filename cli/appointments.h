// Bringing the appointments of a CSV file to the dispatcher. Importing a file twice books nothing twice.
#pragma once

#include <filesystem>

#include "cli/bookings.h"
#include "cli/exit_code.h"
#include "cli/link.h"

namespace motcua::cli {

// First asks of every row whether it can be booked: when one cannot, each that is refused is named with file and line,
// and nothing is booked (kRejected). Says in the end how many were booked.
ExitCode import_appointments(const std::filesystem::path& file, const LinkOptions& options);

}  // namespace motcua::cli
