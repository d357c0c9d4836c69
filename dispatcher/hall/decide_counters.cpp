// Counters: open, close, break, profile; call, recall, undo, no-show.
#include <algorithm>
#include <cassert>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/decider.h"

namespace motcua::hall {
namespace {

Refused check_reason(const std::string& reason, const std::string& what) {
  if (reason.empty()) return Rejection{Code::kReasonMissing, what + " needs a reason"};
  return check_text(reason);
}

}  // namespace

void Decider::call_next(const Counter& counter) {
  const auto choice = choose_next(state_, counter, now_.hall_ms);
  if (choice) {
    events_.emplace_back(
        Called{choice->winner.visit, counter.number, state_.next_announcement, reason_of(state_, *choice)});
  } else if (counter.state != CounterState::kReady) {
    events_.emplace_back(CounterReady{counter.number});
  }
}

Refused Decider::operator()(const OpenCounter& command) {
  const Counter* counter = state_.find_counter(command.counter);
  if (counter == nullptr) return at_counter(Code::kUnknownCounter, command.counter, "does not exist");
  if (counter->state != CounterState::kClosed && counter->state != CounterState::kBreak) {
    return at_counter(Code::kCounterAlreadyOpen, command.counter, "is open already");
  }
  const auto* configured = state_.settings.find_counter(command.counter);
  assert(configured != nullptr);
  auto profile = command.profile;
  if (profile.empty()) {
    // After a break it goes on by the profile it had, also a switched one.
    profile =
        counter->state == CounterState::kBreak ? state_.settings.profiles[counter->profile].key : configured->profile;
  }
  if (!state_.settings.find_profile(profile)) {
    return Rejection{Code::kUnknownProfile, "there is no work profile '" + profile + "' at this site"};
  }
  events_.emplace_back(CounterOpened{command.counter, profile});
  return std::nullopt;
}

// With release the called and the parked tickets go back to their places.
Refused Decider::operator()(const CloseCounter& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_open(command.counter, counter)) return refused;
  const VisitId held = counter->current != 0      ? counter->current
                       : !counter->parked.empty() ? counter->parked.front()
                                                  : 0;
  if (held != 0 && (counter->state == CounterState::kServing || !command.release)) {
    const std::string ticket = to_string(state_.find_visit(held)->ticket);
    auto rejection = at_counter(Code::kCounterBusy, command.counter, "still has " + ticket);
    rejection.ticket = ticket;
    return rejection;
  }
  if (counter->current != 0) {
    events_.emplace_back(CallWithdrawn{counter->current, command.counter, WithdrawalCause::kCounterClosed});
  }
  for (const VisitId parked : counter->parked) {
    events_.emplace_back(CallWithdrawn{parked, command.counter, WithdrawalCause::kCounterClosed});
  }
  events_.emplace_back(CounterClosed{command.counter});
  return std::nullopt;
}

Refused Decider::operator()(const TakeBreak& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_free(command.counter, counter)) return refused;
  if (auto refused = check_reason(command.reason, "a break")) return refused;
  events_.emplace_back(CounterOnBreak{command.counter, command.reason});
  return std::nullopt;
}

Refused Decider::operator()(const SwitchProfile& command) {
  const Counter* counter = state_.find_counter(command.counter);
  if (counter == nullptr) return at_counter(Code::kUnknownCounter, command.counter, "does not exist");
  const auto profile = state_.settings.find_profile(command.profile);
  if (!profile) {
    return Rejection{Code::kUnknownProfile, "there is no work profile '" + command.profile + "' at this site"};
  }
  if (counter->state == CounterState::kClosed) return at_counter(Code::kCounterClosed, command.counter, "is closed");
  if (counter->profile == *profile) {
    return at_counter(Code::kNothingToChange, command.counter, "works by '" + command.profile + "' already");
  }
  events_.emplace_back(ProfileSwitched{command.counter, command.profile});
  return std::nullopt;
}

Refused Decider::operator()(const CallNext& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_free(command.counter, counter)) return refused;
  call_next(*counter);
  return std::nullopt;
}

// A chosen ticket from any line; the record keeps the reason and whom the rule would have called.
Refused Decider::operator()(const CallTicket& command) {
  const Counter* counter = nullptr;
  const Visit* visit = nullptr;
  if (auto refused = find_free(command.counter, counter)) return refused;
  if (auto refused = find_visit(0, command.ticket, visit)) return refused;
  const std::string ticket = to_string(visit->ticket);
  if (ended(visit->state)) return Rejection{Code::kTicketEnded, ticket + " has ended already", ticket};
  if (visit->state != VisitState::kWaiting) {
    return Rejection{Code::kTicketIsCalled, ticket + " is at " + name_of(visit->leg().counter), ticket,
                     visit->leg().counter};
  }
  if (auto refused = check_reason(command.reason, "the call of a chosen ticket")) return refused;
  const Leg& leg = visit->leg();
  Choice choice;
  choice.winner = candidate(state_, {leg.service, leg.priority_class, leg.restriction},
                            {leg.effective_start_ms, visit->id}, now_.hall_ms);
  if (const auto next = choose_next(state_, *counter, now_.hall_ms)) {
    choice.runner_up = next->winner.visit != visit->id ? next->winner : next->runner_up;
    choice.lines_compared = next->lines_compared;
  }
  choice.rule = CallRule::kChosen;
  CallReason reason = reason_of(state_, choice);
  reason.because = command.reason;
  events_.emplace_back(Called{visit->id, command.counter, state_.next_announcement, std::move(reason)});
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

}  // namespace motcua::hall
