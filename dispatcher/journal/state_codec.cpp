#include "dispatcher/journal/state_codec.h"

#include <fmt/format.h>

#include "dispatcher/journal/event_codec.h"
#include "dispatcher/journal/settings_codec.h"

namespace motcua::journal {
namespace {

using Problem = std::optional<std::string>;

// The hall's enumerations and the record's have the same numbers, so that a cast is enough.
template <class Ours, class Theirs>
constexpr bool same(Ours ours, Theirs theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}
static_assert(same(hall::VisitState::kWaiting, record::VISIT_STATE_WAITING));
static_assert(same(hall::VisitState::kCalled, record::VISIT_STATE_CALLED));
static_assert(same(hall::VisitState::kServing, record::VISIT_STATE_SERVING));
static_assert(same(hall::VisitState::kParked, record::VISIT_STATE_PARKED));
static_assert(same(hall::VisitState::kFinished, record::VISIT_STATE_FINISHED));
static_assert(same(hall::VisitState::kNoShow, record::VISIT_STATE_NO_SHOW));
static_assert(same(hall::VisitState::kCancelled, record::VISIT_STATE_CANCELLED));
static_assert(same(hall::VisitState::kDayEnded, record::VISIT_STATE_DAY_ENDED));
static_assert(same(hall::Restriction::Kind::kNone, record::RESTRICTION_KIND_NONE));
static_assert(same(hall::Restriction::Kind::kCounter, record::RESTRICTION_KIND_COUNTER));
static_assert(same(hall::Restriction::Kind::kClerk, record::RESTRICTION_KIND_CLERK));
static_assert(same(hall::CounterState::kClosed, record::COUNTER_STATE_CLOSED));
static_assert(same(hall::CounterState::kIdle, record::COUNTER_STATE_IDLE));
static_assert(same(hall::CounterState::kReady, record::COUNTER_STATE_READY));
static_assert(same(hall::CounterState::kCalling, record::COUNTER_STATE_CALLING));
static_assert(same(hall::CounterState::kServing, record::COUNTER_STATE_SERVING));
static_assert(same(hall::CounterState::kBreak, record::COUNTER_STATE_BREAK));
static_assert(same(hall::LegEnd::kFinished, record::LEG_END_FINISHED));
static_assert(same(hall::LegEnd::kNoShow, record::LEG_END_NO_SHOW));
static_assert(same(hall::LegEnd::kTransferred, record::LEG_END_TRANSFERRED));
static_assert(same(hall::LegEnd::kCancelled, record::LEG_END_CANCELLED));
static_assert(same(hall::LegEnd::kDayEnded, record::LEG_END_DAY_ENDED));
static_assert(same(hall::LegEnd::kForced, record::LEG_END_FORCED));
static_assert(same(hall::AppointmentState::kBooked, record::APPOINTMENT_STATE_BOOKED));
static_assert(same(hall::AppointmentState::kCheckedIn, record::APPOINTMENT_STATE_CHECKED_IN));
static_assert(same(hall::AppointmentState::kCancelled, record::APPOINTMENT_STATE_CANCELLED));
static_assert(same(hall::AnnouncementState::kOpen, record::ANNOUNCEMENT_STATE_OPEN));
static_assert(same(hall::AnnouncementState::kAnswered, record::ANNOUNCEMENT_STATE_ANSWERED));
static_assert(same(hall::AnnouncementState::kWithdrawn, record::ANNOUNCEMENT_STATE_WITHDRAWN));

void put(const hall::Leg& leg, record::Leg& out) {
  out.set_service(static_cast<std::uint32_t>(leg.service));
  out.set_priority_class(static_cast<std::uint32_t>(leg.priority_class));
  out.set_restriction_kind(static_cast<record::RestrictionKind>(leg.restriction.kind));
  out.set_restriction_id(leg.restriction.id);
  out.set_queued_ms(leg.queued_ms);
  out.set_effective_start_ms(leg.effective_start_ms);
  out.set_called_ms(leg.called_ms);
  out.set_started_ms(leg.started_ms);
  out.set_ended_ms(leg.ended_ms);
  out.set_counter(leg.counter);
  out.set_recalls(leg.recalls);
  out.set_outcome(leg.outcome);
  out.set_end(static_cast<record::LegEnd>(leg.end));
  out.set_clerk(leg.clerk);
  out.set_announced_ms(leg.announced_ms);
  out.set_parked_since_ms(leg.parked_since_ms);
  out.set_parked_ms(leg.parked_ms);
  out.set_rated(leg.rated);
}

hall::Leg get(const record::Leg& in) {
  return {.service = in.service(),
          .priority_class = in.priority_class(),
          .restriction = {static_cast<hall::Restriction::Kind>(in.restriction_kind()), in.restriction_id()},
          .queued_ms = in.queued_ms(),
          .effective_start_ms = in.effective_start_ms(),
          .called_ms = in.called_ms(),
          .started_ms = in.started_ms(),
          .ended_ms = in.ended_ms(),
          .counter = in.counter(),
          .recalls = in.recalls(),
          .outcome = in.outcome(),
          .end = static_cast<hall::LegEnd>(in.end()),
          .clerk = in.clerk(),
          .announced_ms = in.announced_ms(),
          .parked_since_ms = in.parked_since_ms(),
          .parked_ms = in.parked_ms(),
          .rated = in.rated()};
}

void put(const hall::Visit& visit, record::Visit& out) {
  out.set_id(visit.id);
  to_record(visit.ticket, *out.mutable_ticket());
  out.set_issued_ms(visit.issued_ms);
  out.set_procedure(visit.procedure);
  out.set_state(static_cast<record::VisitState>(visit.state));
  for (const auto& leg : visit.legs) put(leg, *out.add_legs());
  if (visit.reason != hall::CallReason{}) to_record(visit.reason, *out.mutable_reason());
  for (const std::size_t later : visit.then) out.add_then(static_cast<std::uint32_t>(later));
  out.set_dossiers(visit.dossiers);
  out.set_approach(visit.approach);
  out.set_appointment(visit.appointment);
  out.set_calls(visit.calls);
  out.set_park_reason(visit.park_reason);
  out.set_by_hand(visit.by_hand);
}

void put(const hall::Counter& counter, record::Counter& out) {
  out.set_number(counter.number);
  out.set_state(static_cast<record::CounterState>(counter.state));
  out.set_profile(static_cast<std::uint32_t>(counter.profile));
  out.set_since_ms(counter.since_ms);
  out.set_current(counter.current);
  out.set_last_call_was_priority(counter.last_call_was_priority);
  out.set_call_before_was_priority(counter.call_before_was_priority);
  out.set_served(counter.served);
  for (const hall::VisitId parked : counter.parked) out.add_parked(parked);
  out.set_clerk(counter.clerk);
  out.set_break_reason(counter.break_reason);
  out.set_rate_visit(counter.rate_visit);
  out.set_rate_leg(counter.rate_leg);
}

hall::Counter get(const record::Counter& in) {
  return {.number = in.number(),
          .state = static_cast<hall::CounterState>(in.state()),
          .profile = in.profile(),
          .since_ms = in.since_ms(),
          .current = in.current(),
          .last_call_was_priority = in.last_call_was_priority(),
          .call_before_was_priority = in.call_before_was_priority(),
          .served = in.served(),
          .parked = {in.parked().begin(), in.parked().end()},
          .clerk = in.clerk(),
          .break_reason = in.break_reason(),
          .rate_visit = in.rate_visit(),
          .rate_leg = in.rate_leg()};
}

void put(const hall::Announcement& announcement, record::Announcement& out) {
  out.set_number(announcement.number);
  out.set_visit(announcement.visit);
  to_record(announcement.ticket, *out.mutable_ticket());
  out.set_counter(announcement.counter);
  out.set_at_ms(announcement.at_ms);
  out.set_recall(announcement.recall);
  out.set_state(static_cast<record::AnnouncementState>(announcement.state));
  out.set_approach(announcement.approach);
}

hall::Announcement get(const record::Announcement& in) {
  return {.number = in.number(),
          .visit = in.visit(),
          .ticket = from_record(in.ticket()),
          .counter = in.counter(),
          .at_ms = in.at_ms(),
          .recall = in.recall(),
          .state = static_cast<hall::AnnouncementState>(in.state()),
          .approach = in.approach()};
}

void put(const hall::DayCount& day, record::DayCount& out) {
  out.set_issued(day.issued);
  out.set_called(day.called);
  out.set_finished(day.finished);
  out.set_no_show(day.no_show);
  out.set_waiting(day.waiting);
  out.set_left(day.left);
}

hall::DayCount get(const record::DayCount& in) {
  return {.issued = in.issued(),
          .called = in.called(),
          .finished = in.finished(),
          .no_show = in.no_show(),
          .waiting = in.waiting(),
          .left = in.left()};
}

// Positions are checked before anything follows them.
Problem leg_fault(const record::Leg& leg, const hall::Settings& settings) {
  if (leg.service() >= settings.services.size()) return fmt::format("there is no service {}", leg.service());
  if (leg.priority_class() >= settings.classes.size()) return fmt::format("there is no class {}", leg.priority_class());
  if (!record::RestrictionKind_IsValid(leg.restriction_kind())) {
    return fmt::format("unknown kind of restriction {}", static_cast<int>(leg.restriction_kind()));
  }
  if (!record::LegEnd_IsValid(leg.end())) return fmt::format("unknown end of a leg {}", static_cast<int>(leg.end()));
  return std::nullopt;
}

Problem promises_fault(const hall::Settings& settings) {
  for (const auto& service : settings.services) {
    if (service.promises.size() != settings.classes.size()) {
      return fmt::format("the service {} has {} promises for {} classes", service.key, service.promises.size(),
                         settings.classes.size());
    }
  }
  return std::nullopt;
}

Problem read_visit(const record::Visit& in, hall::State& state) {
  if (in.state() == record::VISIT_STATE_NOT_SAID || !record::VisitState_IsValid(in.state())) {
    return fmt::format("visit {}: unknown state {}", in.id(), static_cast<int>(in.state()));
  }
  if (in.legs().empty()) return fmt::format("visit {}: no leg", in.id());
  hall::Visit visit{.id = in.id(),
                    .ticket = from_record(in.ticket()),
                    .issued_ms = in.issued_ms(),
                    .procedure = in.procedure(),
                    .state = static_cast<hall::VisitState>(in.state()),
                    .legs = {},
                    .reason = {},
                    .then = {in.then().begin(), in.then().end()},
                    .dossiers = in.dossiers(),
                    .approach = in.approach(),
                    .appointment = in.appointment(),
                    .calls = in.calls(),
                    .park_reason = in.park_reason(),
                    .by_hand = in.by_hand()};
  for (const std::size_t later : visit.then) {
    if (later >= state.settings.services.size()) return fmt::format("visit {}: there is no service {}", in.id(), later);
  }
  for (const auto& leg : in.legs()) {
    if (const auto fault = leg_fault(leg, state.settings)) return fmt::format("visit {}: {}", in.id(), *fault);
    visit.legs.push_back(get(leg));
  }
  if (in.has_reason()) {
    auto reason = from_record(in.reason());
    if (!reason) return fmt::format("visit {}: {}", in.id(), reason.error());
    visit.reason = std::move(*reason);
  }
  if (!state.tickets.emplace(visit.ticket, visit.id).second || !state.visits.emplace(visit.id, visit).second) {
    return fmt::format("visit {} or its ticket stands there twice", in.id());
  }
  return std::nullopt;
}

Problem read_counter(const record::Counter& in, hall::State& state) {
  if (in.state() == record::COUNTER_STATE_NOT_SAID || !record::CounterState_IsValid(in.state())) {
    return fmt::format("counter {}: unknown state {}", in.number(), static_cast<int>(in.state()));
  }
  if (in.profile() >= state.settings.profiles.size()) {
    return fmt::format("counter {}: there is no profile {}", in.number(), in.profile());
  }
  if (!state.counters.emplace(in.number(), get(in)).second) {
    return fmt::format("counter {} stands there twice", in.number());
  }
  return std::nullopt;
}

Problem read_presence(const record::Presence& in, hall::State& state) {
  if (in.role() == record::STAFF_ROLE_NOT_SAID || !record::StaffRole_IsValid(in.role())) {
    return fmt::format("clerk {}: unknown role {}", in.clerk(), static_cast<int>(in.role()));
  }
  const hall::Presence presence{static_cast<hall::StaffRole>(in.role()), in.counter(), in.device(), in.since_ms(),
                                in.active_ms()};
  if (!state.present.emplace(in.clerk(), presence).second) return fmt::format("clerk {} is there twice", in.clerk());
  return std::nullopt;
}

Problem read_appointment(const record::Appointment& in, hall::State& state) {
  if (in.state() == record::APPOINTMENT_STATE_NOT_SAID || !record::AppointmentState_IsValid(in.state())) {
    return fmt::format("appointment {}: unknown state {}", in.code(), static_cast<int>(in.state()));
  }
  const hall::Appointment booked{in.date(), in.minute(), in.service(), in.procedure(),
                                 static_cast<hall::AppointmentState>(in.state())};
  if (!state.appointments.emplace(in.code(), booked).second) {
    return fmt::format("appointment {} is there twice", in.code());
  }
  return std::nullopt;
}

Problem read_announcement(const record::Announcement& in, hall::State& state) {
  if (in.state() == record::ANNOUNCEMENT_STATE_NOT_SAID || !record::AnnouncementState_IsValid(in.state())) {
    return fmt::format("announcement {}: unknown state {}", in.number(), static_cast<int>(in.state()));
  }
  state.announcements.push_back(get(in));
  return std::nullopt;
}

template <class Field, class Read>
Problem read_all(const Field& field, hall::State& state, Read read) {
  for (const auto& one : field) {
    if (auto problem = read(one, state)) return problem;
  }
  return std::nullopt;
}

void read_plain_fields(const record::State& in, hall::State& state) {
  state.settings = from_record(in.settings());
  state.date = in.date();
  state.date_ends_ms = in.date_ends_ms();
  state.last_event_ms = in.last_event_ms();
  state.next_visit = in.next_visit();
  state.next_announcement = in.next_announcement();
  for (const auto& one : in.series()) state.series[one.letter()] = one.last_number();
  state.day = get(in.day());
  state.configured = in.has_configured() ? from_record(in.configured()) : state.settings;
  state.plan = from_record(in.plan());
  state.taken.assign(in.taken().begin(), in.taken().end());
  state.taken.resize(state.settings.services.size());
  for (const auto& one : in.pin_failures()) state.pin_failures[one.clerk()] = {one.count(), one.last_ms()};
}

void derive_lines(hall::State& state) {
  state.waiting.assign(state.settings.services.size(), 0);
  for (const auto& [id, visit] : state.visits) {
    if (visit.state != hall::VisitState::kWaiting) continue;
    const auto& leg = visit.leg();
    hall::add(state.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, id});
    ++state.waiting[leg.service];
  }
}

void put_people(const hall::State& state, record::State& out) {
  for (const auto& [clerk, presence] : state.present) {
    auto& one = *out.add_present();
    one.set_clerk(clerk);
    one.set_role(static_cast<record::StaffRole>(presence.role));
    one.set_counter(presence.counter);
    one.set_device(presence.device);
    one.set_since_ms(presence.since_ms);
    one.set_active_ms(presence.active_ms);
  }
  for (const auto& [clerk, failures] : state.pin_failures) {
    auto& one = *out.add_pin_failures();
    one.set_clerk(clerk);
    one.set_count(failures.count);
    one.set_last_ms(failures.last_ms);
  }
  for (const auto& [code, booked] : state.appointments) {
    auto& one = *out.add_appointments();
    one.set_code(code);
    one.set_date(booked.date);
    one.set_minute(booked.minute);
    one.set_service(booked.service);
    one.set_procedure(booked.procedure);
    one.set_state(static_cast<record::AppointmentState>(booked.state));
  }
}

}  // namespace

void to_record(const hall::State& state, record::State& out) {
  to_record(state.settings, *out.mutable_settings());
  out.set_date(state.date);
  out.set_date_ends_ms(state.date_ends_ms);
  out.set_last_event_ms(state.last_event_ms);
  out.set_next_visit(state.next_visit);
  out.set_next_announcement(state.next_announcement);
  for (const auto& [letter, last_number] : state.series) {
    auto& one = *out.add_series();
    one.set_letter(letter);
    one.set_last_number(last_number);
  }
  for (const auto& [id, visit] : state.visits) put(visit, *out.add_visits());
  for (const auto& [number, counter] : state.counters) put(counter, *out.add_counters());
  for (const auto& announcement : state.announcements) put(announcement, *out.add_announcements());
  put(state.day, *out.mutable_day());
  if (state.configured != state.settings) to_record(state.configured, *out.mutable_configured());
  to_record(state.plan, *out.mutable_plan());
  for (const std::uint32_t taken : state.taken) out.add_taken(taken);
  put_people(state, out);
}

tl::expected<hall::State, std::string> from_record(const record::State& in) {
  hall::State state;
  read_plain_fields(in, state);
  auto problem = promises_fault(state.settings);
  if (!problem) problem = read_all(in.visits(), state, read_visit);
  if (!problem) problem = read_all(in.counters(), state, read_counter);
  if (!problem) problem = read_all(in.announcements(), state, read_announcement);
  if (!problem) problem = read_all(in.present(), state, read_presence);
  if (!problem) problem = read_all(in.appointments(), state, read_appointment);
  if (problem) return tl::unexpected(std::move(*problem));
  derive_lines(state);
  if (auto contradiction = hall::find_contradiction(state)) return tl::unexpected(std::move(*contradiction));
  return state;
}

}  // namespace motcua::journal
