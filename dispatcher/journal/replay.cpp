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

hall::State read_what_is_sound(const std::filesystem::path& file) {
  Replay replay;
  const auto reader = RowReader::open(file);
  if (!reader) return replay.state();
  for (;;) {
    const auto rows = (*reader)->read(replay.tail().seq, kRowsAtOnce, kBytesAtOnce);
    if (!rows || rows->empty()) return replay.state();
    for (const auto& row : *rows) {
      if (!replay.follow(row)) return replay.state();
    }
  }
}

}  // namespace motcua::journal
