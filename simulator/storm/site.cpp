#include "simulator/storm/site.h"

#include <chrono>

#include <fmt/format.h>

namespace motcua::storm {
namespace {

using namespace hall;

hall::Text both(const std::string& name) {
  return {name, name};
}

void add_services(crowd::Random& random, Settings& settings) {
  settings.classes = {{"ordinary", both("Ordinary"), "", false},
                      {"elderly", both("Elderly"), random.chance(0.5) ? "U" : "", true},
                      {"appointment", both("Appointment"), "", false}};
  const auto count = 2 + random.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    Service service{fmt::format("s{}", i), std::string(1, static_cast<char>('A' + i)), both(fmt::format("S{}", i))};
    const auto promise = static_cast<DurationMs>(10 + random.below(50)) * kMinuteMs;
    service.promises = {{promise, 0}, {10 * kMinuteMs, 0}, {15 * kMinuteMs, 0}};
    if (random.chance(0.3)) service.capacity = static_cast<std::uint32_t>(20 + random.below(100));
    settings.services.push_back(std::move(service));
  }
}

void add_counters(crowd::Random& random, std::uint32_t wanted, Settings& settings) {
  WorkProfile all{"all", both("All")};
  for (const auto& service : settings.services) all.services.push_back(service.key);
  WorkProfile first{"first", both("First"), {settings.services[0].key}};
  first.help_out = {{settings.services[1].key, 5 * kMinuteMs, random.chance(0.5)}};
  WorkProfile ranked{"ranked", both("Ranked"), all.services, true};
  settings.profiles = {all, first, ranked};
  const auto drawn = 2 + random.below(3);
  const auto count = wanted > 0 ? wanted : drawn;
  for (std::size_t i = 1; i <= count; ++i) {
    const auto* profile = i == 1 ? "all" : random.chance(0.5) ? "all" : random.chance(0.5) ? "first" : "ranked";
    settings.counters.push_back({static_cast<CounterNumber>(i), both(fmt::format("Counter {}", i)), profile});
  }
}

void add_rules(crowd::Random& random, Settings& settings) {
  auto& rules = settings.rules;
  rules.legal_priority_tier = random.chance(0.8);
  rules.call_when_ready = random.chance(0.8);
  if (random.chance(0.7)) rules.recall_every_ms = 30 * kSecondMs;
  if (random.chance(0.7)) rules.no_show_after_ms = 60 * kSecondMs;
  if (random.chance(0.3)) rules.forced_end_ms = 60 * kMinuteMs;
  if (random.chance(0.3)) rules.sign_in_idle_ms = 120 * kMinuteMs;
  if (random.chance(0.2)) rules.series_max = 40;
  if (random.chance(0.5)) rules.long_service_ms = 20 * kMinuteMs;
  settings.appointments.priority_class = "appointment";
  settings.clerks = {{7, StaffRole::kClerk}, {8, StaffRole::kGreeter}, {9, StaffRole::kManager}};
  settings.outcomes = {{"resolved", both("Resolved"), true}, {"received", both("Received"), false}};
  settings.rating_criteria = {both("Attitude")};
  if (random.chance(0.5)) {
    settings.hours = {{0b1111111, {{6 * 60, 12 * 60}, {13 * 60, 20 * 60}}, 19 * 60 + 30, random.chance(0.5)}};
  }
}

void add_devices(const Settings& settings, const HallSize& size, protocol::Devices& devices) {
  using protocol::Role;
  const auto add = [&](const std::string& name, Role role, std::uint32_t counter) {
    devices[name] = {name, {}, role, counter};
  };
  for (const auto& counter : settings.counters) {
    add(fmt::format("counter-{}", counter.number), Role::kTerminal, counter.number);
  }
  for (std::uint32_t i = 1; i <= size.kiosks; ++i) add(Site::kiosk(i), Role::kKiosk, 0);
  add("reception", Role::kTerminal, 0);
  for (std::uint32_t i = 1; i <= size.displays; ++i) add(Site::display(i), Role::kDisplay, 0);
  add("desk", Role::kOperator, 0);
  add("stranger", Role::kDisplay, 0);
  add("second", Role::kOperator, 0);
}

}  // namespace

Site::Site(std::uint64_t seed, std::uint32_t speed_permille, const HallSize& size) : speed_permille_(speed_permille) {
  crowd::Random random(seed);
  settings_.site = both("Storm");
  settings_.time_zone = "UTC";
  add_services(random, settings_);
  add_counters(random, size.counters, settings_);
  add_rules(random, settings_);
  add_devices(settings_, size, devices_);
}

std::string Site::kiosk(std::uint32_t number) {
  return number == 1 ? "kiosk" : fmt::format("kiosk-{}", number);
}

std::string Site::display(std::uint32_t number) {
  return fmt::format("wall-{}", number);
}

service::StaffSecrets Site::staff() const {
  return {{"7", {7, "1234"}}, {"8", {8, "1234"}}, {"9", {9, "1234"}}};
}

void Site::edit(crowd::Random& random) {
  mistaken_ = random.chance(0.2);
  auto& service = settings_.services[random.below(settings_.services.size())];
  service.promises[0].promise_ms = static_cast<DurationMs>(10 + random.below(50)) * kMinuteMs;
  if (random.chance(0.3)) settings_.rules.recalls_max = static_cast<std::uint32_t>(random.below(4));
}

tl::expected<service::SiteFiles, std::string> Site::read() const {
  if (mistaken_) return tl::unexpected(std::string("site.toml:7: there is no service 'nothing'"));
  service::SiteFiles files;
  files.settings = settings_;
  files.calendar = day_at;
  files.staff = staff();
  return files;
}

service::LocalDay Site::day_at(hall::TimeMs moment_ms) {
  using namespace std::chrono;
  const auto day = floor<days>(sys_time<milliseconds>(milliseconds(moment_ms)));
  const year_month_day date{day};
  const auto number = static_cast<BusinessDate>(static_cast<int>(date.year()) * 10'000) +
                      static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
  const auto begins_ms = duration_cast<milliseconds>(day.time_since_epoch()).count();
  return {number, begins_ms + kDayMs, 0, begins_ms + kDayMs / 2};
}

}  // namespace motcua::storm
