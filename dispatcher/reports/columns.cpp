#include "dispatcher/reports/columns.h"

#include <fmt/format.h>

namespace motcua::reports {
namespace {

using Value = std::optional<std::int64_t>;

Column count(const char* key, Part part, std::int64_t Figures::*member) {
  return {key, part, Unit::kCount, [member](const Figures& f) -> Value { return f.*member; }, {}};
}

Column percent(const char* key, Part part, std::int64_t Figures::*member, std::int64_t Figures::*whole) {
  return {
      key, part, Unit::kPercentHundredths, [=](const Figures& f) -> Value { return share(f.*member, f.*whole); }, {}};
}

void add_durations(const std::string& what, Durations Figures::*member, std::vector<Column>& columns) {
  const auto add = [&](const char* which, auto value) {
    columns.push_back({what + which,
                       Part::kTimes,
                       Unit::kMilliseconds,
                       [=](const Figures& f) -> Value { return value(f.*member); },
                       {}});
  };
  add("_mean_ms", [](const Durations& d) { return d.mean(); });
  add("_p50_ms", [](const Durations& d) { return d.percentile(50); });
  add("_p90_ms", [](const Durations& d) { return d.percentile(90); });
  add("_max_ms", [](const Durations& d) { return d.max(); });
}

// Of a criterion that nobody rated in this row.
Stars criterion(const Figures& figures, std::size_t i) {
  return i < figures.criteria.size() ? figures.criteria[i] : Stars{};
}

void add_ratings(const Report& report, std::vector<Column>& columns) {
  columns.push_back(
      {"ratings", Part::kQuality, Unit::kCount, [](const Figures& f) -> Value { return f.ratings.count; }, {}});
  columns.push_back({"rating_mean",
                     Part::kQuality,
                     Unit::kHundredths,
                     [](const Figures& f) { return f.ratings.mean_hundredths(); },
                     {}});
  for (std::size_t i = 0; i < report.criteria.size(); ++i) {
    const auto key = fmt::format("criterion_{}", i + 1);
    columns.push_back({key + "_ratings", Part::kQuality, Unit::kCount,
                       [i](const Figures& f) -> Value { return criterion(f, i).count; }, report.criteria[i]});
    columns.push_back({key + "_mean", Part::kQuality, Unit::kHundredths,
                       [i](const Figures& f) { return criterion(f, i).mean_hundredths(); }, report.criteria[i]});
  }
}

}  // namespace

std::vector<Column> columns_of(const Report& report) {
  std::vector<Column> columns = {count("tickets", Part::kCounts, &Figures::tickets),
                                 count("issued", Part::kCounts, &Figures::issued),
                                 count("called", Part::kCounts, &Figures::called),
                                 count("finished", Part::kCounts, &Figures::finished),
                                 count("forced", Part::kCounts, &Figures::forced),
                                 count("no_shows", Part::kCounts, &Figures::no_shows),
                                 count("reinstated", Part::kCounts, &Figures::reinstated),
                                 count("transferred", Part::kCounts, &Figures::transferred),
                                 count("cancelled", Part::kCounts, &Figures::cancelled),
                                 count("day_ended", Part::kCounts, &Figures::day_ended),
                                 count("open", Part::kCounts, &Figures::open)};
  add_durations("wait", &Figures::waits, columns);
  add_durations("service", &Figures::services, columns);
  columns.push_back(percent("no_show_percent", Part::kQuality, &Figures::no_shows, &Figures::called));
  columns.push_back(count("within_promise", Part::kQuality, &Figures::within_promise));
  columns.push_back(percent("within_promise_percent", Part::kQuality, &Figures::within_promise, &Figures::called));
  columns.push_back(count("on_the_spot", Part::kQuality, &Figures::on_the_spot));
  columns.push_back(percent("on_the_spot_percent", Part::kQuality, &Figures::on_the_spot, &Figures::finished));
  columns.push_back(count("dossiers", Part::kQuality, &Figures::dossiers));
  add_ratings(report, columns);
  return columns;
}

const std::string& name_in(const hall::Text& name, const text::Catalogue& words) {
  if (words.language() == "en" && !name.en.empty()) return name.en;
  const auto other = name.others.find(words.language());
  return other == name.others.end() ? name.vi : other->second;
}

std::string heading(const Column& column, const text::Catalogue& words) {
  const std::string& named = name_in(column.name, words);
  if (named.empty()) {
    const auto key = "report.column." + column.key;
    return words.has(key) ? words.get(key) : column.key;
  }
  return column.unit == Unit::kCount ? words.format("report.criterion_ratings", {{"criterion", named}}) : named;
}

std::string hundredths(std::int64_t value) {
  return fmt::format("{}.{:02}", value / 100, value % 100);
}

}  // namespace motcua::reports
