// The hall as it stands. Plain data; only apply() changes it, in place. Everything in it follows from the events.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "dispatcher/hall/event.h"
#include "dispatcher/hall/line.h"
#include "dispatcher/hall/settings.h"
#include "dispatcher/hall/types.h"

namespace motcua::hall {

enum class VisitState : std::uint8_t {
  kWaiting = 1,
  kCalled = 2,
  kServing = 3,
  kParked = 4,     // put aside at its counter, outside the lines
  kFinished = 10,  // from here on ended
  kNoShow = 11,
  kCancelled = 12,
  kDayEnded = 13,
};
constexpr bool ended(VisitState state) {
  return state >= VisitState::kFinished;
}

enum class LegEnd : std::uint8_t {
  kOpen = 0,
  kFinished = 1,
  kNoShow = 2,
  kTransferred = 3,
  kCancelled = 4,
  kDayEnded = 5,
  kForced = 6,
};

// One service within a visit: waiting, then served. Times are hall times, 0: not yet.
struct Leg {
  std::size_t service = 0;         // position in Settings::services
  std::size_t priority_class = 0;  // position in Settings::classes
  Restriction restriction;
  TimeMs queued_ms = 0;
  TimeMs effective_start_ms = 0;
  TimeMs called_ms = 0;
  TimeMs started_ms = 0;
  TimeMs ended_ms = 0;
  CounterNumber counter = 0;  // where it was called last
  std::uint32_t recalls = 0;
  std::string outcome{};
  LegEnd end = LegEnd::kOpen;
  ClerkNumber clerk = 0;       // who was signed in there
  TimeMs announced_ms = 0;     // the last call or recall
  TimeMs parked_since_ms = 0;  // 0: not parked
  DurationMs parked_ms = 0;    // put aside altogether: no service time
  bool rated = false;
  bool operator==(const Leg&) const = default;
};

struct Visit {
  VisitId id = 0;
  TicketNumber ticket;
  TimeMs issued_ms = 0;
  std::string procedure{};
  VisitState state = VisitState::kWaiting;
  std::vector<Leg> legs{};          // at least one; the last begun is the current one
  CallReason reason;                // of the last call
  std::vector<std::size_t> then{};  // positions of the services still to come
  std::uint32_t dossiers = 1;
  bool approach = false;      // the clerk goes to the citizen
  std::string appointment{};  // its code, empty: none
  std::uint32_t calls = 0;    // in all legs, without those that were put back
  std::string park_reason{};
  bool by_hand = false;  // written by hand and entered afterwards
  bool operator==(const Visit&) const = default;

  const Leg& leg() const { return legs.back(); }
  Leg& leg() { return legs.back(); }
};

enum class CounterState : std::uint8_t { kClosed = 1, kIdle = 2, kReady = 3, kCalling = 4, kServing = 5, kBreak = 6 };

struct Counter {
  CounterNumber number = 0;
  CounterState state = CounterState::kClosed;
  std::size_t profile = 0;  // position in Settings::profiles
  TimeMs since_ms = 0;      // in this state
  VisitId current = 0;
  bool last_call_was_priority = false;    // by the legal-priority tier: the next call is for the others
  bool call_before_was_priority = false;  // what an undo goes back to
  std::uint32_t served = 0;               // finished here on this business date
  std::vector<VisitId> parked{};          // here, the first one first
  ClerkNumber clerk = 0;                  // signed in here
  std::string break_reason{};
  VisitId rate_visit = 0;  // finished here last and not rated yet, 0: none
  std::uint32_t rate_leg = 0;
  bool operator==(const Counter&) const = default;
};

enum class AnnouncementState : std::uint8_t { kOpen = 1, kAnswered = 2, kWithdrawn = 3 };

struct Announcement {
  std::uint64_t number = 0;
  VisitId visit = 0;
  TicketNumber ticket;
  CounterNumber counter = 0;
  TimeMs at_ms = 0;
  std::uint32_t recall = 0;  // 0: the call itself
  AnnouncementState state = AnnouncementState::kOpen;
  bool approach = false;
  bool operator==(const Announcement&) const = default;
};
inline constexpr std::size_t kAnnouncementsKept = 1024;

// Somebody at a device. A clerk is at one counter at a time.
struct Presence {
  StaffRole role = StaffRole::kClerk;
  CounterNumber counter = 0;
  std::string device{};
  TimeMs since_ms = 0;
  TimeMs active_ms = 0;  // when something was done last at the counter
  bool operator==(const Presence&) const = default;
};
// Wrong PINs in a row.
struct PinFailures {
  std::uint32_t count = 0;
  TimeMs last_ms = 0;
  bool operator==(const PinFailures&) const = default;
};

enum class AppointmentState : std::uint8_t { kBooked = 1, kCheckedIn = 2, kCancelled = 3 };
struct Appointment {
  BusinessDate date = 0;
  MinuteOfDay minute = 0;
  std::string service{};
  std::string procedure{};
  AppointmentState state = AppointmentState::kBooked;
  bool operator==(const Appointment&) const = default;
};

// The business date so far, in visits: issued = called + waiting + left. A visit that waits for its second leg counts
// as called.
struct DayCount {
  std::uint32_t issued = 0;
  std::uint32_t called = 0;  // called and not put back
  std::uint32_t finished = 0;
  std::uint32_t no_show = 0;
  std::uint32_t waiting = 0;
  std::uint32_t left = 0;  // cancelled, or overtaken by the day's end, without a call
  bool operator==(const DayCount&) const = default;
};

struct State {
  Settings settings;    // in force: as configured, with the special day of the date
  Settings configured;  // as the site file says
  DayPlan plan;
  BusinessDate date = 0;
  TimeMs date_ends_ms = 0;
  TimeMs last_event_ms = 0;
  VisitId next_visit = 1;
  std::uint64_t next_announcement = 1;
  std::map<std::string, std::uint32_t> series;  // letter -> last number given on this date
  std::map<VisitId, Visit> visits;              // of this business date, ended ones too
  std::map<TicketNumber, VisitId> tickets;      // of this business date
  Lines lines;
  std::map<CounterNumber, Counter> counters;
  std::deque<Announcement> announcements;  // the latest kAnnouncementsKept of this date, oldest first
  std::vector<std::uint32_t> waiting{};    // per service
  std::vector<std::uint32_t> taken{};      // per service: tickets of this date, for its capacity
  std::map<ClerkNumber, Presence> present;
  std::map<ClerkNumber, PinFailures> pin_failures;
  std::map<std::string, Appointment, std::less<>> appointments;  // of this date and later ones
  DayCount day;
  bool operator==(const State&) const = default;

  // Too many wrong PINs a moment ago: not even the right one is looked at.
  bool pin_locked(ClerkNumber clerk, TimeMs now_ms) const;
  const Visit* find_visit(VisitId id) const;
  const Counter* find_counter(CounterNumber number) const;
};

// What a class is promised at a service.
const Promise& promise_of(const State& state, const Leg& leg);

// A sentence about the first thing that contradicts itself in the state; none when it is sound. For tests, the
// simulator and the check after a replay: it walks everything.
std::optional<std::string> find_contradiction(const State& state);

}  // namespace motcua::hall
