// A report: the figures of a period, a row for each service (or counter, hour, ...) and one for all together. Nothing
// personal, nothing of the day or the machine on which it is made.
//
// One thread. Errors are sentences with file and record.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/reports/figures.h"
#include "dispatcher/reports/legs.h"
#include "dispatcher/reports/period.h"

namespace motcua::reports {

enum class By { kService, kCounter, kClerk, kHour, kProcedure, kOutcome, kClass, kDay };

// The word of the command line: "service", "counter", ...
std::optional<By> parse_by(std::string_view word);
std::string_view word_of(By by);

struct Row {
  std::string key;  // what the record calls it; empty: not said, not yet called, no outcome
  hall::Text name;  // empty where the key says all
  Figures figures;
};

struct Report {
  Period period;
  By by = By::kService;
  hall::Text site;
  std::vector<hall::Text> criteria;  // of ratings, as many as were rated
  std::vector<Row> rows;             // in order of the key
  Row total;
};

tl::expected<Report, std::string> make_report(journal::RecordReader& record, const Period& period, By by);
// Of several records together, e.g. of two sites that became one: the same key is one row, whatever record it comes
// from. Site and names are those of the last record that has them.
tl::expected<Report, std::string> make_report(std::span<journal::RecordReader* const> records, const Period& period,
                                              By by);

}  // namespace motcua::reports
