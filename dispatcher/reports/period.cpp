#include "dispatcher/reports/period.h"

#include <fmt/format.h>

#include "dispatcher/site/site_file.h"

namespace motcua::reports {

std::optional<hall::BusinessDate> parse_date(std::string_view text) {
  return site::parse_date(text);
}

std::string to_string(hall::BusinessDate date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10'000, date / 100 % 100, date % 100);
}

}  // namespace motcua::reports
