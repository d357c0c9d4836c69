// A hall in the middle of its day, on a real dispatcher, and the pictures that it publishes.
#pragma once

#include "bench/bench_hall.h"
#include "protocol/messages.pb.h"

namespace motcua::bench {

// Counters open, tickets called and waiting. Throws when the dispatcher refuses something.
void fill(const BenchHall& hall, std::uint32_t counters);

protocol::View fetch(const BenchHall& hall, protocol::Audience audience);

}  // namespace motcua::bench
