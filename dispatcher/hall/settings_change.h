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

// What state.settings would be: the new settings, and the services that are gone, retired.
Settings merged_settings(const State& state, const Settings& settings);

// Follows a SettingsApplied event.
void change_settings(State& state, const Settings& settings);

}  // namespace motcua::hall
