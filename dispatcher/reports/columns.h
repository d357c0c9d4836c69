// The columns of a report, in their order. All formats are made of this one list, so that they agree. Pure, any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dispatcher/reports/report.h"
#include "ui/text/catalogue.h"

namespace motcua::reports {

enum class Unit {
  kCount,
  kMilliseconds,
  kPercentHundredths,  // 9706: 97.06 %
  kHundredths,         // 453: 4.53
};

// Which part of the table it is printed in.
enum class Part { kCounts, kTimes, kQuality };

struct Column {
  std::string key;  // with its unit, e.g. wait_mean_ms
  Part part = Part::kCounts;
  Unit unit = Unit::kCount;
  std::function<std::optional<std::int64_t>(const Figures&)> value;
  hall::Text name;  // of a criterion; empty: the catalogue has it
};

std::vector<Column> columns_of(const Report& report);

std::string heading(const Column& column, const text::Catalogue& words);
// The name in the catalogue's language, else in Vietnamese.
const std::string& name_in(const hall::Text& name, const text::Catalogue& words);

// "97.06", "0.05".
std::string hundredths(std::int64_t value);

}  // namespace motcua::reports
