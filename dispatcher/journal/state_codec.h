// The whole hall, as it stands in snapshots. Pure, any thread. What follows from the visits (lines, tickets by number,
// how many wait) is made again when decoding. A state that contradicts itself is an error that says how.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/state.h"
#include "dispatcher/journal/state.pb.h"

namespace motcua::journal {

void to_record(const hall::State& state, record::State& out);
tl::expected<hall::State, std::string> from_record(const record::State& in);

}  // namespace motcua::journal
