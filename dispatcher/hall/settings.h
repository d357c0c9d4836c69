// The configuration of a site as the rules see it. It is journaled whole whenever it is applied, so that a replay never
// needs today's file. Keys are stable names; everything in the record refers to services, classes and so on by key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dispatcher/hall/types.h"

namespace motcua::hall {

// A class of citizens, e.g. ordinary, elderly. The first class of a site is its ordinary one.
struct PriorityClass {
  std::string key;
  Text name;
  std::string letter;           // number series of its own across services; empty: the service's letter
  bool legal_priority = false;  // takes part in the legal-priority tier
  bool operator==(const PriorityClass&) const = default;
};

// What a class is promised at a service: called within promise_ms; head_start_ms counts as if already waited.
struct Promise {
  DurationMs promise_ms = 30 * kMinuteMs;
  DurationMs head_start_ms = 0;
  bool operator==(const Promise&) const = default;
};

struct Service {
  std::string key;
  std::string letter;
  Text name;
  bool accepting = true;
  bool retired = false;           // gone from the configuration, kept for what still refers to it
  std::vector<Promise> promises;  // one per class, in the order of Settings::classes
  bool operator==(const Service&) const = default;
};

// Which services a counter calls.
struct WorkProfile {
  std::string key;
  Text name;
  std::vector<std::string> services;  // keys
  bool operator==(const WorkProfile&) const = default;
};

struct CounterSettings {
  CounterNumber number = 0;
  Text name;
  std::string profile;  // key
  bool operator==(const CounterSettings&) const = default;
};

struct OutcomeSettings {
  std::string key;
  Text name;
  bool is_default = false;
  bool operator==(const OutcomeSettings&) const = default;
};

struct Procedure {
  std::string code;
  std::string name;
  std::string service;  // key
  bool operator==(const Procedure&) const = default;
};

struct Rules {
  bool legal_priority_tier = true;
  bool call_when_ready = true;  // a counter that asked while nobody waited gets the next suitable ticket by itself
  std::uint32_t recalls_max = 2;
  DurationMs undo_window_ms = 10 * kSecondMs;
  std::uint32_t series_max = 9999;  // the last number of a series on one business date
  bool operator==(const Rules&) const = default;
};

struct Settings {
  Text site;
  std::string time_zone;               // IANA name, used by the shell
  std::uint32_t rollover_minutes = 0;  // the business date begins this many minutes after midnight
  std::vector<PriorityClass> classes;  // at least one
  std::vector<Service> services;       // at least one
  std::vector<WorkProfile> profiles;   // at least one
  std::vector<CounterSettings> counters;
  std::vector<OutcomeSettings> outcomes;  // at least one, exactly one default
  std::vector<Procedure> procedures;
  std::vector<Text> notices;  // for the foot of the board
  Rules rules;
  bool operator==(const Settings&) const = default;

  // Position by key (by number for counters); none when there is no such thing or it is retired.
  std::optional<std::size_t> find_service(std::string_view key) const;
  std::optional<std::size_t> find_class(std::string_view key) const;
  std::optional<std::size_t> find_profile(std::string_view key) const;
  const CounterSettings* find_counter(CounterNumber number) const;
  const OutcomeSettings* find_outcome(std::string_view key) const;
  const OutcomeSettings& default_outcome() const;
  const Procedure* find_procedure(std::string_view code) const;
};

// Limits that keep every comparison of shares inside 64 bits (see calling_rule.h).
inline constexpr DurationMs kPromiseMsMin = kSecondMs;
inline constexpr DurationMs kPromiseMsMax = kDayMs;
inline constexpr DurationMs kHeadStartMsMax = kDayMs;

// The first thing that is wrong with settings, as one sentence; none when they are sound. The site file's reader finds
// mistakes with file and line; this is the hall's own guard against a caller that did not ask it.
std::optional<std::string> find_fault(const Settings& settings);

}  // namespace motcua::hall
