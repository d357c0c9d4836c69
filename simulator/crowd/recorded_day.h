// A recorded day of a hall: CSV with the header `t_s,event,ticket,service,class,counter`, in time order.
//
// Pure but for reading the file; any thread. Either the whole day or every mistake as "FILE:LINE: what was found, what
// is expected" (the first ten).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::crowd {

using Mistakes = std::vector<std::string>;

struct DayEvent {
  enum class Kind : std::uint8_t { kIssue, kCall, kFinish, kLeave, kCounters };
  std::int64_t time_s = 0;  // after local midnight
  Kind kind = Kind::kIssue;
  std::string ticket;  // unique within its service; empty for kCounters
  std::string service;
  bool priority = false;
  std::uint32_t counter = 0;  // 0: not known; kCounters: how many are open for the service from now on
};

struct RecordedDay {
  std::string name;                   // the file's name without .csv
  std::optional<std::uint32_t> date;  // yyyymmdd, when the name ends in one
  std::vector<DayEvent> events;       // at least one issue
};

tl::expected<RecordedDay, Mistakes> read_recorded_day(const std::filesystem::path& file);
// `file` is for the name, the date and the mistakes.
tl::expected<RecordedDay, Mistakes> parse_recorded_day(std::string_view text, const std::filesystem::path& file);

}  // namespace motcua::crowd
