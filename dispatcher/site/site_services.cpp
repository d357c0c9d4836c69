// Classes, services and what they promise each other's citizens.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "config/words.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/site_parts.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

using config::Table;
using std::chrono::milliseconds;

constexpr config::DurationRange kPromise{milliseconds(hall::kPromiseMsMin), milliseconds(hall::kPromiseMsMax)};
constexpr config::DurationRange kHeadStart{milliseconds(0), milliseconds(hall::kHeadStartMsMax)};

void check_class_letters(const Table& root, const hall::Settings& settings) {
  std::set<std::string> letters;
  for (const auto& service : settings.services) letters.insert(service.letter);
  for (const Table& table : root.tables("class")) {
    const std::string letter = table.text("letter", "");
    if (letter.empty() || !letters.contains(letter)) continue;
    table.mistake("letter",
                  fmt::format("{} is the letter of a service, expected another or none", config::in_quotes(letter)));
  }
}

}  // namespace

// promise = { ordinary = "30min", priority = "10min" }. A class that is left out takes what [[class]] says.
std::vector<hall::Promise> read_promises(const Table& root, const Table& service, const hall::Settings& settings,
                                         const std::vector<hall::Promise>& usual) {
  const Table promise = service.table("promise");
  const Table head_start = service.table("head_start");
  const auto class_tables = root.tables("class");
  std::vector<hall::Promise> promises;
  for (std::size_t i = 0; i < settings.classes.size(); ++i) {
    const std::string& key = settings.classes[i].key;
    if (key.empty()) {  // a mistake of its own already
      promises.emplace_back();
      continue;
    }
    if (!usual.empty()) {
      const auto promised = promise.duration(key, kPromise, milliseconds(usual[i].promise_ms));
      const auto started = head_start.duration(key, kHeadStart, milliseconds(usual[i].head_start_ms));
      promises.push_back({promised.count(), started.count()});
      continue;
    }
    const bool own = promise.has(key) || !class_tables[i].has("promise");
    const auto promised = own ? promise.duration(key, kPromise) : class_tables[i].duration("promise", kPromise);
    const auto class_head_start = class_tables[i].duration("head_start", kHeadStart, milliseconds(0));
    const auto head_started = head_start.duration(key, kHeadStart, class_head_start);
    promises.push_back({promised.count(), head_started.count()});
  }
  return promises;
}

hall::Service read_service(const Table& root, const Table& table, const hall::Settings& settings) {
  hall::Service one;
  one.key = read_key(table);
  one.letter = read_letter(table, true);
  one.name = read_name(table, "name");
  one.accepting = table.flag("accepting", true);
  one.capacity = table.integer<std::uint32_t>("capacity", {0, 100'000}, 0);
  one.promises = read_promises(root, table, settings);
  return one;
}

void read_classes(const Table& root, hall::Settings& settings) {
  Unique keys;
  for (const Table& table : root.tables("class")) {
    hall::PriorityClass one;
    one.key = read_key(table);
    one.name = read_name(table, "name");
    one.letter = read_letter(table, false);
    one.legal_priority = table.flag("legal_priority", false);
    // Read here as well, so that a mistake shows even when no service asks.
    if (table.has("promise")) table.duration("promise", kPromise);
    table.duration("head_start", kHeadStart, milliseconds(0));
    keys.add(table, "key", one.key);
    settings.classes.push_back(std::move(one));
  }
  if (settings.classes.empty()) root.mistake("class", "missing, expected at least one [[class]]");
}

void read_services(const Table& root, hall::Settings& settings) {
  Unique keys, letters;
  for (const Table& table : root.tables("service")) {
    hall::Service one = read_service(root, table, settings);
    keys.add(table, "key", one.key);
    letters.add(table, "letter", one.letter);
    settings.services.push_back(std::move(one));
  }
  if (settings.services.empty()) root.mistake("service", "missing, expected at least one [[service]]");
  if (settings.services.size() > kServicesMax) {
    root.mistake("service", fmt::format("{} services, expected at most {}", settings.services.size(), kServicesMax));
  }
  check_class_letters(root, settings);
}

// services = ["civil", "insurance"], in order
void read_chains(const Table& root, hall::Settings& settings) {
  Unique keys;
  for (const Table& table : root.tables("chain")) {
    hall::Chain one{read_key(table), read_name(table, "name"), table.texts("services")};
    keys.add(table, "key", one.key);
    if (one.services.size() < 2) table.mistake("services", "expected the keys of two or more services, in order");
    for (std::size_t i = 0; i < one.services.size(); ++i) {
      if (settings.find_service(one.services[i])) continue;
      table.mistake("services", i,
                    fmt::format("{}, expected the key of a [[service]]", config::in_quotes(one.services[i])));
    }
    settings.chains.push_back(std::move(one));
  }
}

}  // namespace motcua::site
