// Events into the record.
#include "dispatcher/journal/event_codec.h"
#include "dispatcher/journal/settings_codec.h"

namespace motcua::journal {
namespace {

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
static_assert(same(hall::CallRule::kChosen, record::CALL_RULE_CHOSEN));
static_assert(same(hall::CallRule::kOrderOfProfile, record::CALL_RULE_ORDER_OF_PROFILE));
static_assert(same(hall::LegCause::kNext, record::LEG_CAUSE_NEXT));
static_assert(same(hall::LegCause::kTransfer, record::LEG_CAUSE_TRANSFER));
static_assert(same(hall::LegCause::kReinstated, record::LEG_CAUSE_REINSTATED));
static_assert(same(hall::StaffRole::kClerk, record::STAFF_ROLE_CLERK));
static_assert(same(hall::StaffRole::kGreeter, record::STAFF_ROLE_GREETER));
static_assert(same(hall::StaffRole::kManager, record::STAFF_ROLE_MANAGER));
static_assert(same(hall::StaffRole::kOperator, record::STAFF_ROLE_OPERATOR));
static_assert(same(hall::SignOutCause::kOwn, record::SIGN_OUT_CAUSE_OWN));
static_assert(same(hall::SignOutCause::kForgotten, record::SIGN_OUT_CAUSE_FORGOTTEN));
static_assert(same(hall::SignOutCause::kDayEnded, record::SIGN_OUT_CAUSE_DAY_ENDED));
static_assert(same(hall::SignOutCause::kRemoved, record::SIGN_OUT_CAUSE_REMOVED));

void put(const hall::SettingsApplied& event, record::Event& out) {
  to_record(event.settings, *out.mutable_settings_applied()->mutable_settings());
}

void put(const hall::DayStarted& event, record::Event& out) {
  out.mutable_day_started()->set_date(event.date);
  out.mutable_day_started()->set_ends_ms(event.ends_ms);
  to_record(event.plan, *out.mutable_day_started()->mutable_plan());
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
  for (const auto& key : event.then) issued.add_then(key);
  issued.set_dossiers(event.dossiers);
  issued.set_approach(event.approach);
  issued.set_appointment(event.appointment);
  issued.set_effective_start_ms(event.effective_start_ms);
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
  finished.set_dossiers(event.dossiers);
  finished.set_note(event.note);
  finished.set_forced(event.forced);
  for (const auto& key : event.then) finished.add_then(key);
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

void put(const hall::DayPlanned& event, record::Event& out) {
  to_record(event.plan, *out.mutable_day_planned()->mutable_plan());
}

void put(const hall::LegBegun& event, record::Event& out) {
  auto& leg = *out.mutable_leg_begun();
  leg.set_visit(event.visit);
  leg.set_cause(static_cast<record::LegCause>(event.cause));
  leg.set_service(event.service);
  leg.set_priority_class(event.priority_class);
  leg.set_only_counter(event.only_counter);
  leg.set_only_clerk(event.only_clerk);
  leg.set_effective_start_ms(event.effective_start_ms);
  leg.set_of_then(event.of_then);
}

void put(const hall::TicketChanged& event, record::Event& out) {
  auto& changed = *out.mutable_ticket_changed();
  changed.set_visit(event.visit);
  changed.set_service(event.service);
  changed.set_priority_class(event.priority_class);
  changed.set_approach(event.approach);
  changed.set_dossiers(event.dossiers);
  changed.set_reason(event.reason);
  changed.set_of_then(event.of_then);
}

void put(const hall::Reprinted& event, record::Event& out) {
  out.mutable_reprinted()->set_visit(event.visit);
}

void put(const hall::CounterOnBreak& event, record::Event& out) {
  out.mutable_counter_on_break()->set_counter(event.counter);
  out.mutable_counter_on_break()->set_reason(event.reason);
}

void put(const hall::ProfileSwitched& event, record::Event& out) {
  out.mutable_profile_switched()->set_counter(event.counter);
  out.mutable_profile_switched()->set_profile(event.profile);
}

void put(const hall::Transferred& event, record::Event& out) {
  out.mutable_transferred()->set_visit(event.visit);
  out.mutable_transferred()->set_counter(event.counter);
}

void put(const hall::Parked& event, record::Event& out) {
  out.mutable_parked()->set_visit(event.visit);
  out.mutable_parked()->set_counter(event.counter);
  out.mutable_parked()->set_reason(event.reason);
}

void put(const hall::Resumed& event, record::Event& out) {
  out.mutable_resumed()->set_visit(event.visit);
  out.mutable_resumed()->set_counter(event.counter);
}

void put(const hall::SignedIn& event, record::Event& out) {
  auto& signed_in = *out.mutable_signed_in();
  signed_in.set_clerk(event.clerk);
  signed_in.set_role(static_cast<record::StaffRole>(event.role));
  signed_in.set_counter(event.counter);
  signed_in.set_device(event.device);
}

void put(const hall::SignedOut& event, record::Event& out) {
  out.mutable_signed_out()->set_clerk(event.clerk);
  out.mutable_signed_out()->set_cause(static_cast<record::SignOutCause>(event.cause));
}

void put(const hall::SignInFailed& event, record::Event& out) {
  out.mutable_sign_in_failed()->set_clerk(event.clerk);
}

void put(const hall::StaffActive& event, record::Event& out) {
  out.mutable_staff_active()->set_clerk(event.clerk);
}

void put(const hall::AppointmentBooked& event, record::Event& out) {
  auto& booked = *out.mutable_appointment_booked();
  booked.set_code(event.code);
  booked.set_date(event.date);
  booked.set_minute(event.minute);
  booked.set_service(event.service);
  booked.set_procedure(event.procedure);
}

void put(const hall::AppointmentCancelled& event, record::Event& out) {
  out.mutable_appointment_cancelled()->set_code(event.code);
}

void put(const hall::Rated& event, record::Event& out) {
  auto& rated = *out.mutable_rated();
  rated.set_visit(event.visit);
  rated.set_leg(event.leg);
  rated.set_counter(event.counter);
  rated.set_stars(event.stars);
  for (const auto one : event.criteria) rated.add_criteria(one);
}

void put(const hall::NumbersSkipped& event, record::Event& out) {
  auto& skipped = *out.mutable_numbers_skipped();
  for (const auto& one : event.series) {
    auto& series = *skipped.add_series();
    series.set_letter(one.letter);
    series.set_last_number(one.last_number);
  }
  skipped.set_next_visit(event.next_visit);
  skipped.set_next_announcement(event.next_announcement);
}

void put(const hall::TicketEntered& event, record::Event& out) {
  auto& entered = *out.mutable_ticket_entered();
  entered.set_visit(event.visit);
  to_record(event.ticket, *entered.mutable_ticket());
  entered.set_service(event.service);
  entered.set_priority_class(event.priority_class);
  entered.set_procedure(event.procedure);
  entered.set_dossiers(event.dossiers);
  entered.set_issued_ms(event.issued_ms);
  if (!event.served) return;
  entered.mutable_served()->set_counter(event.served->counter);
  entered.mutable_served()->set_called_ms(event.served->called_ms);
  entered.mutable_served()->set_ended_ms(event.served->ended_ms);
  entered.mutable_served()->set_outcome(event.served->outcome);
}

}  // namespace

void to_record(const hall::Event& event, record::Event& out) {
  std::visit([&out](const auto& kind) { put(kind, out); }, event);
}

}  // namespace motcua::journal
