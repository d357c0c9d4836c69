#include "dispatcher/journal/row.h"

#include <fmt/format.h>

#include "dispatcher/journal/codec.h"
#include "planted/bugs.h"

namespace motcua::journal {

tl::expected<void, std::string> follow_row(const Row& row, Tail& tail) {
  const auto& record = row.record;
  if (record.seq != tail.seq + 1) {
    return tl::unexpected(fmt::format("is damaged: record {} is missing", tail.seq + 1));
  }
  const Chain chain = chain_of(tail.chain, record.seq, record.hall_ms, record.wall_ms, record.payload);
  if (chain != row.chain && !planted::is_planted(planted::Bug::kDamageAccepted)) {
    return tl::unexpected(fmt::format("is damaged: the checksum of record {} does not match", record.seq));
  }
  tail = {record.seq, row.chain};
  return {};
}

std::optional<Snapshot> sound_snapshot(const SnapshotRow& row, const std::optional<Chain>& at) {
  if (row.seq == 0 || !at || row.hash != snapshot_hash(*at, row.seq, row.bytes)) return std::nullopt;
  auto snapshot = decode_snapshot(row.bytes);
  if (!snapshot || snapshot->seq != row.seq) return std::nullopt;
  return std::move(*snapshot);
}

}  // namespace motcua::journal
