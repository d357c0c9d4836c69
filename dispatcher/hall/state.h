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
  kFinished = 10,  // from here on ended
  kNoShow = 11,
  kCancelled = 12,
  kDayEnded = 13,
};
constexpr bool ended(VisitState state) {
  return state >= VisitState::kFinished;
}

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
  std::string outcome;
  bool operator==(const Leg&) const = default;
};

struct Visit {
  VisitId id = 0;
  TicketNumber ticket;
  TimeMs issued_ms = 0;
  std::string procedure;
  VisitState state = VisitState::kWaiting;
  std::vector<Leg> legs;  // at least one; the last begun is the current one
  CallReason reason;      // of the last call
  bool operator==(const Visit&) const = default;

  const Leg& leg() const { return legs.back(); }
  Leg& leg() { return legs.back(); }
};

enum class CounterState : std::uint8_t { kClosed = 1, kIdle = 2, kReady = 3, kCalling = 4, kServing = 5 };

struct Counter {
  CounterNumber number = 0;
  CounterState state = CounterState::kClosed;
  std::size_t profile = 0;  // position in Settings::profiles
  TimeMs since_ms = 0;      // in this state
  VisitId current = 0;
  bool last_call_was_priority = false;    // by the legal-priority tier: the next call is for the others
  bool call_before_was_priority = false;  // what an undo goes back to
  std::uint32_t served = 0;               // finished here on this business date
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
  bool operator==(const Announcement&) const = default;
};
inline constexpr std::size_t kAnnouncementsKept = 1024;

// The business date so far, in visits: issued = called + waiting + left.
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
  Settings settings;
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
  std::vector<std::uint32_t> waiting;      // per service
  DayCount day;
  bool operator==(const State&) const = default;

  const Visit* find_visit(VisitId id) const;
  const Counter* find_counter(CounterNumber number) const;
};

// What a class is promised at a service.
const Promise& promise_of(const State& state, const Leg& leg);

// A sentence about the first thing that contradicts itself in the state; none when it is sound. For tests, the
// simulator and the check after a replay: it walks everything.
std::optional<std::string> find_contradiction(const State& state);

}  // namespace motcua::hall
