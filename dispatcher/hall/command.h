// What people and the clock ask of the hall. `visit` is what the sender takes for the counter's current visit: another
// one is rejected, so that a double click never acts on the next citizen; 0 means whichever is current.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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
  std::string service{};
  std::string priority_class{};     // empty: the ordinary class
  std::string procedure{};          // empty: not said
  std::vector<std::string> then{};  // further services of the visit, in order
  std::uint32_t dossiers = 0;       // 0: one
  bool approach = false;
};
struct OpenCounter {
  CounterNumber counter = 0;
  std::string profile{};  // empty: the configured one
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
  std::string outcome{};       // empty: the default one
  std::uint32_t dossiers = 0;  // 0: as many as the ticket says
  std::string note{};
  std::vector<std::string> then{};  // further services, before those still to come
};
struct FinishAndCallNext {
  CounterNumber counter = 0;
  VisitId visit = 0;
  std::string outcome{};
  std::uint32_t dossiers = 0;
  std::string note{};
  std::vector<std::string> then{};
};
struct ForceFinish {
  CounterNumber counter = 0;
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
  std::string ticket{};  // by number, when visit is 0
};
struct CallTicket {
  CounterNumber counter = 0;
  std::string ticket{};
  std::string reason{};
};
struct Reinstate {
  VisitId visit = 0;
  std::string ticket{};
};
struct Park {
  CounterNumber counter = 0;
  VisitId visit = 0;
  std::string reason{};
};
struct Resume {
  CounterNumber counter = 0;
  VisitId visit = 0;
  std::string ticket{};
};
struct Transfer {
  CounterNumber counter = 0;
  VisitId visit = 0;
  std::string service{};  // empty: the one it has
  CounterNumber to_counter = 0;
  ClerkNumber to_clerk = 0;
  std::optional<TransferPlace> place{};  // none: as configured
};
struct TakeBreak {
  CounterNumber counter = 0;
  std::string reason{};
};
struct ChangeTicket {
  VisitId visit = 0;
  std::string ticket{};
  std::string priority_class{};
  std::string service{};
  bool approach = false;
  std::uint32_t dossiers = 0;
  std::string reason{};
};
struct Reprint {
  VisitId visit = 0;
  std::string ticket{};
};
// The shell has looked at the PIN already.
struct SignIn {
  ClerkNumber clerk = 0;
  bool pin_is_right = false;
  CounterNumber counter = 0;
  std::string device{};
};
struct SignOut {
  CounterNumber counter = 0;  // 0: whoever is signed in at `device`
  std::string device{};
};
// A command came from this device: whoever is signed in there is not forgotten.
struct NoteActivity {
  std::string device{};
};
struct SwitchProfile {
  CounterNumber counter = 0;
  std::string profile{};
};
struct BookAppointment {
  std::string code{};
  BusinessDate date = 0;
  MinuteOfDay minute = 0;
  std::string service{};
  std::string procedure{};
  bool check_only = false;  // whether it could be booked
};
struct CancelAppointment {
  std::string code{};
};
struct CheckIn {
  std::string code{};
  bool approach = false;
};
struct Rate {
  CounterNumber counter = 0;
  std::uint32_t stars = 0;
  std::vector<std::uint32_t> criteria{};
  VisitId visit = 0;  // whom the citizen's screen showed; 0: whoever was finished last
};

// The hall goes on from a copy of the record (DESIGN: situation 36). Every series of the date, the visits and the
// announcements skip so far that what was given in the gap is not given again.
struct SkipNumbers {
  std::uint32_t by = 0;  // numbers of each series
  // What is known of the gap from elsewhere, e.g. a damaged record: it is skipped as well.
  std::map<std::string, std::uint32_t> given{};  // letter -> the last number, on this business date
  VisitId next_visit = 0;
  std::uint64_t next_announcement = 0;
};
// A ticket that was written by hand while there was no dispatcher. With a counter and times it was served already.
struct EnterTicket {
  std::string ticket{};
  std::string service{};
  std::string priority_class{};  // empty: the ordinary class
  TimeMs issued_ms = 0;
  CounterNumber counter = 0;  // 0: it waits still
  TimeMs called_ms = 0;
  TimeMs ended_ms = 0;
  std::string outcome{};       // empty: the default one
  std::uint32_t dossiers = 0;  // 0: one
  std::string procedure{};
};

using Command =
    std::variant<ApplySettings, Tick, NoteWallClockJump, IssueTicket, OpenCounter, CloseCounter, CallNext, Recall,
                 StartService, Finish, FinishAndCallNext, MarkNoShow, UndoCall, CancelTicket, ForceFinish, CallTicket,
                 Reinstate, Park, Resume, Transfer, TakeBreak, ChangeTicket, Reprint, SignIn, SignOut, SwitchProfile,
                 BookAppointment, CancelAppointment, CheckIn, Rate, SkipNumbers, EnterTicket, NoteActivity>;

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
  kUnknownClerk,
  kUnknownAppointment,
  kHallClosed,
  kCapacityReached,
  kTooManyDossiers,
  kReasonMissing,
  kTicketNotWaiting,
  kNotParkedHere,
  kNotANoShow,
  kNoteIsPersonal,
  kNothingToChange,
  kSignedInElsewhere,
  kCounterTaken,
  kNotSignedIn,
  kWrongPin,
  kLocked,
  kAppointmentUsed,
  kWrongDay,
  kAppointmentDiffers,
  kNothingToRate,
  kBadValue,
  kNotServing,
  kTicketExists,
  kOtherSeries,
  kNumberNotGiven,
  kTimeNotToday,
  kNobodyCallsIt,
};

// Why a command had no effect. `detail` is one English sentence for logs and tools; screens word the code themselves.
struct Rejection {
  RejectionCode code{};
  std::string detail{};
  std::string ticket{};
  CounterNumber counter = 0;
  BusinessDate date = 0;  // another day to come on, 0: none
  bool operator==(const Rejection&) const = default;
};

}  // namespace motcua::hall
