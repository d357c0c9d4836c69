// A report as text or bytes. All of them hold the same figures; the same report gives the same bytes. Pure, any thread.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "dispatcher/reports/report.h"
#include "ui/text/catalogue.h"

namespace motcua::reports {

// For people at a terminal: durations as 4:05 or 1:04:05, shares as 97.06 %, "–" where there is nothing to divide by.
std::string to_table(const Report& report, const text::Catalogue& words);
// RFC 4180 in UTF-8: a heading of keys, names in both languages, durations in milliseconds. The last row is the total.
std::string to_csv(const Report& report);
std::string to_json(const Report& report);
// A workbook with one sheet. Fails only for want of memory or room for temporary files.
tl::expected<std::string, std::string> to_xlsx(const Report& report, const text::Catalogue& words);

// 4:05, 1:04:05; to the nearest second.
std::string clock_text(hall::DurationMs duration_ms);

}  // namespace motcua::reports
