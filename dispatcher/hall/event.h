// Everything that can happen in a hall, as it stands in the record. An event says what happened, never why it was
// allowed: apply() follows it without asking, so that a changed rule never rewrites history. All events of one command
// share one time.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dispatcher/hall/settings.h"
#include "dispatcher/hall/types.h"

namespace motcua::hall {

enum class CallRule : std::uint8_t {
  kLargestShare = 1,
  kLegalPriority = 2,
  kTurnOfOthers = 3,
  kChosen = 4,
  kOrderOfProfile = 5,
};

// One head of a line as the calling rule saw it. Its share is (waited_ms + head_start_ms) / promise_ms.
struct Figures {
  VisitId visit = 0;
  TicketNumber ticket;
  DurationMs waited_ms = 0;
  DurationMs head_start_ms = 0;
  DurationMs promise_ms = 1;
  bool operator==(const Figures&) const = default;
};

// Why a ticket was called: itself, the next best, and how many lines were compared.
struct CallReason {
  CallRule rule = CallRule::kLargestShare;
  Figures winner;
  Figures runner_up;  // visit 0: nobody else was waiting
  std::uint32_t lines_compared = 0;
  std::string because{};  // kChosen: the clerk's reason
  bool operator==(const CallReason&) const = default;
};

struct SettingsApplied {
  Settings settings;
  bool operator==(const SettingsApplied&) const = default;
};
// The timetable of one date in hall time.
struct DayPlan {
  struct Span {
    TimeMs from_ms = 0;
    TimeMs to_ms = 0;
    bool operator==(const Span&) const = default;
  };
  TimeMs midday_ms = 0;
  std::vector<Span> open;  // empty and not closed: always open
  TimeMs cut_off_ms = 0;   // 0: none
  bool tickets_in_breaks = false;
  bool closed = false;      // a holiday, or a day without hours
  std::string day_profile;  // key, empty: an ordinary day
  bool operator==(const DayPlan&) const = default;
};
struct DayStarted {
  BusinessDate date = 0;
  TimeMs ends_ms = 0;
  DayPlan plan;
  bool operator==(const DayStarted&) const = default;
};
// The timetable of the running date has changed with the configuration.
struct DayPlanned {
  DayPlan plan;
  bool operator==(const DayPlanned&) const = default;
};
// A visit that was still open when its business date ended. Never counted as served.
struct VisitDayEnded {
  VisitId visit = 0;
  bool operator==(const VisitDayEnded&) const = default;
};
// The wall clock jumped against hall time. Hall time and the order of tickets are not touched by it.
struct WallClockJumped {
  DurationMs by_ms = 0;
  bool operator==(const WallClockJumped&) const = default;
};
struct TicketIssued {
  VisitId visit = 0;
  TicketNumber ticket;
  std::string service;
  std::string priority_class;
  std::string procedure;
  std::vector<std::string> then{};  // services still to come, in order
  std::uint32_t dossiers = 1;
  bool approach = false;
  std::string appointment{};      // its code
  TimeMs effective_start_ms = 0;  // 0: now; an appointment waits from its booked time
  bool operator==(const TicketIssued&) const = default;
};
// The visit waits in another leg.
enum class LegCause : std::uint8_t { kNext = 1, kTransfer = 2, kReinstated = 3 };
struct LegBegun {
  VisitId visit = 0;
  LegCause cause = LegCause::kNext;
  std::string service;
  std::string priority_class;
  CounterNumber only_counter = 0;
  ClerkNumber only_clerk = 0;
  TimeMs effective_start_ms = 0;
  std::uint32_t of_then = 0;  // kTransfer: this one of the services still to come, from 1; 0: none of them
  bool operator==(const LegBegun&) const = default;
};
// A waiting ticket was changed: how it is now.
struct TicketChanged {
  VisitId visit = 0;
  std::string service;
  std::string priority_class;
  bool approach = false;
  std::uint32_t dossiers = 1;
  std::string reason;
  std::uint32_t of_then = 0;  // the service was this one of those still to come, from 1; 0: none of them
  bool operator==(const TicketChanged&) const = default;
};
struct Reprinted {
  VisitId visit = 0;
  bool operator==(const Reprinted&) const = default;
};
struct CounterOpened {
  CounterNumber counter = 0;
  std::string profile;
  bool operator==(const CounterOpened&) const = default;
};
struct CounterClosed {
  CounterNumber counter = 0;
  bool operator==(const CounterClosed&) const = default;
};
// Asked for the next ticket while nobody was waiting.
struct CounterReady {
  CounterNumber counter = 0;
  bool operator==(const CounterReady&) const = default;
};
// Calls nobody for a while.
struct CounterOnBreak {
  CounterNumber counter = 0;
  std::string reason;
  bool operator==(const CounterOnBreak&) const = default;
};
struct ProfileSwitched {
  CounterNumber counter = 0;
  std::string profile;
  bool operator==(const ProfileSwitched&) const = default;
};
struct Called {
  VisitId visit = 0;
  CounterNumber counter = 0;
  std::uint64_t announcement = 0;
  CallReason reason;
  bool operator==(const Called&) const = default;
};
struct Recalled {
  VisitId visit = 0;
  CounterNumber counter = 0;
  std::uint64_t announcement = 0;
  bool operator==(const Recalled&) const = default;
};
struct ServiceStarted {
  VisitId visit = 0;
  CounterNumber counter = 0;
  bool operator==(const ServiceStarted&) const = default;
};
struct Finished {
  VisitId visit = 0;
  CounterNumber counter = 0;
  std::string outcome;
  std::uint32_t dossiers = 1;
  std::string note{};
  bool forced = false;              // not by its clerk: kept apart from averages
  std::vector<std::string> then{};  // services that the clerk adds, before those still to come
  bool operator==(const Finished&) const = default;
};
// The leg ends here; a LegBegun follows.
struct Transferred {
  VisitId visit = 0;
  CounterNumber counter = 0;
  bool operator==(const Transferred&) const = default;
};
struct Parked {
  VisitId visit = 0;
  CounterNumber counter = 0;
  std::string reason;
  bool operator==(const Parked&) const = default;
};
struct Resumed {
  VisitId visit = 0;
  CounterNumber counter = 0;
  bool operator==(const Resumed&) const = default;
};
struct NoShow {
  VisitId visit = 0;
  CounterNumber counter = 0;
  bool operator==(const NoShow&) const = default;
};
enum class WithdrawalCause : std::uint8_t { kUndone = 1, kCounterClosed = 2 };
// The call is taken back: the ticket is in its line again, at its place and with the wait it had.
struct CallWithdrawn {
  VisitId visit = 0;
  CounterNumber counter = 0;
  WithdrawalCause cause = WithdrawalCause::kUndone;
  bool operator==(const CallWithdrawn&) const = default;
};
struct TicketCancelled {
  VisitId visit = 0;
  bool operator==(const TicketCancelled&) const = default;
};
struct SignedIn {
  ClerkNumber clerk = 0;
  StaffRole role = StaffRole::kClerk;
  CounterNumber counter = 0;  // 0: not at a counter
  std::string device;
  bool operator==(const SignedIn&) const = default;
};
enum class SignOutCause : std::uint8_t { kOwn = 1, kForgotten = 2, kDayEnded = 3, kRemoved = 4 };
struct SignedOut {
  ClerkNumber clerk = 0;
  SignOutCause cause = SignOutCause::kOwn;
  bool operator==(const SignedOut&) const = default;
};
struct SignInFailed {
  ClerkNumber clerk = 0;
  bool operator==(const SignInFailed&) const = default;
};
struct AppointmentBooked {
  std::string code;
  BusinessDate date = 0;
  MinuteOfDay minute = 0;
  std::string service;
  std::string procedure;
  bool operator==(const AppointmentBooked&) const = default;
};
struct AppointmentCancelled {
  std::string code;
  bool operator==(const AppointmentCancelled&) const = default;
};
struct Rated {
  VisitId visit = 0;
  std::uint32_t leg = 0;  // position, 0: the first
  CounterNumber counter = 0;
  std::uint32_t stars = 0;
  std::vector<std::uint32_t> criteria;
  bool operator==(const Rated&) const = default;
};

// Numbers were given that this record does not know, on a PC that is lost: they are never given again. The hall goes on
// behind them.
struct NumbersSkipped {
  struct Series {
    std::string letter{};
    std::uint32_t last_number = 0;
    bool operator==(const Series&) const = default;
  };
  std::vector<Series> series{};  // of this business date
  VisitId next_visit = 0;
  std::uint64_t next_announcement = 0;
  bool operator==(const NumbersSkipped&) const = default;
};
// A ticket that was written by hand and is entered afterwards; perhaps it was served meanwhile. Nobody is called by it.
struct TicketEntered {
  struct Served {
    CounterNumber counter = 0;
    TimeMs called_ms = 0;
    TimeMs ended_ms = 0;
    std::string outcome{};
    bool operator==(const Served&) const = default;
  };
  VisitId visit = 0;
  TicketNumber ticket;
  std::string service;
  std::string priority_class;
  std::string procedure;
  std::uint32_t dossiers = 1;
  TimeMs issued_ms = 0;  // as written on it
  std::optional<Served> served{};
  bool operator==(const TicketEntered&) const = default;
};

// Somebody who is signed in away from the counters has commanded something; at most once a minute.
struct StaffActive {
  ClerkNumber clerk = 0;
  bool operator==(const StaffActive&) const = default;
};

using Event =
    std::variant<SettingsApplied, DayStarted, VisitDayEnded, WallClockJumped, TicketIssued, CounterOpened,
                 CounterClosed, CounterReady, Called, Recalled, ServiceStarted, Finished, NoShow, CallWithdrawn,
                 TicketCancelled, DayPlanned, LegBegun, TicketChanged, Reprinted, CounterOnBreak, ProfileSwitched,
                 Transferred, Parked, Resumed, SignedIn, SignedOut, SignInFailed, AppointmentBooked,
                 AppointmentCancelled, Rated, NumbersSkipped, TicketEntered, StaffActive>;
using Events = std::vector<Event>;

}  // namespace motcua::hall
