// A row of the record as it stands in a file or comes over the network, and whether it follows the one before. Pure,
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/journal/chain.h"
#include "dispatcher/journal/record.h"

namespace motcua::journal {

// A row with the checksum that stands beside it. Nobody has looked whether it is right.
struct Row {
  EncodedRecord record;
  Chain chain{};
};

// What the next row follows.
struct Tail {
  std::uint64_t seq = 0;
  Chain chain{};
  bool operator==(const Tail&) const = default;
};

// Whether `row` follows `tail` without a gap and with the right checksum; moves `tail` along. Otherwise what is wrong
// with the record, without a subject: "is damaged: record 7 is missing".
tl::expected<void, std::string> follow_row(const Row& row, Tail& tail);

// A snapshot likewise. `hash` ties it to the record it was made after.
struct SnapshotRow {
  std::uint64_t seq = 0;
  std::string bytes;
  Chain hash{};
};

// The snapshot, where `at` is the checksum of its record. None when it is damaged or not understood: it is passed over,
// the records say the same, only slower.
std::optional<Snapshot> sound_snapshot(const SnapshotRow& row, const std::optional<Chain>& at);

}  // namespace motcua::journal
