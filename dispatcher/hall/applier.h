// apply(), one overload per event, in files by theme: apply_day.cpp, apply_visits.cpp, apply_counters.cpp,
// apply_gap.cpp. Asks nothing: what stands in the record happened. Only for the sources of this folder.
#pragma once

#include "dispatcher/hall/hall.h"

namespace motcua::hall {

class Applier {
 public:
  Applier(State& state, TimeMs at_ms) : state_(state), at_ms_(at_ms) {}

  void operator()(const SettingsApplied& event);
  void operator()(const DayStarted& event);
  void operator()(const DayPlanned& event) { state_.plan = event.plan; }
  void operator()(const VisitDayEnded& event);
  void operator()(const WallClockJumped&) {}
  void operator()(const AppointmentBooked& event);
  void operator()(const AppointmentCancelled& event);

  void operator()(const TicketIssued& event);
  void operator()(const TicketChanged& event);
  void operator()(const Reprinted&) {}
  void operator()(const TicketCancelled& event);
  void operator()(const LegBegun& event);
  void operator()(const NumbersSkipped& event);
  void operator()(const TicketEntered& event);

  void operator()(const CounterOpened& event);
  void operator()(const CounterClosed& event);
  void operator()(const CounterReady& event);
  void operator()(const CounterOnBreak& event);
  void operator()(const ProfileSwitched& event);
  void operator()(const Called& event);
  void operator()(const Recalled& event);
  void operator()(const CallWithdrawn& event);
  void operator()(const ServiceStarted& event);
  void operator()(const Finished& event);
  void operator()(const NoShow& event);
  void operator()(const Transferred& event);
  void operator()(const Parked& event);
  void operator()(const Resumed& event);
  void operator()(const Rated& event);

  void operator()(const SignedIn& event);
  void operator()(const SignedOut& event);
  void operator()(const StaffActive& event);
  void operator()(const SignInFailed& event);

  // Something was done at a counter: whoever is signed in there is not forgotten.
  void note_activity(const Event& event);

 private:
  // A ticket of the service's capacity is not needed any more.
  void free_place(std::size_t service);
  Visit& visit(VisitId id);
  Counter& counter(CounterNumber number);
  std::size_t service(std::string_view key) const;
  std::size_t priority_class(std::string_view key) const;
  void into_line(const Visit& visit);
  void out_of_line(const Visit& visit);
  void set(Counter& counter, CounterState state, VisitId current);
  void end(Visit& visit, VisitState how, LegEnd leg);
  // The leg is over at its counter, which is free again.
  void leave(Visit& visit, CounterNumber counter);
  void take_up(Visit& visit);  // no longer put aside
  void announce(std::uint64_t number, Visit& visit, CounterNumber counter, std::uint32_t recall);
  // What becomes of the announcements of a call that is over.
  void settle(VisitId visit, AnnouncementState state);

  State& state_;
  TimeMs at_ms_;
};

}  // namespace motcua::hall
