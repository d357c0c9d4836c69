// Bringing the appointments of a CSV file to the dispatcher. Importing a file twice books nothing twice.
#pragma once

#include <filesystem>

#include "cli/bookings.h"
#include "cli/exit_code.h"
#include "cli/link.h"

namespace motcua::cli {

// One by one; says of each that is refused why, and in the end how many were booked. kRejected when any was refused.
ExitCode import_appointments(const std::filesystem::path& file, const LinkOptions& options);

}  // namespace motcua::cli
