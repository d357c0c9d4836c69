#include "dispatcher/hall/settings.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

namespace motcua::hall {
namespace {

template <class Things>
std::optional<std::size_t> position(const Things& things, std::string_view key) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.key == key; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::size_t>(found - things.begin());
}

}  // namespace

std::optional<std::size_t> Settings::find_service(std::string_view key) const {
  const auto found = position(services, key);
  if (found && services[*found].retired) return std::nullopt;
  return found;
}

std::optional<std::size_t> Settings::find_class(std::string_view key) const {
  return position(classes, key);
}

std::optional<std::size_t> Settings::find_profile(std::string_view key) const {
  return position(profiles, key);
}

const CounterSettings* Settings::find_counter(CounterNumber number) const {
  const auto found =
      std::find_if(counters.begin(), counters.end(), [&](const auto& counter) { return counter.number == number; });
  return found == counters.end() ? nullptr : &*found;
}

const OutcomeSettings* Settings::find_outcome(std::string_view key) const {
  const auto found = position(outcomes, key);
  return found ? &outcomes[*found] : nullptr;
}

const OutcomeSettings& Settings::default_outcome() const {
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [](const auto& one) { return one.is_default; });
  assert(found != outcomes.end() && "find_fault() asks for exactly one default outcome");
  return *found;
}

const Clerk* Settings::find_clerk(ClerkNumber number) const {
  const auto found = std::find_if(clerks.begin(), clerks.end(), [&](const auto& one) { return one.number == number; });
  return found == clerks.end() ? nullptr : &*found;
}

const Procedure* Settings::find_procedure(std::string_view code) const {
  const auto found =
      std::find_if(procedures.begin(), procedures.end(), [&](const auto& procedure) { return procedure.code == code; });
  return found == procedures.end() ? nullptr : &*found;
}

std::vector<CounterSettings> counters_of_all_days(const Settings& settings) {
  std::map<CounterNumber, CounterSettings> all;
  for (const auto& counter : settings.counters) all.emplace(counter.number, counter);
  for (const auto& day : settings.day_profiles) {
    for (const auto& counter : day.counters) all.emplace(counter.number, counter);
  }
  std::vector<CounterSettings> counters;
  for (auto& [number, counter] : all) counters.push_back(std::move(counter));
  return counters;
}

bool has_counter_on_some_day(const Settings& settings, CounterNumber number) {
  const auto its = [&](const CounterSettings& counter) { return counter.number == number; };
  return std::ranges::any_of(settings.counters, its) ||
         std::ranges::any_of(settings.day_profiles,
                             [&](const DayProfile& day) { return std::ranges::any_of(day.counters, its); });
}

}  // namespace motcua::hall
