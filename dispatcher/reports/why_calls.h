// The calls of one ticket, or of two, on one business date, each with how the other one stood at that moment. Folded
// out of the record by hall::apply; the rule's own functions compare. One thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/state.h"
#include "dispatcher/journal/record.h"
#include "dispatcher/reports/local_clock.h"
#include "dispatcher/reports/why.h"

namespace motcua::reports {

// Why the called ticket went before the other one.
enum class Because {
  // The other one did not wait:
  kNotIssued,
  kAtCounter,
  kParked,
  kEnded,
  // it waited, but not for this counter at this moment:
  kWindow,
  kOnlyCounter,
  kOnlyClerk,
  kNotInProfile,
  // it could have been called:
  kChosen,
  kLegalPriority,
  kTurnOfOthers,
  kOrderOfProfile,
  kShare,
  kEqual,
  kAsRecorded,  // today's rule would have called the other one: the record's word stands
};
constexpr bool waited(Because because) {
  return because > Because::kEnded;
}

struct OtherTicket {
  Because because = Because::kNotIssued;
  std::optional<hall::Candidate> figures;  // while it waited
  std::uint32_t where = 0;                 // a counter or clerk, as `because` says
  hall::TimeMs window_opens_ms = 0;
};

struct Call {
  hall::TimeMs at_ms = 0;
  hall::CounterNumber counter = 0;
  hall::CallReason reason;
  OtherTicket other;
};

struct TicketStory {
  std::optional<hall::Visit> visit;  // as it stood at the end of the date, or of the record; none: no such ticket
  std::vector<Call> calls;           // those that were not taken back
};

class WhyFold {
 public:
  explicit WhyFold(const Question& question) : question_(question) {}

  tl::expected<void, std::string> follow(const journal::Record& record);
  void end();
  // Everything about the date asked for has been read.
  bool complete() const { return complete_; }

  // After end():
  hall::BusinessDate first_date() const { return first_date_; }
  hall::BusinessDate last_date() const { return state_.date; }
  hall::BusinessDate date() const { return question_.date != 0 ? question_.date : state_.date; }
  bool date_found() const { return date_found_; }
  const TicketStory& ticket() const { return stories_[0]; }
  const TicketStory& other() const { return stories_[1]; }
  LocalClock& clock() { return clock_; }

 private:
  bool asked() const { return state_.date != 0 && (question_.date == 0 || state_.date == question_.date); }
  void leave_date();
  void note(const hall::Called& event, hall::TimeMs at_ms);
  void note(const hall::CallWithdrawn& event);
  int story_of(hall::VisitId visit) const;  // -1: neither
  const hall::TicketNumber* number(std::size_t story) const;

  Question question_;
  hall::State state_;
  std::array<TicketStory, 2> stories_;
  hall::BusinessDate first_date_ = 0;
  bool date_found_ = false;
  bool complete_ = false;
  LocalClock clock_;
};

// How `other` (null: not issued yet) stood when `called` was called to the counter; the state is that of the moment
// before.
OtherTicket compare(const hall::State& state, const hall::Called& event, const hall::Visit* other, hall::TimeMs at_ms);

}  // namespace motcua::reports
