// The checksum that chains the records: BLAKE2b (libsodium), 16 bytes, over the previous checksum and the row. It finds
// damage and missing or exchanged rows; it has no key and is no protection against somebody who recomputes it. Pure,
// any thread; cannot fail.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dispatcher/hall/types.h"

namespace motcua::journal {

using Chain = std::array<unsigned char, 16>;  // all zero before the first record

// Of one row: previous || seq || hall_ms || wall_ms (64 bits each, little-endian) || payload.
Chain chain_of(const Chain& previous, std::uint64_t seq, hall::TimeMs hall_ms, hall::TimeMs wall_ms,
               std::string_view payload);

// Of a snapshot: chain of the record `seq` || seq || bytes. It ties the snapshot to the record it was made after.
Chain snapshot_hash(const Chain& at, std::uint64_t seq, std::string_view bytes);

std::string_view bytes_of(const Chain& chain);
// None: these are not as many bytes as a checksum has.
std::optional<Chain> chain_from(std::string_view bytes);
// The same for who compares it at once: a zero that no row has.
Chain chain_or_zero(std::string_view bytes);

}  // namespace motcua::journal
