// Business dates as people write them: 2026-11-20. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dispatcher/hall/types.h"

namespace motcua::reports {

struct Period {
  hall::BusinessDate from = 0;
  hall::BusinessDate to = 0;  // this date included

  bool holds(hall::BusinessDate date) const { return from <= date && date <= to; }
};

// None when it is not a date of the calendar written as YYYY-MM-DD.
std::optional<hall::BusinessDate> parse_date(std::string_view text);
std::string to_string(hall::BusinessDate date);

}  // namespace motcua::reports
