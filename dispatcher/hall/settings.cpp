#include "dispatcher/hall/settings.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace motcua::hall {
namespace {

template <class Things>
std::optional<std::size_t> position(const Things& things, std::string_view key) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.key == key; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::size_t>(found - things.begin());
}

// "two services have the key 'x'", or none.
template <class Things>
std::optional<std::string> find_double(const Things& things, const char* what) {
  std::set<std::string_view> keys;
  for (const auto& thing : things) {
    if (thing.key.empty()) return std::string("a ") + what + " has no key";
    if (!keys.insert(thing.key).second) return std::string("two of kind ") + what + " have the key '" + thing.key + "'";
  }
  return std::nullopt;
}

// Letters only: else "A1" with number 1 and "A" with number 1001 would look alike.
bool is_series_letter(std::string_view letter) {
  return !letter.empty() && letter.size() <= 3 &&
         std::all_of(letter.begin(), letter.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<std::string> find_letter_fault(const Settings& settings) {
  std::set<std::string_view> letters;
  const auto fault = [&](const std::string& letter, const std::string& owner) -> std::optional<std::string> {
    if (!letters.insert(letter).second) return "the letter '" + letter + "' of " + owner + " is used twice";
    return std::nullopt;
  };
  for (const auto& service : settings.services) {
    if (service.retired) continue;
    if (!is_series_letter(service.letter))
      return "service '" + service.key + "' needs a letter of one to three of A to Z";
    if (auto found = fault(service.letter, "service '" + service.key + "'")) return found;
  }
  // Several classes may share one series; a class and a service may not.
  const auto service_letters = letters;
  for (const auto& priority_class : settings.classes) {
    if (!priority_class.letter.empty() && !is_series_letter(priority_class.letter)) {
      return "class '" + priority_class.key + "' needs a letter of one to three of A to Z, or none";
    }
    if (service_letters.contains(priority_class.letter)) {
      return "class '" + priority_class.key + "' has the letter '" + priority_class.letter + "' of a service";
    }
  }
  return std::nullopt;
}

std::optional<std::string> find_promise_fault(const Settings& settings) {
  for (const auto& service : settings.services) {
    if (service.promises.size() != settings.classes.size()) {
      return "service '" + service.key + "' needs one promise per class";
    }
    for (const auto& promise : service.promises) {
      if (promise.promise_ms < kPromiseMsMin || promise.promise_ms > kPromiseMsMax) {
        return "a promise of service '" + service.key + "' is outside 1 s to 24 h";
      }
      if (promise.head_start_ms < 0 || promise.head_start_ms > kHeadStartMsMax) {
        return "a head start of service '" + service.key + "' is outside 0 to 24 h";
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string> find_reference_fault(const Settings& settings) {
  for (const auto& profile : settings.profiles) {
    for (const auto& service : profile.services) {
      if (!settings.find_service(service)) {
        return "profile '" + profile.key + "' calls the unknown service '" + service + "'";
      }
    }
  }
  std::set<CounterNumber> numbers;
  for (const auto& counter : settings.counters) {
    const std::string name = "counter " + std::to_string(counter.number);
    if (counter.number == 0) return "a counter has the number 0";
    if (!numbers.insert(counter.number).second) return name + " is there twice";
    if (!settings.find_profile(counter.profile)) return name + " has the unknown profile '" + counter.profile + "'";
  }
  std::set<std::string_view> codes;
  for (const auto& procedure : settings.procedures) {
    if (!codes.insert(procedure.code).second) return "procedure '" + procedure.code + "' is there twice";
    if (!settings.find_service(procedure.service)) {
      return "procedure '" + procedure.code + "' belongs to the unknown service '" + procedure.service + "'";
    }
  }
  return std::nullopt;
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

const Procedure* Settings::find_procedure(std::string_view code) const {
  const auto found =
      std::find_if(procedures.begin(), procedures.end(), [&](const auto& procedure) { return procedure.code == code; });
  return found == procedures.end() ? nullptr : &*found;
}

std::optional<std::string> find_fault(const Settings& settings) {
  if (settings.classes.empty()) return "there is no class";
  if (settings.services.empty()) return "there is no service";
  if (settings.profiles.empty()) return "there is no work profile";
  if (auto fault = find_double(settings.classes, "class")) return fault;
  if (auto fault = find_double(settings.services, "service")) return fault;
  if (auto fault = find_double(settings.profiles, "work profile")) return fault;
  if (auto fault = find_double(settings.outcomes, "outcome")) return fault;
  const auto defaults =
      std::count_if(settings.outcomes.begin(), settings.outcomes.end(), [](const auto& one) { return one.is_default; });
  if (defaults != 1) return "exactly one outcome must be the default, not " + std::to_string(defaults);
  if (settings.rules.series_max == 0) return "the last number of a series must be at least 1";
  if (settings.rules.undo_window_ms < 0) return "the time to undo a call cannot be negative";
  if (auto fault = find_letter_fault(settings)) return fault;
  if (auto fault = find_promise_fault(settings)) return fault;
  return find_reference_fault(settings);
}

}  // namespace motcua::hall
