// What people and the clock ask of the hall. `visit` is what the sender takes for the counter's current visit: another
// one is rejected, so that a double click never acts on the next citizen; 0 means whichever is current.
#pragma once

#include <string>
#include <variant>

#include "dispatcher/hall/settings.h"
#include "dispatcher/hall/types.h"

namespace motcua::hall {

struct ApplySettings {
  Settings settings;
};
// Something fell due (next_deadline): a new business date, a ticket for a counter that is ready.
struct Tick {};
struct NoteWallClockJump {
  DurationMs by_ms = 0;
};
struct IssueTicket {
  std::string service;
  std::string priority_class;  // empty: the ordinary class
  std::string procedure;       // empty: not said
};
struct OpenCounter {
  CounterNumber counter = 0;
  std::string profile;  // empty: the configured one
};
struct CloseCounter {
  CounterNumber counter = 0;
  bool release = false;
};
struct CallNext {
  CounterNumber counter = 0;
};
struct Recall {
  CounterNumber counter = 0;
  VisitId visit = 0;
};
struct StartService {
  CounterNumber counter = 0;
  VisitId visit = 0;
};
struct Finish {
  CounterNumber counter = 0;
  VisitId visit = 0;
  std::string outcome;  // empty: the default one
};
struct FinishAndCallNext {
  CounterNumber counter = 0;
  VisitId visit = 0;
  std::string outcome;
};
struct MarkNoShow {
  CounterNumber counter = 0;
  VisitId visit = 0;
};
struct UndoCall {
  CounterNumber counter = 0;
  VisitId visit = 0;
};
struct CancelTicket {
  VisitId visit = 0;
  std::string ticket;  // by number, when visit is 0
};

using Command = std::variant<ApplySettings, Tick, NoteWallClockJump, IssueTicket, OpenCounter, CloseCounter, CallNext,
                             Recall, StartService, Finish, FinishAndCallNext, MarkNoShow, UndoCall, CancelTicket>;

enum class RejectionCode : std::uint8_t {
  kBadSettings = 1,
  kUnknownService,
  kUnknownClass,
  kUnknownCounter,
  kUnknownProfile,
  kUnknownOutcome,
  kUnknownTicket,
  kUnknownProcedure,
  kCounterClosed,
  kCounterAlreadyOpen,
  kCounterBusy,
  kNoCurrentTicket,
  kNotTheCurrentTicket,
  kAlreadyStarted,
  kTooLateToUndo,
  kRecallLimit,
  kTicketEnded,
  kTicketIsCalled,
  kServiceClosed,
  kSeriesExhausted,
};

// Why a command had no effect. `detail` is one English sentence for logs and tools; screens word the code themselves.
struct Rejection {
  RejectionCode code{};
  std::string detail{};
  std::string ticket{};
  CounterNumber counter = 0;
  bool operator==(const Rejection&) const = default;
};

}  // namespace motcua::hall
