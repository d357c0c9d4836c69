// What pictures must show of a hall. Who waits, is called, put aside or missed is counted from its visits, and not by
// what builds the pictures; the rest is compared with a picture that is built anew.
//
// Pure. What is wrong comes as the end of a sentence ("shows ..."); none: the picture is right.
#pragma once

#include <optional>
#include <string>

#include "dispatcher/hall/state.h"
#include "protocol/messages.pb.h"

namespace motcua::storm {

// Of each service.
std::optional<std::string> wrong_waiting(const protocol::Board& board, const hall::State& state);
std::optional<std::string> wrong_waiting(const protocol::StaffPicture& picture, const hall::State& state);

// Everything.
std::optional<std::string> what_is_wrong_with(const protocol::View& view, const hall::State& state);

}  // namespace motcua::storm
