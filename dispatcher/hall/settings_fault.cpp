// What is wrong with settings: the hall's own guard.
#include <algorithm>
#include <set>

#include "dispatcher/hall/settings.h"
#include "dispatcher/hall/timetable.h"

namespace motcua::hall {
namespace {

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
    for (const auto& help : profile.help_out) {
      if (!settings.find_service(help.service) || help.after_ms < 0 || (help.after_ms == 0 && !help.when_empty)) {
        return "profile '" + profile.key + "' helps out with an unknown service, or never";
      }
    }
  }
  for (const auto& chain : settings.chains) {
    const bool known = std::all_of(chain.services.begin(), chain.services.end(),
                                   [&](const auto& service) { return settings.find_service(service).has_value(); });
    if (chain.services.size() < 2 || !known) return "chain '" + chain.key + "' needs two or more known services";
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

std::optional<std::string> find_hours_fault(const std::vector<Hours>& all) {
  std::uint32_t weekdays = 0;
  for (const auto& hours : all) {
    if ((weekdays & hours.weekdays) != 0) return "a day of the week has two timetables";
    weekdays |= hours.weekdays;
    MinuteOfDay after = 0;
    for (const auto& span : hours.open) {
      if (span.from < after || span.to <= span.from || span.to > 24 * 60) {
        return "opening hours are not in order, or overlap";
      }
      after = span.to;
    }
    if (hours.cut_off > 24 * 60) return "a cut-off is outside the day";
  }
  return std::nullopt;
}

std::optional<std::string> find_rules_fault(const Settings& settings) {
  const Rules& rules = settings.rules;
  if (rules.series_max == 0) return "the last number of a series must be at least 1";
  if (rules.pin_tries_max == 0) return "at least one PIN must be tried";
  for (const auto duration :
       {rules.undo_window_ms, rules.recall_every_ms, rules.no_show_after_ms, rules.reinstate_within_ms,
        rules.long_service_ms, rules.forced_end_ms, rules.sign_in_idle_ms, rules.pin_lock_ms,
        settings.appointments.early_ms, settings.appointments.late_ms}) {
    if (duration < 0 || duration > 7 * kDayMs) return "a duration of the rules is outside 0 to 7 days";
  }
  if (rules.bulk_from != 0 && !settings.find_class(rules.bulk_class)) {
    return "many dossiers wait in the unknown class '" + rules.bulk_class + "'";
  }
  const auto& appointments = settings.appointments.priority_class;
  if (!appointments.empty() && (!settings.find_class(appointments) || settings.classes.front().key == appointments)) {
    return "appointments wait in the class '" + appointments + "', which is unknown or the ordinary one";
  }
  if (settings.rating_criteria.size() > 3) return "there are more than three criteria of the rating";
  std::set<ClerkNumber> numbers;
  for (const auto& clerk : settings.clerks) {
    if (clerk.number == 0 || !numbers.insert(clerk.number).second) return "a clerk's number is 0 or there twice";
  }
  return std::nullopt;
}

// Without the special days.
std::optional<std::string> find_plain_fault(const Settings& settings) {
  if (settings.classes.empty()) return "there is no class";
  if (settings.services.empty()) return "there is no service";
  if (settings.profiles.empty()) return "there is no work profile";
  if (auto fault = find_double(settings.classes, "class")) return fault;
  if (auto fault = find_double(settings.services, "service")) return fault;
  if (auto fault = find_double(settings.profiles, "work profile")) return fault;
  if (auto fault = find_double(settings.outcomes, "outcome")) return fault;
  if (auto fault = find_double(settings.chains, "chain")) return fault;
  const auto defaults =
      std::count_if(settings.outcomes.begin(), settings.outcomes.end(), [](const auto& one) { return one.is_default; });
  if (defaults != 1) return "exactly one outcome must be the default, not " + std::to_string(defaults);
  if (auto fault = find_rules_fault(settings)) return fault;
  if (auto fault = find_hours_fault(settings.hours)) return fault;
  if (auto fault = find_letter_fault(settings)) return fault;
  if (auto fault = find_promise_fault(settings)) return fault;
  return find_reference_fault(settings);
}

}  // namespace

std::optional<std::string> find_fault(const Settings& settings) {
  if (auto fault = find_plain_fault(settings)) return fault;
  std::set<BusinessDate> dates;
  for (const auto& holiday : settings.holidays) {
    if (!is_date(holiday)) return "the holiday " + std::to_string(holiday) + " is no date";
  }
  for (const auto& special : settings.day_profiles) {
    const std::string name = "special day '" + special.key + "'";
    if (special.hours.size() > 1) return name + " has more than one timetable";
    if (auto fault = find_hours_fault(special.hours)) return name + ": " + *fault;
    for (const auto date : special.dates) {
      if (!is_date(date)) return name + ": " + std::to_string(date) + " is no date";
      if (!dates.insert(date).second) return name + ": " + date_text(date) + " is the date of a special day already";
    }
    if (special.dates.empty()) continue;
    if (auto fault = find_plain_fault(on_date(settings, special.dates.front()))) return name + ": " + *fault;
  }
  return std::nullopt;
}

}  // namespace motcua::hall
