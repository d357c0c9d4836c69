// Events out of the record.
#include <algorithm>

#include <fmt/format.h>

#include "dispatcher/journal/event_codec.h"
#include "dispatcher/journal/settings_codec.h"

namespace motcua::journal {
namespace {

template <class T>
using Decoded = tl::expected<T, std::string>;

// A new kind of event must be added below, in event_put.cpp and in events.proto, and raises the version.
static_assert(std::variant_size_v<hall::Event> == 33);

// Version 1 knew no dossiers: 0 is one.
std::uint32_t dossiers_of(std::uint32_t dossiers) {
  return std::max<std::uint32_t>(dossiers, 1);
}

hall::TicketIssued get(const record::TicketIssued& in) {
  return {.visit = in.visit(),
          .ticket = from_record(in.ticket()),
          .service = in.service(),
          .priority_class = in.priority_class(),
          .procedure = in.procedure(),
          .then = {in.then().begin(), in.then().end()},
          .dossiers = dossiers_of(in.dossiers()),
          .approach = in.approach(),
          .appointment = in.appointment(),
          .effective_start_ms = in.effective_start_ms()};
}

hall::Finished get(const record::Finished& in) {
  return {in.visit(),
          in.counter(),
          in.outcome(),
          dossiers_of(in.dossiers()),
          in.note(),
          in.forced(),
          {in.then().begin(), in.then().end()}};
}

hall::TicketChanged get(const record::TicketChanged& in) {
  return {in.visit(),  in.service(), in.priority_class(), in.approach(), dossiers_of(in.dossiers()),
          in.reason(), in.of_then()};
}

hall::AppointmentBooked get(const record::AppointmentBooked& in) {
  return {in.code(), in.date(), in.minute(), in.service(), in.procedure()};
}

hall::Rated get(const record::Rated& in) {
  return {in.visit(), in.leg(), in.counter(), in.stars(), {in.criteria().begin(), in.criteria().end()}};
}

hall::NumbersSkipped get(const record::NumbersSkipped& in) {
  hall::NumbersSkipped skipped{{}, in.next_visit(), in.next_announcement()};
  for (const auto& one : in.series()) skipped.series.push_back({one.letter(), one.last_number()});
  return skipped;
}

hall::TicketEntered get(const record::TicketEntered& in) {
  hall::TicketEntered entered{in.visit(),          from_record(in.ticket()), in.service(),
                              in.priority_class(), in.procedure(),           in.dossiers(),
                              in.issued_ms()};
  if (!in.has_served()) return entered;
  const auto& served = in.served();
  entered.served = {served.counter(), served.called_ms(), served.ended_ms(), served.outcome()};
  return entered;
}

Decoded<hall::Event> get(const record::LegBegun& in) {
  if (in.cause() == record::LEG_CAUSE_NOT_SAID || !record::LegCause_IsValid(in.cause())) {
    return tl::unexpected(fmt::format("a leg was begun for the unknown cause {}", static_cast<int>(in.cause())));
  }
  return hall::LegBegun{in.visit(),
                        static_cast<hall::LegCause>(in.cause()),
                        in.service(),
                        in.priority_class(),
                        in.only_counter(),
                        in.only_clerk(),
                        in.effective_start_ms(),
                        in.of_then()};
}

Decoded<hall::Event> get(const record::SignedIn& in) {
  if (in.role() == record::STAFF_ROLE_NOT_SAID || !record::StaffRole_IsValid(in.role())) {
    return tl::unexpected(fmt::format("somebody signed in with the unknown role {}", static_cast<int>(in.role())));
  }
  return hall::SignedIn{in.clerk(), static_cast<hall::StaffRole>(in.role()), in.counter(), in.device()};
}

Decoded<hall::Event> get(const record::SignedOut& in) {
  if (in.cause() == record::SIGN_OUT_CAUSE_NOT_SAID || !record::SignOutCause_IsValid(in.cause())) {
    return tl::unexpected(
        fmt::format("somebody was signed out for the unknown cause {}", static_cast<int>(in.cause())));
  }
  return hall::SignedOut{in.clerk(), static_cast<hall::SignOutCause>(in.cause())};
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

// One line per kind: longer than the house likes, but a list.
Decoded<hall::Event> from_record(const record::Event& in) {
  switch (in.kind_case()) {
    case record::Event::kSettingsApplied:
      return hall::SettingsApplied{from_record(in.settings_applied().settings())};
    case record::Event::kDayStarted:
      return hall::DayStarted{in.day_started().date(), in.day_started().ends_ms(),
                              from_record(in.day_started().plan())};
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
      return get(in.finished());
    case record::Event::kNoShow:
      return hall::NoShow{in.no_show().visit(), in.no_show().counter()};
    case record::Event::kCallWithdrawn:
      return get(in.call_withdrawn());
    case record::Event::kTicketCancelled:
      return hall::TicketCancelled{in.ticket_cancelled().visit()};
    case record::Event::kDayPlanned:
      return hall::DayPlanned{from_record(in.day_planned().plan())};
    case record::Event::kLegBegun:
      return get(in.leg_begun());
    case record::Event::kTicketChanged:
      return get(in.ticket_changed());
    case record::Event::kReprinted:
      return hall::Reprinted{in.reprinted().visit()};
    case record::Event::kCounterOnBreak:
      return hall::CounterOnBreak{in.counter_on_break().counter(), in.counter_on_break().reason()};
    case record::Event::kProfileSwitched:
      return hall::ProfileSwitched{in.profile_switched().counter(), in.profile_switched().profile()};
    case record::Event::kTransferred:
      return hall::Transferred{in.transferred().visit(), in.transferred().counter()};
    case record::Event::kParked:
      return hall::Parked{in.parked().visit(), in.parked().counter(), in.parked().reason()};
    case record::Event::kResumed:
      return hall::Resumed{in.resumed().visit(), in.resumed().counter()};
    case record::Event::kSignedIn:
      return get(in.signed_in());
    case record::Event::kSignedOut:
      return get(in.signed_out());
    case record::Event::kSignInFailed:
      return hall::SignInFailed{in.sign_in_failed().clerk()};
    case record::Event::kStaffActive:
      return hall::StaffActive{in.staff_active().clerk()};
    case record::Event::kAppointmentBooked:
      return get(in.appointment_booked());
    case record::Event::kAppointmentCancelled:
      return hall::AppointmentCancelled{in.appointment_cancelled().code()};
    case record::Event::kRated:
      return get(in.rated());
    case record::Event::kNumbersSkipped:
      return get(in.numbers_skipped());
    case record::Event::kTicketEntered:
      return get(in.ticket_entered());
    case record::Event::KIND_NOT_SET:
      break;
  }
  return tl::unexpected(unknown_kind(in));
}

}  // namespace motcua::journal
