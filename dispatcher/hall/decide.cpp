#include <cassert>
#include <utility>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/hall.h"
#include "dispatcher/hall/ready_counter.h"
#include "dispatcher/hall/settings_change.h"

namespace motcua::hall {
namespace {

using Refused = std::optional<Rejection>;
using Code = RejectionCode;

std::string name_of(CounterNumber counter) {
  return "counter " + std::to_string(counter);
}

Rejection at_counter(Code code, CounterNumber counter, const std::string& what) {
  return {code, name_of(counter) + " " + what, {}, counter};
}

// One overload per command. Each either appends events or returns the rejection, never both.
class Decider {
 public:
  Decider(const State& state, const Moment& now, Events& events) : state_(state), now_(now), events_(events) {}

  Refused operator()(const ApplySettings& command);
  Refused operator()(const Tick& command);
  Refused operator()(const NoteWallClockJump& command);
  Refused operator()(const IssueTicket& command);
  Refused operator()(const OpenCounter& command);
  Refused operator()(const CloseCounter& command);
  Refused operator()(const CallNext& command);
  Refused operator()(const Recall& command);
  Refused operator()(const StartService& command);
  Refused operator()(const Finish& command);
  Refused operator()(const FinishAndCallNext& command);
  Refused operator()(const MarkNoShow& command);
  Refused operator()(const UndoCall& command);
  Refused operator()(const CancelTicket& command);

 private:
  Refused find_open(CounterNumber number, const Counter*& counter) const;
  Refused find_current(CounterNumber number, VisitId expected, const Counter*& counter, const Visit*& visit) const;
  // As find_current, for what only makes sense while the citizen is awaited.
  Refused find_awaited(CounterNumber number, VisitId expected, const Visit*& visit) const;
  Refused find_outcome(const std::string& key, std::string& outcome) const;
  void call_next(const Counter& counter);
  void end_day();

  const State& state_;
  const Moment& now_;
  Events& events_;
};

Refused Decider::find_open(CounterNumber number, const Counter*& counter) const {
  counter = state_.find_counter(number);
  if (counter == nullptr) return at_counter(Code::kUnknownCounter, number, "does not exist");
  if (counter->state == CounterState::kClosed) return at_counter(Code::kCounterClosed, number, "is closed");
  return std::nullopt;
}

Refused Decider::find_current(CounterNumber number, VisitId expected, const Counter*& counter,
                              const Visit*& visit) const {
  if (auto refused = find_open(number, counter)) return refused;
  if (counter->current == 0) return at_counter(Code::kNoCurrentTicket, number, "has no ticket");
  visit = state_.find_visit(counter->current);
  assert(visit != nullptr);
  if (expected != 0 && expected != counter->current) {
    auto rejection =
        at_counter(Code::kNotTheCurrentTicket, number, "has another ticket now: " + to_string(visit->ticket));
    rejection.ticket = to_string(visit->ticket);
    return rejection;
  }
  return std::nullopt;
}

Refused Decider::find_awaited(CounterNumber number, VisitId expected, const Visit*& visit) const {
  const Counter* counter = nullptr;
  if (auto refused = find_current(number, expected, counter, visit)) return refused;
  if (counter->state == CounterState::kServing) {
    return Rejection{Code::kAlreadyStarted, to_string(visit->ticket) + " is being served already",
                     to_string(visit->ticket), number};
  }
  return std::nullopt;
}

Refused Decider::find_outcome(const std::string& key, std::string& outcome) const {
  outcome = key.empty() ? state_.settings.default_outcome().key : key;
  if (state_.settings.find_outcome(outcome) != nullptr) return std::nullopt;
  return Rejection{Code::kUnknownOutcome, "there is no outcome '" + key + "' at this site"};
}

void Decider::call_next(const Counter& counter) {
  const auto choice = choose_next(state_, counter, now_.hall_ms);
  if (choice) {
    events_.emplace_back(
        Called{choice->winner.visit, counter.number, state_.next_announcement, reason_of(state_, *choice)});
  } else if (counter.state != CounterState::kReady) {
    events_.emplace_back(CounterReady{counter.number});
  }
}

void Decider::end_day() {
  for (const auto& [id, visit] : state_.visits) {
    if (!ended(visit.state)) events_.emplace_back(VisitDayEnded{id});
  }
  for (const auto& [number, counter] : state_.counters) {
    if (counter.state != CounterState::kClosed) events_.emplace_back(CounterClosed{number});
  }
}

Refused Decider::operator()(const ApplySettings& command) {
  if (auto fault = find_fault(command.settings)) return Rejection{Code::kBadSettings, *fault};
  if (auto obstacle = find_obstacle(state_, command.settings)) return Rejection{Code::kBadSettings, *obstacle};
  if (merged_settings(state_, command.settings) != state_.settings) {
    events_.emplace_back(SettingsApplied{command.settings});
  }
  return std::nullopt;
}

Refused Decider::operator()(const Tick&) {
  if (state_.date == 0 || now_.hall_ms >= state_.date_ends_ms) {
    if (now_.date > state_.date) {
      end_day();
      events_.emplace_back(DayStarted{now_.date, now_.date_ends_ms});
    } else {
      // The rollover or the time zone was reconfigured: the same business date goes on, so its numbers do too.
      events_.emplace_back(DayStarted{state_.date, now_.date_ends_ms});
    }
  } else if (const Counter* ready = find_ready_counter(state_)) {
    call_next(*ready);
  }
  return std::nullopt;
}

Refused Decider::operator()(const NoteWallClockJump& command) {
  events_.emplace_back(WallClockJumped{command.by_ms});
  return std::nullopt;
}

Refused Decider::operator()(const IssueTicket& command) {
  const auto& settings = state_.settings;
  const auto service = settings.find_service(command.service);
  if (!service) return Rejection{Code::kUnknownService, "there is no service '" + command.service + "' at this site"};
  const auto& class_key = command.priority_class.empty() ? settings.classes.front().key : command.priority_class;
  const auto priority_class = settings.find_class(class_key);
  if (!priority_class) return Rejection{Code::kUnknownClass, "there is no class '" + class_key + "' at this site"};
  if (!settings.services[*service].accepting) {
    return Rejection{Code::kServiceClosed, "service '" + command.service + "' takes no tickets now"};
  }
  if (!command.procedure.empty()) {
    const Procedure* procedure = settings.find_procedure(command.procedure);
    if (procedure == nullptr || procedure->service != command.service) {
      return Rejection{Code::kUnknownProcedure,
                       "service '" + command.service + "' has no procedure '" + command.procedure + "'"};
    }
  }
  const auto& own_letter = settings.classes[*priority_class].letter;
  TicketNumber ticket{own_letter.empty() ? settings.services[*service].letter : own_letter, 1};
  const auto series = state_.series.find(ticket.letter);
  if (series != state_.series.end()) ticket.number = series->second + 1;
  if (ticket.number > settings.rules.series_max) {
    return Rejection{Code::kSeriesExhausted, "the letter " + ticket.letter + " has no number left today"};
  }
  events_.emplace_back(TicketIssued{state_.next_visit, ticket, command.service, class_key, command.procedure});
  return std::nullopt;
}

Refused Decider::operator()(const OpenCounter& command) {
  const Counter* counter = state_.find_counter(command.counter);
  if (counter == nullptr) return at_counter(Code::kUnknownCounter, command.counter, "does not exist");
  if (counter->state != CounterState::kClosed) {
    return at_counter(Code::kCounterAlreadyOpen, command.counter, "is open already");
  }
  const auto* configured = state_.settings.find_counter(command.counter);
  assert(configured != nullptr);
  const auto& profile = command.profile.empty() ? configured->profile : command.profile;
  if (!state_.settings.find_profile(profile)) {
    return Rejection{Code::kUnknownProfile, "there is no work profile '" + profile + "' at this site"};
  }
  events_.emplace_back(CounterOpened{command.counter, profile});
  return std::nullopt;
}

Refused Decider::operator()(const CloseCounter& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_open(command.counter, counter)) return refused;
  if (counter->current != 0) {
    const Visit* visit = state_.find_visit(counter->current);
    if (counter->state == CounterState::kServing || !command.release) {
      auto rejection = at_counter(Code::kCounterBusy, command.counter, "still has " + to_string(visit->ticket));
      rejection.ticket = to_string(visit->ticket);
      return rejection;
    }
    events_.emplace_back(CallWithdrawn{visit->id, command.counter, WithdrawalCause::kCounterClosed});
  }
  events_.emplace_back(CounterClosed{command.counter});
  return std::nullopt;
}

Refused Decider::operator()(const CallNext& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_open(command.counter, counter)) return refused;
  if (counter->current != 0) {
    const Visit* visit = state_.find_visit(counter->current);
    auto rejection = at_counter(Code::kCounterBusy, command.counter, "still has " + to_string(visit->ticket));
    rejection.ticket = to_string(visit->ticket);
    return rejection;
  }
  call_next(*counter);
  return std::nullopt;
}

Refused Decider::operator()(const Recall& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_awaited(command.counter, command.visit, visit)) return refused;
  if (visit->leg().recalls >= state_.settings.rules.recalls_max) {
    return Rejection{Code::kRecallLimit,
                     to_string(visit->ticket) + " was recalled " + std::to_string(visit->leg().recalls) +
                         " times, which is the most",
                     to_string(visit->ticket), command.counter};
  }
  events_.emplace_back(Recalled{visit->id, command.counter, state_.next_announcement});
  return std::nullopt;
}

Refused Decider::operator()(const StartService& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_awaited(command.counter, command.visit, visit)) return refused;
  events_.emplace_back(ServiceStarted{visit->id, command.counter});
  return std::nullopt;
}

Refused Decider::operator()(const Finish& command) {
  const Counter* counter = nullptr;
  const Visit* visit = nullptr;
  if (auto refused = find_current(command.counter, command.visit, counter, visit)) return refused;
  std::string outcome;
  if (auto refused = find_outcome(command.outcome, outcome)) return refused;
  events_.emplace_back(Finished{visit->id, command.counter, outcome});
  return std::nullopt;
}

Refused Decider::operator()(const FinishAndCallNext& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_open(command.counter, counter)) return refused;
  if (counter->current != 0 || command.visit != 0) {
    if (auto refused = (*this)(Finish{command.counter, command.visit, command.outcome})) return refused;
  }
  call_next(*counter);
  return std::nullopt;
}

Refused Decider::operator()(const MarkNoShow& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_awaited(command.counter, command.visit, visit)) return refused;
  events_.emplace_back(NoShow{visit->id, command.counter});
  return std::nullopt;
}

Refused Decider::operator()(const UndoCall& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_awaited(command.counter, command.visit, visit)) return refused;
  if (now_.hall_ms - visit->leg().called_ms > state_.settings.rules.undo_window_ms) {
    return Rejection{Code::kTooLateToUndo, "the call of " + to_string(visit->ticket) + " is too old to be undone",
                     to_string(visit->ticket), command.counter};
  }
  events_.emplace_back(CallWithdrawn{visit->id, command.counter, WithdrawalCause::kUndone});
  return std::nullopt;
}

Refused Decider::operator()(const CancelTicket& command) {
  VisitId id = command.visit;
  if (id == 0) {
    const auto number = parse_ticket(command.ticket);
    const auto found = number ? state_.tickets.find(*number) : state_.tickets.end();
    if (found != state_.tickets.end()) id = found->second;
  }
  const Visit* visit = state_.find_visit(id);
  if (visit == nullptr) {
    const auto name = command.visit != 0 ? "visit " + std::to_string(command.visit) : "ticket '" + command.ticket + "'";
    return Rejection{Code::kUnknownTicket, "there is no " + name + " today", command.ticket};
  }
  const std::string ticket = to_string(visit->ticket);
  if (ended(visit->state)) return Rejection{Code::kTicketEnded, ticket + " has ended already", ticket};
  if (visit->state != VisitState::kWaiting) {
    const CounterNumber counter = visit->leg().counter;
    return Rejection{Code::kTicketIsCalled, ticket + " is at " + name_of(counter), ticket, counter};
  }
  events_.emplace_back(TicketCancelled{id});
  return std::nullopt;
}

}  // namespace

std::optional<Rejection> decide(const State& state, const Command& command, const Moment& now, Events& events) {
  const std::size_t before = events.size();
  auto refused = std::visit(Decider(state, now, events), command);
  if (refused) events.resize(before);
  return refused;
}

}  // namespace motcua::hall
