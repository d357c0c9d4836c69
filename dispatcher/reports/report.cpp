#include "dispatcher/reports/report.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace motcua::reports {
namespace {

constexpr std::array<std::pair<std::string_view, By>, 8> kWords = {{{"service", By::kService},
                                                                    {"counter", By::kCounter},
                                                                    {"clerk", By::kClerk},
                                                                    {"hour", By::kHour},
                                                                    {"procedure", By::kProcedure},
                                                                    {"outcome", By::kOutcome},
                                                                    {"class", By::kClass},
                                                                    {"day", By::kDay}}};

// Rows are ordered by number where the key is one, else by the bytes of the key.
struct Key {
  std::uint32_t number = 0;
  std::string text;
  auto operator<=>(const Key&) const = default;
};

Key numbered(std::uint32_t number, std::string text) {
  return number == 0 ? Key{} : Key{number, std::move(text)};
}

Key key_of(const LegFact& leg, By by) {
  switch (by) {
    case By::kService:
      return {0, leg.service};
    case By::kCounter:
      return numbered(leg.counter, std::to_string(leg.counter));
    case By::kClerk:
      return numbered(leg.clerk, std::to_string(leg.clerk));
    case By::kHour:
      return {leg.hour, fmt::format("{:02}:00", leg.hour)};
    case By::kProcedure:
      return {0, leg.procedure};
    case By::kOutcome:
      return {0, leg.outcome};
    case By::kClass:
      return {0, leg.priority_class};
    case By::kDay:
      return {leg.date, to_string(leg.date)};
  }
  return {};
}

template <class Map, class Key>
hall::Text find(const Map& names, const Key& key) {
  const auto found = names.find(key);
  if (found == names.end()) return {};
  if constexpr (std::is_same_v<typename Map::mapped_type, std::string>) {
    return {found->second, found->second};
  } else {
    return found->second;
  }
}

hall::Text name_of(const Key& key, By by, const Names& names) {
  switch (by) {
    case By::kService:
      return find(names.services, key.text);
    case By::kCounter:
      return find(names.counters, key.number);
    case By::kProcedure:
      return find(names.procedures, key.text);
    case By::kOutcome:
      return find(names.outcomes, key.text);
    case By::kClass:
      return find(names.classes, key.text);
    case By::kClerk:
    case By::kHour:
    case By::kDay:
      break;
  }
  return {};
}

// What the newer ones do not name is called as before.
Names together(Names newer, Names older) {
  if (newer.site.vi.empty() && newer.site.en.empty()) newer.site = std::move(older.site);
  newer.services.merge(older.services);
  newer.letters.merge(older.letters);
  newer.classes.merge(older.classes);
  newer.outcomes.merge(older.outcomes);
  newer.procedures.merge(older.procedures);
  newer.counters.merge(older.counters);
  if (newer.criteria.empty()) newer.criteria = std::move(older.criteria);
  return newer;
}

// Ratings count by the position of their criterion: under other names they are other things.
bool rate_alike(const Names& a, const Names& b) {
  const auto common = std::min(a.criteria.size(), b.criteria.size());
  return std::equal(a.criteria.begin(), a.criteria.begin() + static_cast<std::ptrdiff_t>(common), b.criteria.begin());
}

std::vector<hall::Text> criteria_of(const Names& names, const Figures& total) {
  auto criteria = names.criteria;
  criteria.resize(total.criteria.size());
  return criteria;
}

}  // namespace

std::optional<By> parse_by(std::string_view word) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const auto& one) { return one.first == word; });
  if (found == kWords.end()) return std::nullopt;
  return found->second;
}

std::string_view word_of(By by) {
  return std::find_if(kWords.begin(), kWords.end(), [&](const auto& one) { return one.second == by; })->first;
}

tl::expected<Report, std::string> make_report(journal::RecordReader& record, const Period& period, By by) {
  journal::RecordReader* const one = &record;
  return make_report(std::span(&one, 1), period, by);
}

tl::expected<Report, std::string> make_report(std::span<journal::RecordReader* const> records, const Period& period,
                                              By by) {
  Report report;
  report.period = period;
  report.by = by;
  std::map<Key, Figures> groups;
  Names names;
  bool alike = true;
  for (auto* record : records) {
    auto its = read_legs(*record, period, [&](const LegFact& leg) {
      groups[key_of(leg, by)].add(leg);
      report.total.figures.add(leg);
    });
    if (!its) return tl::unexpected(its.error());
    alike = alike && rate_alike(*its, names);
    names = together(std::move(*its), std::move(names));
  }
  if (!alike) {
    names.criteria.clear();
    report.total.figures.criteria.clear();
    for (auto& [key, figures] : groups) figures.criteria.clear();
  }
  report.site = names.site;
  report.criteria = criteria_of(names, report.total.figures);
  for (auto& [key, figures] : groups) {
    figures.sort();
    report.rows.push_back({key.text, name_of(key, by, names), std::move(figures)});
  }
  report.total.figures.sort();
  return report;
}

}  // namespace motcua::reports
