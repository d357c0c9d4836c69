#include "dispatcher/reports/formats.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dispatcher/reports/columns.h"

namespace motcua::reports {
namespace {

std::string plain(const Column& column, const Figures& figures) {
  const auto value = column.value(figures);
  if (!value) return {};
  const bool whole = column.unit == Unit::kCount || column.unit == Unit::kMilliseconds;
  return whole ? std::to_string(*value) : hundredths(*value);
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void add_line(const std::string& group, const Row& row, const std::vector<Column>& columns, std::string& out) {
  out += fmt::format("{},{},{},{}", group, quoted(row.key), quoted(row.name.vi), quoted(row.name.en));
  for (const auto& column : columns) out += "," + plain(column, row.figures);
  out += "\r\n";
}

// Hundredths stand there as text ("97.06"): a JSON number would pass through floating point.
nlohmann::ordered_json to_json(const Row& row, const std::vector<Column>& columns) {
  nlohmann::ordered_json json = {{"key", row.key}, {"name_vi", row.name.vi}, {"name_en", row.name.en}};
  for (const auto& column : columns) {
    const auto value = column.value(row.figures);
    if (!value) {
      json[column.key] = nullptr;
    } else if (column.unit == Unit::kCount || column.unit == Unit::kMilliseconds) {
      json[column.key] = *value;
    } else {
      json[column.key] = hundredths(*value);
    }
  }
  return json;
}

}  // namespace

std::string to_csv(const Report& report) {
  const auto columns = columns_of(report);
  const std::string group(word_of(report.by));
  std::string out = "by,key,name_vi,name_en";
  for (const auto& column : columns) out += "," + column.key;
  out += "\r\n";
  for (const auto& row : report.rows) add_line(group, row, columns, out);
  add_line("total", report.total, columns, out);
  return out;
}

std::string to_json(const Report& report) {
  const auto columns = columns_of(report);
  nlohmann::ordered_json json = {{"from", to_string(report.period.from)},
                                 {"to", to_string(report.period.to)},
                                 {"by", word_of(report.by)},
                                 {"site_vi", report.site.vi},
                                 {"site_en", report.site.en}};
  auto& criteria = json["criteria"] = nlohmann::ordered_json::array();
  for (const auto& one : report.criteria) criteria.push_back({{"name_vi", one.vi}, {"name_en", one.en}});
  auto& rows = json["rows"] = nlohmann::ordered_json::array();
  for (const auto& row : report.rows) rows.push_back(to_json(row, columns));
  json["total"] = to_json(report.total, columns);
  // Names may hold bytes that are no UTF-8: what was accepted once is shown as well as it can be.
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string clock_text(hall::DurationMs duration_ms) {
  const std::int64_t seconds = rounded(std::max<hall::DurationMs>(duration_ms, 0), hall::kSecondMs);
  const std::int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
  if (hours == 0) return fmt::format("{}:{:02}", minutes, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", hours, minutes, seconds % 60);
}

}  // namespace motcua::reports
