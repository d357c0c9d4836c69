// The configuration, and what happens by itself: the business date, recalls and no-shows, forgotten services and
// sign-ins, tickets for counters that are ready.
#include <algorithm>

#include "dispatcher/hall/decider.h"
#include "dispatcher/hall/ready_counter.h"
#include "dispatcher/hall/settings_change.h"
#include "dispatcher/hall/timetable.h"
#include "planted/bugs.h"

namespace motcua::hall {

Refused Decider::operator()(const ApplySettings& command) {
  if (auto fault = find_fault(command.settings)) return Rejection{Code::kBadSettings, *fault};
  if (command.settings == state_.configured) return std::nullopt;
  if (auto obstacle = find_obstacle(state_, on_date(command.settings, state_.date))) {
    return Rejection{Code::kBadSettings, *obstacle};
  }
  if (auto obstacle = find_booked(state_, command.settings)) return Rejection{Code::kBadSettings, *obstacle};
  for (const auto& [number, presence] : state_.present) {
    const Clerk* clerk = command.settings.find_clerk(number);
    if (clerk == nullptr || clerk->role != presence.role) sign_out(number, SignOutCause::kRemoved);
  }
  events_.emplace_back(SettingsApplied{command.settings});
  if (state_.date == 0) return std::nullopt;
  // A record of version 1 knows no midday, and a corrected time zone another one.
  const TimeMs midday_ms = now_.date == state_.date && now_.midday_ms != 0 ? now_.midday_ms : state_.plan.midday_ms;
  // By that zone, or another rollover, the date may end at another moment, or be over.
  TimeMs ends_ms = state_.date_ends_ms;
  if (now_.date == state_.date && now_.date_ends_ms > now_.hall_ms) ends_ms = now_.date_ends_ms;
  if (now_.date > state_.date) ends_ms = std::min(ends_ms, now_.hall_ms);
  auto plan = plan_day(command.settings, state_.date, midday_ms);
  if (ends_ms != state_.date_ends_ms) {
    events_.emplace_back(DayStarted{state_.date, ends_ms, std::move(plan)});
  } else if (plan != state_.plan) {
    events_.emplace_back(DayPlanned{std::move(plan)});
  }
  return std::nullopt;
}

Refused Decider::operator()(const NoteWallClockJump& command) {
  events_.emplace_back(WallClockJumped{command.by_ms});
  return std::nullopt;
}

void Decider::start_day() {
  if (now_.date <= state_.date) {
    // The rollover or the time zone was reconfigured: the same business date goes on, so its numbers do too.
    events_.emplace_back(DayStarted{state_.date, now_.date_ends_ms, state_.plan});
    return;
  }
  for (const auto& [id, visit] : state_.visits) {
    const bool at_counter = visit.state == VisitState::kCalled || visit.state == VisitState::kServing;
    if (planted::is_planted(planted::Bug::kLeftoversServed) && at_counter) {
      events_.emplace_back(Finished{id, visit.leg().counter, state_.settings.default_outcome().key, visit.dossiers});
    } else if (!ended(visit.state)) {
      events_.emplace_back(VisitDayEnded{id});
    }
  }
  for (const auto& [number, counter] : state_.counters) {
    if (counter.state != CounterState::kClosed) events_.emplace_back(CounterClosed{number});
  }
  for (const auto& [number, presence] : state_.present) {
    events_.emplace_back(SignedOut{number, SignOutCause::kDayEnded});
  }
  events_.emplace_back(
      DayStarted{now_.date, now_.date_ends_ms, plan_day(state_.configured, now_.date, now_.midday_ms)});
}

std::optional<TimeMs> next_ring_ms(const State& state, const Counter& counter) {
  if (counter.state != CounterState::kCalling) return std::nullopt;
  const Rules& rules = state.settings.rules;
  const Leg& leg = state.find_visit(counter.current)->leg();
  if (rules.recall_every_ms != 0 && leg.recalls < rules.recalls_max) return leg.announced_ms + rules.recall_every_ms;
  if (rules.no_show_after_ms != 0) return leg.announced_ms + rules.no_show_after_ms;
  return std::nullopt;
}

// One-key clerks never say that the service has begun: a call that no clock ends counts as well.
std::optional<TimeMs> in_service_since_ms(const State& state, const Counter& counter) {
  if (counter.state == CounterState::kServing) return counter.since_ms;
  const bool waited_for = counter.state == CounterState::kCalling && !next_ring_ms(state, counter);
  return waited_for ? std::optional(counter.since_ms) : std::nullopt;
}

std::optional<TimeMs> forced_end_ms(const State& state, const Counter& counter) {
  const auto since = in_service_since_ms(state, counter);
  if (!since || state.settings.rules.forced_end_ms == 0) return std::nullopt;
  return *since + state.settings.rules.forced_end_ms;
}

// A recall, or after the last of them a no-show.
bool Decider::ring_again(const Counter& counter) {
  const auto due = next_ring_ms(state_, counter);
  if (!due || *due > now_.hall_ms) return false;
  const Rules& rules = state_.settings.rules;
  if (rules.recall_every_ms != 0 && state_.find_visit(counter.current)->leg().recalls < rules.recalls_max) {
    events_.emplace_back(Recalled{counter.current, counter.number, state_.next_announcement});
  } else {
    events_.emplace_back(NoShow{counter.current, counter.number});
  }
  return true;
}

void Decider::end_forgotten_service(const Counter& counter) {
  const Visit& visit = *state_.find_visit(counter.current);
  const auto& outcome = state_.settings.default_outcome().key;
  finish(visit, {visit.id, counter.number, outcome, visit.dossiers, {}, true});
}

// One thing at a time: the shell asks again until nothing is due.
Refused Decider::operator()(const Tick&) {
  if (state_.date == 0 || now_.hall_ms >= state_.date_ends_ms) {
    start_day();
    return std::nullopt;
  }
  for (const auto& [number, counter] : state_.counters) {
    if (ring_again(counter)) return std::nullopt;
    const auto forced = forced_end_ms(state_, counter);
    if (forced && *forced <= now_.hall_ms) {
      end_forgotten_service(counter);
      return std::nullopt;
    }
  }
  if (sign_out_forgotten()) return std::nullopt;
  if (const Counter* ready = find_ready_counter(state_, now_.hall_ms)) call_next(*ready);
  return std::nullopt;
}

}  // namespace motcua::hall
