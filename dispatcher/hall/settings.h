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
  std::string key{};
  Text name;
  std::string letter{};         // number series of its own across services; empty: the service's letter
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
  std::string key{};
  std::string letter{};
  Text name;
  bool accepting = true;
  bool retired = false;             // gone from the configuration, kept for what still refers to it
  std::vector<Promise> promises{};  // one per class, in the order of Settings::classes
  std::uint32_t capacity = 0;       // tickets on one business date, 0: as many as come
  bool operator==(const Service&) const = default;
};

// "Also this service, when its first ticket has waited so long, or when nobody waits for my own."
struct HelpOut {
  std::string service{};    // key
  DurationMs after_ms = 0;  // 0: however long it waits, only when_empty counts
  bool when_empty = false;
  bool operator==(const HelpOut&) const = default;
};

// Which services a counter calls.
struct WorkProfile {
  std::string key{};
  Text name;
  std::vector<std::string> services{};  // keys
  bool ranked = false;                  // services in order: an earlier one goes before all later ones
  std::vector<HelpOut> help_out{};
  bool operator==(const WorkProfile&) const = default;
};

struct CounterSettings {
  CounterNumber number = 0;
  Text name;
  std::string profile{};  // key
  bool operator==(const CounterSettings&) const = default;
};

struct OutcomeSettings {
  std::string key{};
  Text name;
  bool is_default = false;
  bool on_the_spot = false;  // resolved while the citizen was there: counted in the on-the-spot share
  bool operator==(const OutcomeSettings&) const = default;
};

struct Procedure {
  std::string code{};
  std::string name{};
  std::string service{};  // key
  bool operator==(const Procedure&) const = default;
};

// When the hall is open on some days of the week. Minutes by the site's clock.
struct Hours {
  struct Span {
    MinuteOfDay from = 0;
    MinuteOfDay to = 0;
    bool operator==(const Span&) const = default;
  };
  std::uint32_t weekdays = 0;      // bit 0: Monday, to bit 6: Sunday
  std::vector<Span> open{};        // in order, not overlapping; between two of them is a break
  MinuteOfDay cut_off = 0;         // no tickets from then on; 0: until the end
  bool tickets_in_breaks = false;  // tickets are given in a break
  bool operator==(const Hours&) const = default;
};

// A special day: what is other than usual on these dates. Replaces by key (by number for counters), or adds.
struct DayProfile {
  std::string key{};
  Text name;
  std::vector<BusinessDate> dates{};
  std::vector<Hours> hours{};  // empty: as usual
  std::vector<Service> services{};
  std::vector<WorkProfile> profiles{};
  std::vector<CounterSettings> counters{};
  bool operator==(const DayProfile&) const = default;
};

enum class StaffRole : std::uint8_t { kClerk = 1, kGreeter = 2, kManager = 3, kOperator = 4 };

// Who works here. Names and PINs stay outside the record.
struct Clerk {
  ClerkNumber number = 0;
  StaffRole role = StaffRole::kClerk;
  bool operator==(const Clerk&) const = default;
};

struct AppointmentRules {
  std::string priority_class{};          // key of the class they wait in; empty: there are none here
  DurationMs early_ms = 10 * kMinuteMs;  // callable so long before the booked time
  DurationMs late_ms = 15 * kMinuteMs;   // later than that they are walk-ins
  bool operator==(const AppointmentRules&) const = default;
};

enum class TransferPlace : std::uint8_t { kByTimeWaited = 1, kFront = 2, kBack = 3 };

// Several services that belong together, in order: one ticket for all of them.
struct Chain {
  std::string key{};
  Text name;
  std::vector<std::string> services{};  // keys, at least two
  bool operator==(const Chain&) const = default;
};

struct Rules {
  bool legal_priority_tier = true;
  bool call_when_ready = true;  // a counter that asked while nobody waited gets the next suitable ticket by itself
  std::uint32_t recalls_max = 2;
  DurationMs undo_window_ms = 10 * kSecondMs;
  std::uint32_t series_max = 9999;  // the last number of a series on one business date
  DurationMs recall_every_ms = 0;   // recalls by the clock, up to recalls_max; 0: by hand only
  DurationMs no_show_after_ms = 0;  // after the last of them; 0: by hand only
  std::uint32_t reinstate_behind = 2;
  DurationMs reinstate_within_ms = 15 * kMinuteMs;  // back later than that: to the end of the line
  TransferPlace transfer_place = TransferPlace::kByTimeWaited;
  std::uint32_t dossiers_max = 0;  // on one ticket, 0: as many as come
  std::uint32_t bulk_from = 0;     // so many dossiers wait in bulk_class; 0: never
  std::string bulk_class{};
  DurationMs long_service_ms = 0;  // an alert: perhaps the clerk forgot to finish; 0: never
  DurationMs forced_end_ms = 0;    // ended by the clock, kept apart from averages; 0: never
  bool sign_in_required = false;
  DurationMs sign_in_idle_ms = 0;  // a sign-in that nothing was done with for so long is ended; 0: at the day's end
  std::uint32_t pin_tries_max = 5;
  DurationMs pin_lock_ms = 5 * kMinuteMs;
  bool operator==(const Rules&) const = default;
};

struct Settings {
  Text site;
  std::string time_zone{};               // IANA name, used by the shell
  std::uint32_t rollover_minutes = 0;    // the business date begins this many minutes after midnight
  std::vector<PriorityClass> classes{};  // at least one
  std::vector<Service> services{};       // at least one
  std::vector<WorkProfile> profiles{};   // at least one
  std::vector<CounterSettings> counters{};
  std::vector<OutcomeSettings> outcomes{};  // at least one, exactly one default
  std::vector<Procedure> procedures{};
  std::vector<Text> notices{};  // for the foot of the board
  Rules rules;
  std::vector<Hours> hours{};  // empty: always open
  std::vector<BusinessDate> holidays{};
  std::vector<DayProfile> day_profiles{};
  std::vector<Clerk> clerks{};
  AppointmentRules appointments;
  std::vector<Chain> chains{};
  std::vector<Text> rating_criteria{};  // at most three
  bool operator==(const Settings&) const = default;

  // Position by key (by number for counters); none when there is no such thing or it is retired.
  std::optional<std::size_t> find_service(std::string_view key) const;
  std::optional<std::size_t> find_class(std::string_view key) const;
  std::optional<std::size_t> find_profile(std::string_view key) const;
  const CounterSettings* find_counter(CounterNumber number) const;
  const OutcomeSettings* find_outcome(std::string_view key) const;
  const OutcomeSettings& default_outcome() const;
  const Procedure* find_procedure(std::string_view code) const;
  const Clerk* find_clerk(ClerkNumber number) const;
};

// The counters of ordinary and special days, each number once, in order.
std::vector<CounterSettings> counters_of_all_days(const Settings& settings);
bool has_counter_on_some_day(const Settings& settings, CounterNumber number);

// Limits that keep every comparison of shares inside 64 bits (see calling_rule.h).
inline constexpr DurationMs kPromiseMsMin = kSecondMs;
inline constexpr DurationMs kPromiseMsMax = kDayMs;
inline constexpr DurationMs kHeadStartMsMax = kDayMs;

// The first thing that is wrong with settings, as one sentence; none when they are sound. The site file's reader finds
// mistakes with file and line; this is the hall's own guard against a caller that did not ask it.
std::optional<std::string> find_fault(const Settings& settings);

}  // namespace motcua::hall
