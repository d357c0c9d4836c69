#include "dispatcher/journal/event_codec.h"

#include <fmt/format.h>

#include "dispatcher/journal/settings_codec.h"

namespace motcua::journal {
namespace {

template <class T>
using Decoded = tl::expected<T, std::string>;

// The hall's enumerations and the record's have the same numbers, so that a cast is enough.
template <class Ours, class Theirs>
constexpr bool same(Ours ours, Theirs theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}
static_assert(same(hall::CallRule::kLargestShare, record::CALL_RULE_LARGEST_SHARE));
static_assert(same(hall::CallRule::kLegalPriority, record::CALL_RULE_LEGAL_PRIORITY));
static_assert(same(hall::CallRule::kTurnOfOthers, record::CALL_RULE_TURN_OF_OTHERS));
static_assert(same(hall::WithdrawalCause::kUndone, record::WITHDRAWAL_CAUSE_UNDONE));
static_assert(same(hall::WithdrawalCause::kCounterClosed, record::WITHDRAWAL_CAUSE_COUNTER_CLOSED));
// A new kind of event must be added below and in events.proto, and raises the version.
static_assert(std::variant_size_v<hall::Event> == 15);

void put(const hall::Figures& figures, record::Figures& out) {
  out.set_visit(figures.visit);
  to_record(figures.ticket, *out.mutable_ticket());
  out.set_waited_ms(figures.waited_ms);
  out.set_head_start_ms(figures.head_start_ms);
  out.set_promise_ms(figures.promise_ms);
}

hall::Figures get(const record::Figures& in) {
  return {.visit = in.visit(),
          .ticket = from_record(in.ticket()),
          .waited_ms = in.waited_ms(),
          .head_start_ms = in.head_start_ms(),
          .promise_ms = in.promise_ms()};
}

void put(const hall::SettingsApplied& event, record::Event& out) {
  to_record(event.settings, *out.mutable_settings_applied()->mutable_settings());
}

void put(const hall::DayStarted& event, record::Event& out) {
  out.mutable_day_started()->set_date(event.date);
  out.mutable_day_started()->set_ends_ms(event.ends_ms);
}

void put(const hall::VisitDayEnded& event, record::Event& out) {
  out.mutable_visit_day_ended()->set_visit(event.visit);
}

void put(const hall::WallClockJumped& event, record::Event& out) {
  out.mutable_wall_clock_jumped()->set_by_ms(event.by_ms);
}

void put(const hall::TicketIssued& event, record::Event& out) {
  auto& issued = *out.mutable_ticket_issued();
  issued.set_visit(event.visit);
  to_record(event.ticket, *issued.mutable_ticket());
  issued.set_service(event.service);
  issued.set_priority_class(event.priority_class);
  issued.set_procedure(event.procedure);
}

void put(const hall::CounterOpened& event, record::Event& out) {
  out.mutable_counter_opened()->set_counter(event.counter);
  out.mutable_counter_opened()->set_profile(event.profile);
}

void put(const hall::CounterClosed& event, record::Event& out) {
  out.mutable_counter_closed()->set_counter(event.counter);
}

void put(const hall::CounterReady& event, record::Event& out) {
  out.mutable_counter_ready()->set_counter(event.counter);
}

void put(const hall::Called& event, record::Event& out) {
  auto& called = *out.mutable_called();
  called.set_visit(event.visit);
  called.set_counter(event.counter);
  called.set_announcement(event.announcement);
  to_record(event.reason, *called.mutable_reason());
}

void put(const hall::Recalled& event, record::Event& out) {
  auto& recalled = *out.mutable_recalled();
  recalled.set_visit(event.visit);
  recalled.set_counter(event.counter);
  recalled.set_announcement(event.announcement);
}

void put(const hall::ServiceStarted& event, record::Event& out) {
  out.mutable_service_started()->set_visit(event.visit);
  out.mutable_service_started()->set_counter(event.counter);
}

void put(const hall::Finished& event, record::Event& out) {
  auto& finished = *out.mutable_finished();
  finished.set_visit(event.visit);
  finished.set_counter(event.counter);
  finished.set_outcome(event.outcome);
}

void put(const hall::NoShow& event, record::Event& out) {
  out.mutable_no_show()->set_visit(event.visit);
  out.mutable_no_show()->set_counter(event.counter);
}

void put(const hall::CallWithdrawn& event, record::Event& out) {
  auto& withdrawn = *out.mutable_call_withdrawn();
  withdrawn.set_visit(event.visit);
  withdrawn.set_counter(event.counter);
  withdrawn.set_cause(static_cast<record::WithdrawalCause>(event.cause));
}

void put(const hall::TicketCancelled& event, record::Event& out) {
  out.mutable_ticket_cancelled()->set_visit(event.visit);
}

hall::TicketIssued get(const record::TicketIssued& in) {
  return {.visit = in.visit(),
          .ticket = from_record(in.ticket()),
          .service = in.service(),
          .priority_class = in.priority_class(),
          .procedure = in.procedure()};
}

Decoded<hall::Event> get(const record::Called& in) {
  auto reason = from_record(in.reason());
  if (!reason) return tl::unexpected(std::move(reason.error()));
  return hall::Called{in.visit(), in.counter(), in.announcement(), std::move(*reason)};
}

Decoded<hall::Event> get(const record::CallWithdrawn& in) {
  if (in.cause() == record::WITHDRAWAL_CAUSE_NOT_SAID || !record::WithdrawalCause_IsValid(in.cause())) {
    return tl::unexpected(fmt::format("a withdrawn call has the unknown cause {}", static_cast<int>(in.cause())));
  }
  return hall::CallWithdrawn{in.visit(), in.counter(), static_cast<hall::WithdrawalCause>(in.cause())};
}

std::string unknown_kind(const record::Event& in) {
  const auto& unknown = in.GetReflection()->GetUnknownFields(in);
  if (unknown.empty()) return "an event without a kind";
  return fmt::format("an event of the unknown kind {}", unknown.field(0).number());
}

}  // namespace

void to_record(const hall::Event& event, record::Event& out) {
  std::visit([&out](const auto& kind) { put(kind, out); }, event);
}

// One line per kind: longer than the house likes, but a list.
Decoded<hall::Event> from_record(const record::Event& in) {
  switch (in.kind_case()) {
    case record::Event::kSettingsApplied:
      return hall::SettingsApplied{from_record(in.settings_applied().settings())};
    case record::Event::kDayStarted:
      return hall::DayStarted{in.day_started().date(), in.day_started().ends_ms()};
    case record::Event::kVisitDayEnded:
      return hall::VisitDayEnded{in.visit_day_ended().visit()};
    case record::Event::kWallClockJumped:
      return hall::WallClockJumped{in.wall_clock_jumped().by_ms()};
    case record::Event::kTicketIssued:
      return get(in.ticket_issued());
    case record::Event::kCounterOpened:
      return hall::CounterOpened{in.counter_opened().counter(), in.counter_opened().profile()};
    case record::Event::kCounterClosed:
      return hall::CounterClosed{in.counter_closed().counter()};
    case record::Event::kCounterReady:
      return hall::CounterReady{in.counter_ready().counter()};
    case record::Event::kCalled:
      return get(in.called());
    case record::Event::kRecalled:
      return hall::Recalled{in.recalled().visit(), in.recalled().counter(), in.recalled().announcement()};
    case record::Event::kServiceStarted:
      return hall::ServiceStarted{in.service_started().visit(), in.service_started().counter()};
    case record::Event::kFinished:
      return hall::Finished{in.finished().visit(), in.finished().counter(), in.finished().outcome()};
    case record::Event::kNoShow:
      return hall::NoShow{in.no_show().visit(), in.no_show().counter()};
    case record::Event::kCallWithdrawn:
      return get(in.call_withdrawn());
    case record::Event::kTicketCancelled:
      return hall::TicketCancelled{in.ticket_cancelled().visit()};
    case record::Event::KIND_NOT_SET:
      break;
  }
  return tl::unexpected(unknown_kind(in));
}

void to_record(const hall::TicketNumber& ticket, record::TicketNumber& out) {
  out.set_letter(ticket.letter);
  out.set_number(ticket.number);
}

hall::TicketNumber from_record(const record::TicketNumber& in) {
  return {.letter = in.letter(), .number = in.number()};
}

void to_record(const hall::CallReason& reason, record::CallReason& out) {
  out.set_rule(static_cast<record::CallRule>(reason.rule));
  put(reason.winner, *out.mutable_winner());
  if (reason.runner_up != hall::Figures{}) put(reason.runner_up, *out.mutable_runner_up());
  out.set_lines_compared(reason.lines_compared);
}

Decoded<hall::CallReason> from_record(const record::CallReason& in) {
  if (in.rule() == record::CALL_RULE_NOT_SAID || !record::CallRule_IsValid(in.rule())) {
    return tl::unexpected(fmt::format("a call was made by the unknown rule {}", static_cast<int>(in.rule())));
  }
  hall::CallReason reason;
  reason.rule = static_cast<hall::CallRule>(in.rule());
  reason.winner = get(in.winner());
  if (in.has_runner_up()) reason.runner_up = get(in.runner_up());
  reason.lines_compared = in.lines_compared();
  return reason;
}

}  // namespace motcua::journal
