// All that the files of a site say, read as one: settings, calendar, staff, catalogue of procedures. Reads files; any
// thread.
#pragma once

#include <filesystem>

#include <tl/expected.hpp>

#include "dispatcher/service/service.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/zone.h"

namespace motcua::dispatcher {

service::Calendar calendar_of(const site::Zone& zone, std::uint32_t rollover_minutes);

// All mistakes in all of them, each with file and line.
tl::expected<service::SiteFiles, site::Mistakes> read_site_files(const std::filesystem::path& site_file);

// People practise when the hall is closed: no opening hours, no holidays, no cut-off.
void forget_timetable(hall::Settings& settings);

}  // namespace motcua::dispatcher
