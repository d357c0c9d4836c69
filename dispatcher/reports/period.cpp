#include "dispatcher/reports/period.h"

#include <algorithm>

#include <fmt/format.h>

#include "dispatcher/hall/timetable.h"

namespace motcua::reports {

std::optional<hall::BusinessDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  hall::BusinessDate date = 0;
  for (const char c : text) {
    if (c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    date = date * 10 + static_cast<hall::BusinessDate>(c - '0');
  }
  const bool dashes_are_two = std::count(text.begin(), text.end(), '-') == 2;
  if (!dashes_are_two || !hall::is_date(date)) return std::nullopt;
  return date;
}

std::string to_string(hall::BusinessDate date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10'000, date / 100 % 100, date % 100);
}

}  // namespace motcua::reports
