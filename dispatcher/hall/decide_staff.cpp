// People: who is signed in where.
#include <algorithm>

#include "dispatcher/hall/decider.h"

namespace motcua::hall {

// A wrong PIN is an event, not a rejection: it must be on the record, so that a restart forgives nobody.
Refused Decider::operator()(const SignIn& command) {
  const Clerk* clerk = state_.settings.find_clerk(command.clerk);
  if (clerk == nullptr) {
    return Rejection{Code::kUnknownClerk, "there is no clerk " + std::to_string(command.clerk) + " at this site"};
  }
  if (state_.pin_locked(command.clerk, now_.hall_ms)) {
    return Rejection{Code::kLocked, "too many wrong PINs for clerk " + std::to_string(command.clerk)};
  }
  if (!command.pin_is_right) {
    events_.emplace_back(SignInFailed{command.clerk});
    return std::nullopt;
  }
  if (command.counter != 0 && state_.find_counter(command.counter) == nullptr) {
    return at_counter(Code::kUnknownCounter, command.counter, "does not exist");
  }
  for (const auto& [number, presence] : state_.present) {
    if (number == command.clerk && presence.counter != command.counter && presence.counter != 0) {
      return Rejection{Code::kSignedInElsewhere,
                       "clerk " + std::to_string(number) + " is signed in at " + name_of(presence.counter),
                       {},
                       presence.counter};
    }
    if (number != command.clerk && command.counter != 0 && presence.counter == command.counter) {
      return at_counter(Code::kCounterTaken, command.counter, "is taken by clerk " + std::to_string(number));
    }
  }
  // A device is one person's at a time: what is commanded there is judged by who that is.
  for (const auto& [number, presence] : state_.present) {
    if (number == command.clerk || command.device.empty() || presence.device != command.device) continue;
    if (const Counter* counter = bound_by_ticket(presence)) {
      return at_counter(Code::kCounterBusy, presence.counter,
                        "still has " + to_string(state_.find_visit(counter->current)->ticket));
    }
    sign_out(number, SignOutCause::kOwn);
  }
  events_.emplace_back(SignedIn{command.clerk, clerk->role, command.counter, command.device});
  return std::nullopt;
}

// Nobody leaves a citizen alone at a counter. A greeter may not finish there, and so cannot be held there either.
const Counter* Decider::bound_by_ticket(const Presence& presence) const {
  const Counter* counter = state_.find_counter(presence.counter);
  const bool busy = counter != nullptr && counter->current != 0;
  return busy && presence.role != StaffRole::kGreeter ? counter : nullptr;
}

Refused Decider::operator()(const SignOut& command) {
  for (const auto& [number, presence] : state_.present) {
    const bool here = command.counter != 0 ? presence.counter == command.counter
                                           : presence.counter == 0 && presence.device == command.device;
    if (!here) continue;
    if (const Counter* counter = bound_by_ticket(presence)) {
      const std::string ticket = to_string(state_.find_visit(counter->current)->ticket);
      auto rejection = at_counter(Code::kCounterBusy, command.counter, "still has " + ticket);
      rejection.ticket = ticket;
      return rejection;
    }
    sign_out(number, SignOutCause::kOwn);
    return std::nullopt;
  }
  return Rejection{Code::kNotSignedIn, "nobody is signed in there", {}, command.counter};
}

Refused Decider::operator()(const NoteActivity& command) {
  for (const auto& [number, presence] : state_.present) {
    const bool there = presence.counter == 0 && !command.device.empty() && presence.device == command.device;
    if (there && now_.hall_ms - presence.active_ms >= kMinuteMs) events_.emplace_back(StaffActive{number});
  }
  return std::nullopt;
}

std::optional<TimeMs> forgotten_ms(const State& state, const Presence& presence) {
  // Signed in by the command line for somewhere else: nothing can be said of what they do.
  const bool unknown = presence.counter == 0 && presence.device.empty();
  if (state.settings.rules.sign_in_idle_ms == 0 || unknown) return std::nullopt;
  return presence.active_ms + state.settings.rules.sign_in_idle_ms;
}

bool Decider::sign_out_forgotten() {
  for (const auto& [number, presence] : state_.present) {
    const Counter* at = state_.find_counter(presence.counter);
    if (at != nullptr && at->current != 0) continue;  // not while a citizen is there
    const auto due = forgotten_ms(state_, presence);
    if (!due || *due > now_.hall_ms) continue;
    sign_out(number, SignOutCause::kForgotten);
    return true;
  }
  return false;
}

void Decider::sign_out(ClerkNumber clerk, SignOutCause cause) {
  events_.emplace_back(SignedOut{clerk, cause});
  for (const auto& [number, counter] : state_.counters) {
    if (counter.clerk != clerk || counter.state != CounterState::kReady) continue;
    events_.emplace_back(CounterOpened{number, state_.settings.profiles[counter.profile].key});
  }
}

}  // namespace motcua::hall
