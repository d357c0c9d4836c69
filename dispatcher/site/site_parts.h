// The parts of a site file, one function each. Only for the sources of this folder: mistakes are noted in the document.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "config/reader.h"
#include "dispatcher/hall/settings.h"

namespace motcua::site {

// In this order: rules and services need the classes, profiles the services, counters the profiles, special days all.
void read_classes(const config::Table& root, hall::Settings& settings);
void read_rules(const config::Table& root, hall::Settings& settings);
void read_services(const config::Table& root, hall::Settings& settings);
void read_chains(const config::Table& root, hall::Settings& settings);
void read_profiles(const config::Table& root, hall::Settings& settings);
void read_counters(const config::Table& root, hall::Settings& settings);
void read_hours(const config::Table& root, hall::Settings& settings);
void read_special_days(const config::Table& root, hall::Settings& settings);

// One table each.
hall::Service read_service(const config::Table& root, const config::Table& table, const hall::Settings& settings);
// `usual`: what holds for classes that the table does not name; empty: what [[class]] says.
std::vector<hall::Promise> read_promises(const config::Table& root, const config::Table& service,
                                         const hall::Settings& settings, const std::vector<hall::Promise>& usual = {});
hall::WorkProfile read_profile(const config::Table& table, const hall::Settings& settings);
std::vector<hall::CounterSettings> read_counter(const config::Table& table, const hall::Settings& settings,
                                                std::map<hall::CounterNumber, int>& line_by_number);

}  // namespace motcua::site
