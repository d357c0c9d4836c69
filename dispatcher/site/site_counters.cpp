// Counters and the work profiles they call by.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "config/words.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/site_parts.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

using namespace std::chrono_literals;
using config::Table;

constexpr std::uint32_t kCounterNumberMax = 9999;

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

// help_out = [{ service = "land", after = "15min", when_empty = true }]
std::vector<hall::HelpOut> read_help_out(const Table& profile, const hall::Settings& settings) {
  std::vector<hall::HelpOut> all;
  for (const Table& table : profile.tables("help_out")) {
    hall::HelpOut one{table.text("service"), table.duration("after", {0s, 24h}, 0s).count(),
                      table.flag("when_empty", false)};
    if (!settings.find_service(one.service)) {
      table.mistake("service", fmt::format("{}, expected the key of a [[service]]{}", config::in_quotes(one.service),
                                           config::suggestion(one.service, keys_of(settings.services))));
    }
    if (one.after_ms == 0 && !one.when_empty) {
      table.mistake("after", "missing, expected after = \"15min\" or when_empty = true, else it never helps");
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

std::vector<hall::CounterSettings> read_counter(const Table& table, const hall::Settings& settings,
                                                std::map<hall::CounterNumber, int>& line_by_number) {
  std::vector<hall::CounterSettings> counters;
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
    hall::Text own{numbered(name.vi, number), numbered(name.en, number)};
    for (const auto& [language, words] : name.others) own.others[language] = numbered(words, number);
    counters.push_back({number, std::move(own), profile});
  }
  return counters;
}

hall::WorkProfile read_profile(const Table& table, const hall::Settings& settings) {
  hall::WorkProfile one{read_key(table), read_name(table, "name"), table.texts("services"),
                        table.flag("in_order", false), read_help_out(table, settings)};
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
  return one;
}

void read_profiles(const Table& root, hall::Settings& settings) {
  Unique keys;
  for (const Table& table : root.tables("profile")) {
    settings.profiles.push_back(read_profile(table, settings));
    keys.add(table, "key", settings.profiles.back().key);
  }
  if (settings.profiles.empty()) root.mistake("profile", "missing, expected at least one [[profile]]");
}

void read_counters(const Table& root, hall::Settings& settings) {
  std::map<hall::CounterNumber, int> line_by_number;
  for (const Table& table : root.tables("counter")) {
    auto counters = read_counter(table, settings, line_by_number);
    settings.counters.insert(settings.counters.end(), counters.begin(), counters.end());
  }
  if (settings.counters.empty()) root.mistake("counter", "missing, expected at least one [[counter]]");
  if (settings.counters.size() > kCountersMax) {
    root.mistake("counter", fmt::format("{} counters, expected at most {}", settings.counters.size(), kCountersMax));
  }
}

}  // namespace motcua::site
