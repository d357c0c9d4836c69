// Records and snapshots to bytes and back (events.proto: versioned, its own, old versions stay readable).
// Pure, any thread. Decoding trusts nothing: an error says what is wrong.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "dispatcher/journal/record.h"

namespace motcua::journal {

EncodedRecord encode(const Record& record);
tl::expected<Record, std::string> decode_record(const EncodedRecord& encoded);

std::string encode(const Snapshot& snapshot);
tl::expected<Snapshot, std::string> decode_snapshot(std::string_view bytes);

}  // namespace motcua::journal
