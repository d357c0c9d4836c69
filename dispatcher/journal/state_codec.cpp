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
          .outcome = in.outcome()};
}

void put(const hall::Visit& visit, record::Visit& out) {
  out.set_id(visit.id);
  to_record(visit.ticket, *out.mutable_ticket());
  out.set_issued_ms(visit.issued_ms);
  out.set_procedure(visit.procedure);
  out.set_state(static_cast<record::VisitState>(visit.state));
  for (const auto& leg : visit.legs) put(leg, *out.add_legs());
  if (visit.reason != hall::CallReason{}) to_record(visit.reason, *out.mutable_reason());
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
}

hall::Counter get(const record::Counter& in) {
  return {.number = in.number(),
          .state = static_cast<hall::CounterState>(in.state()),
          .profile = in.profile(),
          .since_ms = in.since_ms(),
          .current = in.current(),
          .last_call_was_priority = in.last_call_was_priority(),
          .call_before_was_priority = in.call_before_was_priority(),
          .served = in.served()};
}

void put(const hall::Announcement& announcement, record::Announcement& out) {
  out.set_number(announcement.number);
  out.set_visit(announcement.visit);
  to_record(announcement.ticket, *out.mutable_ticket());
  out.set_counter(announcement.counter);
  out.set_at_ms(announcement.at_ms);
  out.set_recall(announcement.recall);
  out.set_state(static_cast<record::AnnouncementState>(announcement.state));
}

hall::Announcement get(const record::Announcement& in) {
  return {.number = in.number(),
          .visit = in.visit(),
          .ticket = from_record(in.ticket()),
          .counter = in.counter(),
          .at_ms = in.at_ms(),
          .recall = in.recall(),
          .state = static_cast<hall::AnnouncementState>(in.state())};
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
                    .reason = {}};
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
}

tl::expected<hall::State, std::string> from_record(const record::State& in) {
  hall::State state;
  read_plain_fields(in, state);
  auto problem = promises_fault(state.settings);
  if (!problem) problem = read_all(in.visits(), state, read_visit);
  if (!problem) problem = read_all(in.counters(), state, read_counter);
  if (!problem) problem = read_all(in.announcements(), state, read_announcement);
  if (problem) return tl::unexpected(std::move(*problem));
  derive_lines(state);
  if (auto contradiction = hall::find_contradiction(state)) return tl::unexpected(std::move(*contradiction));
  return state;
}

}  // namespace motcua::journal
