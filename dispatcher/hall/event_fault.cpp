#include "dispatcher/hall/event_fault.h"

#include <algorithm>
#include <initializer_list>

namespace motcua::hall {
namespace {

using Fault = std::optional<std::string>;

// One overload per kind of event that refers to something.
class EventFault {
 public:
  explicit EventFault(const State& state) : state_(state) {}

  Fault operator()(const SettingsApplied& event) const {
    const Settings& settings = event.settings;
    if (settings.classes.empty() || settings.services.empty() || settings.profiles.empty()) {
      return "applies a configuration without classes, services or work profiles";
    }
    for (const auto& one : settings.services) {
      if (one.promises.size() != settings.classes.size()) return "applies a configuration with a promise too few";
    }
    for (const auto& one : settings.counters) {
      if (!settings.find_profile(one.profile)) return "applies a configuration with a counter without a work profile";
    }
    return std::nullopt;
  }
  Fault operator()(const VisitDayEnded& event) const {
    using enum VisitState;
    return visit(event.visit, {kWaiting, kCalled, kServing, kParked}, "ends");
  }
  Fault operator()(const TicketIssued& event) const {
    for (const auto& key : event.then) {
      if (!service(key)) return "issues a ticket for a service that does not exist";
    }
    return new_ticket(event.visit, event.ticket, event.service, event.priority_class);
  }
  Fault operator()(const TicketEntered& event) const {
    if (event.served && state_.find_counter(event.served->counter) == nullptr) return no_counter();
    const auto series = state_.series.find(event.ticket.letter);
    if (series == state_.series.end() || series->second < event.ticket.number) return "enters a number never given";
    return new_ticket(event.visit, event.ticket, event.service, event.priority_class);
  }
  Fault operator()(const NumbersSkipped& event) const {
    if (event.next_visit < state_.next_visit) return "takes visits back";
    for (const auto& one : event.series) {
      const auto own = state_.series.find(one.letter);
      if (own != state_.series.end() && one.last_number < own->second) return "takes numbers back";
    }
    return std::nullopt;
  }
  Fault operator()(const TicketChanged& event) const {
    if (!service(event.service) || !priority_class(event.priority_class)) return no_service();
    const Visit* found = state_.find_visit(event.visit);
    if (found != nullptr && event.of_then > found->then.size()) return "changes to a service that was not to come";
    return visit(event.visit, {VisitState::kWaiting}, "changes");
  }
  Fault operator()(const TicketCancelled& event) const {
    return visit(event.visit, {VisitState::kWaiting, VisitState::kParked}, "cancels");
  }
  Fault operator()(const LegBegun& event) const {
    if (!service(event.service) || !priority_class(event.priority_class)) return no_service();
    const Visit* found = state_.find_visit(event.visit);
    if (found != nullptr && event.cause == LegCause::kNext && found->then.empty()) return "begins a leg too many";
    if (found != nullptr && event.of_then > found->then.size()) return "begins a leg that was not to come";
    return visit(event.visit, {VisitState::kFinished, VisitState::kNoShow}, "goes on with");
  }
  Fault operator()(const Called& event) const {
    return at(event.counter, visit(event.visit, {VisitState::kWaiting}, "calls"));
  }
  Fault operator()(const Recalled& event) const { return at_hand(event, "recalls"); }
  Fault operator()(const ServiceStarted& event) const { return at_hand(event, "serves"); }
  Fault operator()(const Finished& event) const {
    for (const auto& key : event.then) {
      if (!service(key)) return no_service();
    }
    return at_hand(event, "finishes");
  }
  Fault operator()(const StaffActive& event) const {
    return state_.present.contains(event.clerk) ? std::nullopt : Fault("is about somebody who has not signed in");
  }
  Fault operator()(const NoShow& event) const { return at_hand(event, "gives up"); }
  Fault operator()(const Transferred& event) const { return at_hand(event, "transfers"); }
  Fault operator()(const Parked& event) const { return at_hand(event, "puts aside"); }
  Fault operator()(const Resumed& event) const {
    return at(event.counter, visit(event.visit, {VisitState::kParked}, "takes up"));
  }
  Fault operator()(const CallWithdrawn& event) const {
    using enum VisitState;
    return at(event.counter, visit(event.visit, {kCalled, kServing, kParked}, "takes back"));
  }
  Fault operator()(const Rated& event) const {
    const Visit* found = state_.find_visit(event.visit);
    if (found != nullptr && event.leg >= found->legs.size()) return "rates a leg that does not exist";
    return at(event.counter, std::nullopt);
  }
  Fault operator()(const SignedIn& event) const {
    return event.counter == 0 ? std::nullopt : at(event.counter, std::nullopt);
  }
  template <class Other>
  Fault operator()(const Other& event) const {
    if constexpr (requires { event.counter; }) return at(event.counter, std::nullopt);
    return std::nullopt;
  }

 private:
  static std::string no_counter() { return "is about a counter that does not exist"; }
  static std::string no_service() { return "is about a service or class that does not exist"; }
  bool service(std::string_view key) const { return state_.settings.find_service(key).has_value(); }
  bool priority_class(std::string_view key) const { return state_.settings.find_class(key).has_value(); }

  Fault at(CounterNumber counter, Fault visit_fault) const {
    return state_.find_counter(counter) == nullptr ? no_counter() : std::move(visit_fault);
  }
  Fault visit(VisitId id, std::initializer_list<VisitState> states, const std::string& does) const {
    const Visit* found = state_.find_visit(id);
    if (found == nullptr) return does + " a ticket that does not exist";
    const bool fits = std::find(states.begin(), states.end(), found->state) != states.end();
    if (fits) return std::nullopt;
    return does + " " + to_string(found->ticket) + ", which is not where that could happen";
  }
  template <class AtCounter>
  Fault at_hand(const AtCounter& event, const std::string& does) const {
    return at(event.counter, visit(event.visit, {VisitState::kCalled, VisitState::kServing}, does));
  }
  Fault new_ticket(VisitId id, const TicketNumber& ticket, const std::string& key, const std::string& class_key) const {
    if (!service(key) || !priority_class(class_key)) return no_service();
    if (state_.tickets.contains(ticket)) return "gives " + to_string(ticket) + " a second time";
    if (id < state_.next_visit) return "gives a visit number a second time";
    return std::nullopt;
  }

  const State& state_;
};

}  // namespace

std::optional<std::string> find_fault(const State& state, const Event& event) {
  return std::visit(EventFault(state), event);
}

}  // namespace motcua::hall
