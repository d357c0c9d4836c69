#include "dispatcher/site/site_file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "config/words.h"
#include "dispatcher/site/procedures_file.h"
#include "dispatcher/site/site_parts.h"
#include "dispatcher/site/site_words.h"
#include "dispatcher/site/zone.h"

namespace motcua::site {
namespace {

using namespace std::chrono_literals;
using config::Table;

constexpr std::size_t kNoticesMax = 20;
constexpr std::uint32_t kCounterNumberMax = 9999;

void read_site(const Table& root, hall::Settings& settings) {
  settings.site = read_name(root, "name");
  settings.time_zone = root.text("time_zone");
  if (!settings.time_zone.empty()) {
    if (auto zone = Zone::find(settings.time_zone); !zone) root.mistake("time_zone", zone.error());
  }
  const auto rollover = root.duration("rollover", {0s, 23h}, 0s);
  settings.rollover_minutes = static_cast<std::uint32_t>(rollover / 1min);
  if (rollover % 1min != 0s) root.mistake("rollover", "a part of a minute, expected whole minutes");
  for (const Table& notice : root.tables("notice")) settings.notices.push_back(read_text(notice));
  if (settings.notices.size() > kNoticesMax) {
    root.mistake("notice", fmt::format("{} notices, expected at most {}", settings.notices.size(), kNoticesMax));
  }
}

void read_rules(const Table& rules, hall::Rules& out) {
  out.legal_priority_tier = rules.flag("legal_priority_tier", out.legal_priority_tier);
  out.call_when_ready = rules.flag("call_when_ready", out.call_when_ready);
  out.recalls_max = rules.integer("recalls_max", {0, 10}, out.recalls_max);
  const auto undo_window = rules.duration("undo_window", {0s, 10min}, std::chrono::milliseconds(out.undo_window_ms));
  out.undo_window_ms = undo_window.count();
  out.series_max = rules.integer("series_max", {1, 999'999}, out.series_max);
}

void read_outcomes(const Table& root, hall::Settings& settings) {
  Unique keys;
  int default_line = 0;
  for (const Table& table : root.tables("outcome")) {
    hall::OutcomeSettings one{read_key(table), read_name(table, "name"), table.flag("default", false)};
    keys.add(table, "key", one.key);
    if (one.is_default && default_line != 0) {
      table.mistake("default", fmt::format("line {} is the default already, expected one default", default_line));
    }
    if (one.is_default && default_line == 0) default_line = table.line("default");
    settings.outcomes.push_back(std::move(one));
  }
  if (settings.outcomes.empty()) {
    root.mistake("outcome", "missing, expected at least one [[outcome]]");
  } else if (default_line == 0) {
    root.tables("outcome").front().mistake("default",
                                           "no outcome is the default, expected default = true in one of them");
  }
}

// "1-4, 7" in order; none when it cannot be read.
std::optional<std::vector<hall::CounterNumber>> parse_numbers(std::string_view text) {
  std::vector<hall::CounterNumber> numbers;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  const auto skip_spaces = [&] {
    while (at != end && *at == ' ') ++at;
  };
  const auto number = [&]() -> hall::CounterNumber {
    hall::CounterNumber value = 0;
    skip_spaces();
    const auto parsed = std::from_chars(at, end, value);
    at = parsed.ptr;
    skip_spaces();
    return parsed.ec == std::errc() && value <= kCounterNumberMax ? value : 0;
  };
  while (true) {
    const hall::CounterNumber first = number();
    hall::CounterNumber last = first;
    if (at != end && *at == '-') {
      ++at;
      last = number();
    }
    if (first == 0 || last < first) return std::nullopt;
    for (auto each = first; each <= last; ++each) numbers.push_back(each);
    if (at == end) return numbers;
    if (*at++ != ',') return std::nullopt;
  }
}

// number = 3, or numbers = "1-4, 7".
std::vector<hall::CounterNumber> read_numbers(const Table& table) {
  if (!table.has("numbers")) return {table.integer<hall::CounterNumber>("number", {1, kCounterNumberMax})};
  if (table.has("number")) table.mistake("number", "there is numbers as well, expected one of the two");
  const std::string text = table.text("numbers");
  auto numbers = parse_numbers(text);
  if (!numbers) {
    table.mistake("numbers", fmt::format("{}, expected numbers from 1 to {} as in \"1-4, 7\"", config::in_quotes(text),
                                         kCounterNumberMax));
  }
  return numbers.value_or(std::vector<hall::CounterNumber>());
}

std::string numbered(std::string text, hall::CounterNumber number) {
  constexpr std::string_view kMark = "{number}";
  if (const auto at = text.find(kMark); at != std::string::npos) text.replace(at, kMark.size(), std::to_string(number));
  return text;
}

template <class Things>
std::vector<std::string_view> keys_of(const Things& things) {
  std::vector<std::string_view> keys;
  for (const auto& thing : things) keys.push_back(thing.key);
  return keys;
}

void read_counter(const Table& table, hall::Settings& settings, std::map<hall::CounterNumber, int>& line_by_number) {
  hall::Text name{"Quầy {number}", "Counter {number}"};
  if (table.has("name")) name = read_name(table, "name");
  const std::string profile = table.text("profile");
  if (!profile.empty() && !settings.find_profile(profile)) {
    table.mistake("profile", fmt::format("{}, expected the key of a [[profile]]{}", config::in_quotes(profile),
                                         config::suggestion(profile, keys_of(settings.profiles))));
  }
  const std::string_view key = table.has("numbers") ? "numbers" : "number";
  for (const auto number : read_numbers(table)) {
    const auto [first, is_new] = line_by_number.emplace(number, table.line(key));
    if (!is_new) {
      table.mistake(key, fmt::format("counter {} is already in line {}, expected another", number, first->second));
    }
    settings.counters.push_back({number, {numbered(name.vi, number), numbered(name.en, number)}, profile});
  }
}

// Relative to the site file; mistakes in it are its own.
Mistakes read_procedures(const Table& root, hall::Settings& settings) {
  const std::filesystem::path file = root.path("procedures", "");
  if (file.empty()) return {};
  auto procedures = load_procedures(file, settings);
  if (!procedures) return procedures.error();
  settings.procedures = std::move(*procedures);
  return {};
}

}  // namespace

void read_profiles(const Table& root, hall::Settings& settings) {
  Unique keys;
  for (const Table& table : root.tables("profile")) {
    hall::WorkProfile one{read_key(table), read_name(table, "name"), table.texts("services")};
    keys.add(table, "key", one.key);
    if (one.services.empty()) table.mistake("services", "no service, expected the keys of one or more");
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < one.services.size(); ++i) {
      const std::string& service = one.services[i];
      if (service.empty()) continue;
      if (!settings.find_service(service)) {
        table.mistake("services", i,
                      fmt::format("{}, expected the key of a [[service]]{}", config::in_quotes(service),
                                  config::suggestion(service, keys_of(settings.services))));
      }
      if (!seen.insert(service).second) {
        table.mistake("services", i, fmt::format("{} is there twice, expected once", config::in_quotes(service)));
      }
    }
    settings.profiles.push_back(std::move(one));
  }
  if (settings.profiles.empty()) root.mistake("profile", "missing, expected at least one [[profile]]");
}

void read_counters(const Table& root, hall::Settings& settings) {
  std::map<hall::CounterNumber, int> line_by_number;
  for (const Table& table : root.tables("counter")) read_counter(table, settings, line_by_number);
  if (settings.counters.empty()) root.mistake("counter", "missing, expected at least one [[counter]]");
  if (settings.counters.size() > kCountersMax) {
    root.mistake("counter", fmt::format("{} counters, expected at most {}", settings.counters.size(), kCountersMax));
  }
}

tl::expected<hall::Settings, Mistakes> load_site(const std::filesystem::path& file) {
  auto document = config::Document::load(file);
  if (!document) return tl::unexpected(Mistakes{document.error()});
  const Table root = document->root();
  hall::Settings settings;
  read_site(root, settings);
  read_rules(root.table("rules"), settings.rules);
  read_classes(root, settings);
  read_services(root, settings);
  read_profiles(root, settings);
  read_counters(root, settings);
  read_outcomes(root, settings);
  Mistakes in_procedures = read_procedures(root, settings);
  Mistakes mistakes = document->mistakes();
  mistakes.insert(mistakes.end(), in_procedures.begin(), in_procedures.end());
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  if (const auto fault = hall::find_fault(settings)) {
    return tl::unexpected(Mistakes{fmt::format("{}:1: {}", file.string(), *fault)});
  }
  return settings;
}

}  // namespace motcua::site
