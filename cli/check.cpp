#include "cli/check.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/shown_words.h"
#include "config/reader.h"
#include "dispatcher/site/devices_file.h"
#include "dispatcher/site/dispatcher_file.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/staff_file.h"
#include "protocol/transport/curve.h"

namespace motcua::cli {
namespace {

namespace fs = std::filesystem;

// What is gathered while one file leads to the next.
struct Findings {
  std::vector<std::string> sound;
  std::vector<std::string> mistakes;

  void wrong(const std::vector<std::string>& found) { mistakes.insert(mistakes.end(), found.begin(), found.end()); }
};

enum class Kind { kSite, kDispatcher, kDevices, kStaff };

std::optional<Kind> kind_of(const config::Table& root) {
  const auto any = [&](std::initializer_list<const char*> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return root.has(key); });
  };
  if (any({"time_zone", "service", "counter", "class", "profile", "outcome"})) return Kind::kSite;
  if (any({"site", "journal", "endpoints", "curve"})) return Kind::kDispatcher;
  if (any({"device"})) return Kind::kDevices;
  if (any({"staff"})) return Kind::kStaff;
  return std::nullopt;
}

// Tickets of such a service wait for ever, unless somebody switches a profile.
std::vector<std::string> find_uncalled_services(const hall::Settings& settings) {
  std::set<std::string> called;
  for (const auto& counter : settings.counters) {
    const auto profile = settings.find_profile(counter.profile);
    if (!profile) continue;
    const auto& one = settings.profiles[*profile];
    called.insert(one.services.begin(), one.services.end());
    for (const auto& help : one.help_out) called.insert(help.service);
  }
  std::vector<std::string> found;
  for (const auto& service : settings.services) {
    if (service.accepting && !called.contains(service.key)) {
      found.push_back(fmt::format("service '{}' is called at no counter by the work profile that it has", service.key));
    }
  }
  return found;
}

std::optional<hall::Settings> check_site(const fs::path& file, Findings& findings) {
  auto settings = site::load_site(file);
  if (!settings) {
    findings.wrong(settings.error());
    return std::nullopt;
  }
  findings.sound.push_back(fmt::format("ok: {}: {} services, {} classes, {} work profiles, {} counters, {} procedures",
                                       file.string(), settings->services.size(), settings->classes.size(),
                                       settings->profiles.size(), settings->counters.size(),
                                       settings->procedures.size()));
  // Not a mistake: a hall works without that letter.
  for (const auto& sentence : find_unshown_words(*settings)) {
    findings.sound.push_back(fmt::format("note: {}: {}", file.string(), sentence));
  }
  for (const auto& sentence : find_uncalled_services(*settings)) {
    findings.sound.push_back(fmt::format("note: {}: {}", file.string(), sentence));
  }
  return *settings;
}

void check_devices(const fs::path& file, const hall::Settings* settings, Findings& findings) {
  const auto devices = site::load_devices(file, settings);
  if (!devices) return findings.wrong(devices.error());
  findings.sound.push_back(fmt::format("ok: {}: {} devices", file.string(), devices->size()));
}

void check_staff(const fs::path& file, Findings& findings) {
  const auto staff = site::load_staff(file);
  if (!staff) return findings.wrong(staff.error());
  findings.sound.push_back(fmt::format("ok: {}: {} people", file.string(), staff->size()));
}

void check_key(const fs::path& file, Findings& findings) {
  std::error_code error;
  const auto status = fs::status(file, error);
  if (!fs::exists(status)) {
    findings.wrong(
        {fmt::format("{}: no such file, expected the server's key (made by: motcua make-keys)", file.string())});
    return;
  }
  const auto open_to_others = fs::perms::group_all | fs::perms::others_all;
  if ((status.permissions() & open_to_others) != fs::perms::none) {
    findings.wrong({fmt::format("{}: others can read the secret key, expected mode 0600", file.string())});
  }
  const auto keys = transport::read_key_file(file, true);
  if (!keys) return findings.wrong({keys.error()});
  findings.sound.push_back(fmt::format("ok: {}: key of {}", file.string(), keys->name));
}

void check_journal(const fs::path& file, const fs::path& named_in, Findings& findings) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    findings.wrong(
        {fmt::format("{}: journal: the folder {} does not exist, expected one", named_in.string(), folder.string())});
  } else if (::access(folder.c_str(), W_OK) != 0) {
    findings.wrong({fmt::format("{}: journal: the folder {} cannot be written, expected one that can",
                                named_in.string(), folder.string())});
  }
}

void check_dispatcher(const fs::path& file, Findings& findings) {
  const auto config = site::load_dispatcher_config(file);
  if (!config) return findings.wrong(config.error());
  findings.sound.push_back(fmt::format("ok: {}: commands {}, board {}, staff {}, CURVE {}", file.string(),
                                       config->command_endpoint, config->board_endpoint, config->staff_endpoint,
                                       config->curve ? "on" : "off"));
  const auto settings = check_site(config->site, findings);
  check_journal(config->journal, file, findings);
  if (!config->curve) return;
  check_key(config->server_key, findings);
  check_devices(config->devices, settings ? &*settings : nullptr, findings);
}

}  // namespace

tl::expected<std::vector<std::string>, std::vector<std::string>> check_config(const fs::path& file) {
  Findings findings;
  const auto document = config::Document::load(file);
  if (!document) return tl::unexpected(std::vector<std::string>{document.error()});
  const auto kind = kind_of(document->root());
  if (!kind) {
    return tl::unexpected(
        std::vector<std::string>{fmt::format("{}:1: no key of ours, expected a site file (time_zone, [[service]], "
                                             "...), a dispatcher file (site, journal, ...) "
                                             "or a devices file ([[device]])",
                                             file.string())});
  }
  if (*kind == Kind::kSite) check_site(file, findings);
  if (*kind == Kind::kDispatcher) check_dispatcher(file, findings);
  if (*kind == Kind::kDevices) check_devices(file, nullptr, findings);
  if (*kind == Kind::kStaff) check_staff(file, findings);
  if (!findings.mistakes.empty()) return tl::unexpected(std::move(findings.mistakes));
  return findings.sound;
}

}  // namespace motcua::cli
