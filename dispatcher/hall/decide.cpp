// What the decisions share: finding the things that a command names.
#include <algorithm>
#include <cassert>
#include <utility>

#include "dispatcher/hall/decider.h"

namespace motcua::hall {

std::string name_of(CounterNumber counter) {
  return "counter " + std::to_string(counter);
}

Rejection at_counter(Code code, CounterNumber counter, const std::string& what) {
  return {code, name_of(counter) + " " + what, {}, counter};
}

Refused Decider::find_open(CounterNumber number, const Counter*& counter) const {
  counter = state_.find_counter(number);
  if (counter == nullptr) return at_counter(Code::kUnknownCounter, number, "does not exist");
  if (counter->state == CounterState::kClosed) return at_counter(Code::kCounterClosed, number, "is closed");
  return std::nullopt;
}

Refused Decider::find_free(CounterNumber number, const Counter*& counter) const {
  if (auto refused = find_open(number, counter)) return refused;
  if (counter->current == 0) return std::nullopt;
  const std::string ticket = to_string(state_.find_visit(counter->current)->ticket);
  auto rejection = at_counter(Code::kCounterBusy, number, "still has " + ticket);
  rejection.ticket = ticket;
  return rejection;
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

Refused Decider::find_visit(VisitId id, const std::string& ticket, const Visit*& visit) const {
  if (id == 0) {
    const auto number = parse_ticket(ticket);
    const auto found = number ? state_.tickets.find(*number) : state_.tickets.end();
    visit = found == state_.tickets.end() ? nullptr : state_.find_visit(found->second);
  } else {
    visit = state_.find_visit(id);
  }
  if (visit != nullptr) return std::nullopt;
  const auto name = id != 0 ? "visit " + std::to_string(id) : "ticket '" + ticket + "'";
  return Rejection{Code::kUnknownTicket, "there is no " + name + " today", ticket};
}

Refused Decider::find_service(const std::string& key, std::size_t& service) const {
  const auto found = state_.settings.find_service(key);
  if (!found) return Rejection{Code::kUnknownService, "there is no service '" + key + "' at this site"};
  service = *found;
  return std::nullopt;
}

// Where a citizen is sent somebody must call, by helping out too; a closed counter counts with the profile by which it
// would open.
Refused Decider::find_called_service(const std::string& key, std::size_t& service) const {
  if (auto refused = find_service(key, service)) return refused;
  const auto calls_it = [&](const auto& entry) {
    const auto* configured = state_.settings.find_counter(entry.first);
    const bool closed = entry.second.state == CounterState::kClosed && configured != nullptr;
    const auto of_closed = closed ? state_.settings.find_profile(configured->profile) : std::nullopt;
    const WorkProfile& profile = state_.settings.profiles[of_closed.value_or(entry.second.profile)];
    return std::ranges::find(profile.services, key) != profile.services.end() ||
           std::ranges::find(profile.help_out, key, &HelpOut::service) != profile.help_out.end();
  };
  if (std::ranges::any_of(state_.counters, calls_it)) return std::nullopt;
  return Rejection{Code::kNobodyCallsIt, "no counter has the service '" + key + "' in its work profile now"};
}

Refused Decider::find_class(const std::string& key, std::size_t& priority_class) const {
  const auto found = state_.settings.find_class(key);
  if (!found) return Rejection{Code::kUnknownClass, "there is no class '" + key + "' at this site"};
  priority_class = *found;
  return std::nullopt;
}

Refused Decider::find_free_class(const std::string& key, std::size_t& priority_class) const {
  if (auto refused = find_class(key, priority_class)) return refused;
  if (key != state_.settings.appointments.priority_class) return std::nullopt;
  return Rejection{Code::kUnknownClass, "the class '" + key + "' comes with an appointment alone"};
}

std::optional<Rejection> decide(const State& state, const Command& command, const Moment& now, Events& events) {
  const std::size_t before = events.size();
  auto refused = std::visit(Decider(state, now, events), command);
  if (refused) events.resize(before);
  return refused;
}

}  // namespace motcua::hall
