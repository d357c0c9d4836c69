// What the hall's hours have to say to those who look at the board now.
//
// Pure function, any thread.
#pragma once

#include <cstdint>
#include <string>

#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::display {

// One sentence; empty while the hall is open and gives tickets.
std::string hours_sentence(const protocol::HallHours& hours, std::int64_t hall_now_ms, std::int32_t utc_offset_s,
                           const text::Catalogue& words);

}  // namespace motcua::display
