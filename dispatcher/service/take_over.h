// Another PC takes the place of one that was lost, and goes on from a copy of its record: the numbers that were given
// since the copy's newest record are not known, so that every series skips ahead (hall::SkipNumbers). Blocking,
// offline; the store's lock is held. An error is one sentence.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/journal/store.h"
#include "dispatcher/service/clock.h"

namespace motcua::service {

struct TakeOverOptions {
  std::uint32_t by = 100;  // numbers of each series
  hall::TimeMs wall_ms = 0;
  // The calendar of the configuration on the record.
  std::function<tl::expected<Calendar, std::string>(const hall::Settings&)> calendar_of;
  std::optional<hall::State> lost;  // what could still be read of the lost record: its numbers are skipped as well
};

struct TakenOver {
  std::uint64_t records_before = 0;
  hall::TimeMs newest_ms = 0;  // hall time of the newest event before
  hall::NumbersSkipped skipped;
};

// Appends the record, and a snapshot after it for a fast start. A business date that is over ends first, as at a start.
tl::expected<TakenOver, std::string> take_over(journal::Store& store, const TakeOverOptions& options);

}  // namespace motcua::service
