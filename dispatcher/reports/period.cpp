#include "dispatcher/reports/period.h"

#include "dispatcher/site/site_file.h"

namespace motcua::reports {

std::optional<hall::BusinessDate> parse_date(std::string_view text) {
  return site::parse_date(text);
}

std::string to_string(hall::BusinessDate date) {
  return hall::date_text(date);
}

}  // namespace motcua::reports
