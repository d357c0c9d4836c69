#include "dispatcher/site/site_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/words.h"
#include "dispatcher/site/procedures_file.h"
#include "dispatcher/site/site_parts.h"
#include "dispatcher/site/site_words.h"
#include "dispatcher/site/staff_file.h"
#include "dispatcher/site/synonyms_file.h"
#include "dispatcher/site/zone.h"

namespace motcua::site {
namespace {

using namespace std::chrono_literals;
using config::Table;

constexpr std::size_t kNoticesMax = 20;

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

void read_outcomes(const Table& root, hall::Settings& settings) {
  Unique keys;
  int default_line = 0;
  for (const Table& table : root.tables("outcome")) {
    hall::OutcomeSettings one{read_key(table), read_name(table, "name"), table.flag("default", false),
                              table.flag("on_the_spot", false)};
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

// Relative to the site file; mistakes in it are its own.
Mistakes read_clerks(const Table& root, hall::Settings& settings) {
  const std::filesystem::path file = root.path("staff", "");
  if (file.empty()) return {};
  const auto staff = load_staff(file);
  if (!staff) return staff.error();
  for (const auto& one : *staff) settings.clerks.push_back({one.number, one.role});
  return {};
}

// Relative to the site file; mistakes in it are its own.
Mistakes read_procedures(const Table& root, hall::Settings& settings) {
  const std::filesystem::path file = root.path("procedures", "");
  const std::filesystem::path synonyms_file = root.path("synonyms", "");
  if (file.empty()) {
    if (!synonyms_file.empty() && !root.has("procedures"))
      root.mistake("synonyms", "there are no procedures to find, expected procedures as well");
    return {};
  }
  SynonymList synonyms;
  if (!synonyms_file.empty()) {
    auto read = load_synonyms(synonyms_file);
    if (!read) return read.error();
    synonyms = std::move(*read);
  }
  auto procedures = load_procedures(file, settings, synonyms);
  if (!procedures) return procedures.error();
  settings.procedures = std::move(*procedures);
  return {};
}

}  // namespace

std::filesystem::path file_named_in(const std::filesystem::path& site_file, std::string_view key) {
  const auto document = config::Document::load(site_file);
  return document ? document->root().path(key, "") : std::filesystem::path();
}

tl::expected<hall::Settings, Mistakes> load_site(const std::filesystem::path& file) {
  auto document = config::Document::load(file);
  if (!document) return tl::unexpected(Mistakes{document.error()});
  const Table root = document->root();
  hall::Settings settings;
  read_site(root, settings);
  read_classes(root, settings);
  read_rules(root, settings);
  read_services(root, settings);
  read_chains(root, settings);
  read_profiles(root, settings);
  read_counters(root, settings);
  read_outcomes(root, settings);
  read_hours(root, settings);
  read_special_days(root, settings);
  Mistakes in_procedures = read_procedures(root, settings);
  Mistakes in_staff = read_clerks(root, settings);
  Mistakes mistakes = document->mistakes();
  mistakes.insert(mistakes.end(), in_procedures.begin(), in_procedures.end());
  mistakes.insert(mistakes.end(), in_staff.begin(), in_staff.end());
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  if (const auto fault = hall::find_fault(settings)) {
    return tl::unexpected(Mistakes{fmt::format("{}:1: {}", file.string(), *fault)});
  }
  return settings;
}

}  // namespace motcua::site
