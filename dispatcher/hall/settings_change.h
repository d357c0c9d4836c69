// A new configuration over a running hall: what refers to services, classes and profiles by position is moved along by
// key.
#pragma once

#include <optional>
#include <string>

#include "dispatcher/hall/state.h"

namespace motcua::hall {

// Why the new settings cannot be applied now, as one sentence; none when they can. Beyond find_fault(): nothing may
// vanish that somebody still needs (a service or class in which a citizen waits or is served, a counter with a ticket).
std::optional<std::string> find_obstacle(const State& state, const Settings& settings);

// The same for what is booked from the running date on.
std::optional<std::string> find_booked(const State& state, const Settings& configured);

// Follows a SettingsApplied event: as configured, with the special day of the running date, and with the services that
// are gone, retired.
void change_settings(State& state, const Settings& configured);

// Follows the start of a new business date, on which nobody waits yet.
void settings_of_new_day(State& state);

}  // namespace motcua::hall
