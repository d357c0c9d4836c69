#include "dispatcher/journal/replay.h"

#include <fmt/format.h>

#include "dispatcher/hall/event_fault.h"
#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"

namespace motcua::journal {
namespace {

constexpr std::size_t kRowsAtOnce = 5'000;
constexpr std::size_t kBytesAtOnce = 8U * 1024 * 1024;

}  // namespace

tl::expected<void, std::string> Replay::follow(const Row& row) {
  Tail tail = tail_;
  if (auto follows = follow_row(row, tail); !follows) return follows;
  const auto record = decode_record(row.record);
  if (!record) return tl::unexpected(fmt::format("cannot be understood: {}", record.error()));
  for (const auto& event : record->events) {
    if (const auto fault = hall::find_fault(state_, event)) {
      return tl::unexpected(fmt::format("contradicts itself: record {} {}", row.record.seq, *fault));
    }
    hall::apply(state_, event, record->hall_ms);
  }
  if (also_) also_(*record);
  tail_ = tail;
  hall_ms_ = record->hall_ms;
  return {};
}

SoundPart read_what_is_sound(const std::filesystem::path& file) {
  Replay replay;
  const auto until = [&replay](std::optional<StoreError> error) {
    return SoundPart{replay.state(), replay.tail().seq, std::move(error)};
  };
  const auto reader = RowReader::open_damaged(file);
  if (!reader) return until(reader.error());
  const auto& flaw = (*reader)->flaw();
  const auto newest = (*reader)->newest();
  for (;;) {
    const auto rows = (*reader)->read(replay.tail().seq, kRowsAtOnce, kBytesAtOnce);
    if (!rows) return until(flaw ? flaw->error : rows.error());
    if (rows->empty()) break;
    for (const auto& row : *rows) {
      if (const auto followed = replay.follow(row); !followed) return until((*reader)->fault(followed.error()));
    }
  }
  if (!newest) return until(newest.error());
  if (flaw && flaw->ends_early) return until(flaw->error);
  if (newest->seq <= replay.tail().seq) return until(std::nullopt);
  return until((*reader)->fault(fmt::format("is damaged: record {} is missing", replay.tail().seq + 1)));
}

}  // namespace motcua::journal
