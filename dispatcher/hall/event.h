// Everything that can happen in a hall, as it stands in the record. An event says what happened, never why it was
// allowed: apply() follows it without asking, so that a changed rule never rewrites history. All events of one command
// share one time.
#pragma once

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
  bool operator==(const CallReason&) const = default;
};

struct SettingsApplied {
  Settings settings;
  bool operator==(const SettingsApplied&) const = default;
};
struct DayStarted {
  BusinessDate date = 0;
  TimeMs ends_ms = 0;
  bool operator==(const DayStarted&) const = default;
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
  bool operator==(const TicketIssued&) const = default;
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
  bool operator==(const Finished&) const = default;
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

using Event = std::variant<SettingsApplied, DayStarted, VisitDayEnded, WallClockJumped, TicketIssued, CounterOpened,
                           CounterClosed, CounterReady, Called, Recalled, ServiceStarted, Finished, NoShow,
                           CallWithdrawn, TicketCancelled>;
using Events = std::vector<Event>;

}  // namespace motcua::hall
