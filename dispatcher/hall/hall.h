// The hall's three functions. Pure: no clock, no I/O, no floating point, no order that differs between machines.
//
//   decide         says what a command would bring about, or why it is rejected; changes nothing
//   apply          follows an event, in place; asks nothing: replaying old events never depends on today's rules
//   next_deadline  when something falls due by itself; the shell then brings a Tick
//
// Any thread, one at a time per State. Bugs are assertions; mistakes of people are rejections.
#pragma once

#include <optional>

#include "dispatcher/hall/command.h"
#include "dispatcher/hall/event.h"
#include "dispatcher/hall/state.h"

namespace motcua::hall {

// Appends the events that the command brings about to `events`, or returns the rejection and leaves `events` as it was.
// A command that has nothing to do (a Tick when nothing is due) appends nothing.
std::optional<Rejection> decide(const State& state, const Command& command, const Moment& now, Events& events);

void apply(State& state, const Event& event, TimeMs at_ms);

// Hall time at which a Tick is due, to the millisecond: it brings about at least one event then and none before. A time
// in the past means now. None: nothing will happen by itself.
std::optional<TimeMs> next_deadline(const State& state);

}  // namespace motcua::hall
