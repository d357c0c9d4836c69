// The report as a table for a terminal, in three parts that fit beside each other's rows.
#include <fmt/format.h>

#include "dispatcher/reports/columns.h"
#include "dispatcher/reports/formats.h"

namespace motcua::reports {
namespace {

constexpr std::string_view kNothing = "–";
constexpr std::size_t kNameLettersMax = 40;

using Line = std::vector<std::string>;

std::string cell(const Column& column, const Figures& figures) {
  const auto value = column.value(figures);
  if (!value) return std::string(kNothing);
  switch (column.unit) {
    case Unit::kMilliseconds:
      return clock_text(*value);
    case Unit::kPercentHundredths:
      return hundredths(*value) + " %";
    case Unit::kHundredths:
      return hundredths(*value);
    case Unit::kCount:
      break;
  }
  return std::to_string(*value);
}

// Letters, not bytes. Names are in NFC: one code point, one place.
std::size_t width(const std::string& text) {
  std::size_t letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return letters;
}

// Procedures have names of several lines.
std::string shortened(const std::string& text, std::size_t letters_max) {
  if (width(text) <= letters_max) return text;
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < letters_max - 1; ++letters) {
    do ++end;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return text.substr(0, end) + "…";
}

std::string label(const Row& row, const text::Catalogue& words) {
  const std::string& name = name_in(row.name, words);
  if (row.key.empty()) return words.get("report.nothing");
  return name.empty() ? row.key : fmt::format("{} ({})", shortened(name, kNameLettersMax), row.key);
}

// The first column to the left, figures to the right.
std::string laid_out(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  }
  std::string out;
  for (const auto& line : lines) {
    out += line[0];
    std::string filling(widths[0] - width(line[0]), ' ');
    for (std::size_t i = 1; i < line.size(); ++i) {
      out += filling + "  " + std::string(widths[i] - width(line[i]), ' ') + line[i];
      filling.clear();
    }
    out += "\n";
  }
  return out;
}

std::string part_of(const Report& report, Part part, const std::vector<Column>& columns, const text::Catalogue& words) {
  std::vector<Line> lines;
  const auto add = [&](const std::string& first, auto text) {
    Line line{first};
    for (const auto& column : columns) {
      if (column.part == part) line.push_back(text(column));
    }
    lines.push_back(std::move(line));
  };
  add(words.get("report.by." + std::string(word_of(report.by))),
      [&](const Column& column) { return heading(column, words); });
  for (const auto& row : report.rows) {
    add(label(row, words), [&](const Column& column) { return cell(column, row.figures); });
  }
  add(words.get("report.total"), [&](const Column& column) { return cell(column, report.total.figures); });
  return laid_out(lines);
}

}  // namespace

std::string to_table(const Report& report, const text::Catalogue& words) {
  const auto columns = columns_of(report);
  std::string out = words.format("report.title", {{"site", name_in(report.site, words)},
                                                  {"from", to_string(report.period.from)},
                                                  {"to", to_string(report.period.to)}});
  if (report.site.vi.empty()) {
    out = words.format("report.title_empty",
                       {{"from", to_string(report.period.from)}, {"to", to_string(report.period.to)}});
  }
  out += "\n";
  for (const auto& [part, key] : {std::pair{Part::kCounts, "report.part.counts"},
                                  {Part::kTimes, "report.part.times"},
                                  {Part::kQuality, "report.part.quality"}}) {
    out += fmt::format("\n{}\n{}", words.get(key), part_of(report, part, columns, words));
  }
  return out;
}

}  // namespace motcua::reports
