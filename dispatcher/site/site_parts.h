// The parts of a site file, one function each. Only for the sources of this folder: mistakes are noted in the document.
#pragma once

#include "config/reader.h"
#include "dispatcher/hall/settings.h"

namespace motcua::site {

// In this order: services need the classes, profiles the services, counters the profiles.
void read_classes(const config::Table& root, hall::Settings& settings);
void read_services(const config::Table& root, hall::Settings& settings);
void read_profiles(const config::Table& root, hall::Settings& settings);
void read_counters(const config::Table& root, hall::Settings& settings);

}  // namespace motcua::site
