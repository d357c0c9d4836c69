// Random events of every kind and random settings, for properties. Texts are arbitrary bytes: what comes in must come
// out.
#pragma once

#include <rapidcheck.h>

#include "dispatcher/journal/record.h"

namespace motcua::test {

template <class T>
T any() {
  return *rc::gen::arbitrary<T>();
}
inline std::string any_text() {
  return *rc::gen::string<std::string>();
}
inline hall::Text any_name() {
  hall::Text name{any_text(), any_text()};
  if (any<bool>()) name.others[any_text()] = any_text();
  return name;
}
inline hall::TicketNumber any_ticket() {
  return {any_text(), any<std::uint32_t>()};
}

template <class T, class Make>
std::vector<T> some(Make make) {
  std::vector<T> things(*rc::gen::inRange<std::size_t>(0, 4));
  for (auto& thing : things) thing = make();
  return things;
}

inline hall::Service any_service() {
  const auto promise = [] { return hall::Promise{any<std::int64_t>(), any<std::int64_t>()}; };
  return {any_text(),          any_text(), any_name(), any<bool>(), any<bool>(), some<hall::Promise>(promise),
          any<std::uint32_t>()};
}

inline hall::WorkProfile any_profile() {
  const auto help = [] { return hall::HelpOut{any_text(), any<std::int64_t>(), any<bool>()}; };
  return {any_text(), any_name(), some<std::string>(any_text), any<bool>(), some<hall::HelpOut>(help)};
}

inline hall::CounterSettings any_counter() {
  return {any<std::uint32_t>(), any_name(), any_text()};
}

inline hall::Hours any_hours() {
  const auto span = [] { return hall::Hours::Span{any<std::uint32_t>(), any<std::uint32_t>()}; };
  return {any<std::uint32_t>(), some<hall::Hours::Span>(span), any<std::uint32_t>(), any<bool>()};
}

inline hall::Rules any_rules() {
  hall::Rules rules{any<bool>(), any<bool>(), any<std::uint32_t>(), any<std::int64_t>(), any<std::uint32_t>()};
  rules.recall_every_ms = any<std::int64_t>();
  rules.no_show_after_ms = any<std::int64_t>();
  rules.reinstate_behind = any<std::uint32_t>();
  rules.reinstate_within_ms = any<std::int64_t>();
  rules.transfer_place = static_cast<hall::TransferPlace>(*rc::gen::inRange(1, 4));
  rules.dossiers_max = any<std::uint32_t>();
  rules.bulk_from = any<std::uint32_t>();
  rules.bulk_class = any_text();
  rules.long_service_ms = any<std::int64_t>();
  rules.forced_end_ms = any<std::int64_t>();
  rules.sign_in_required = any<bool>();
  rules.sign_in_idle_ms = any<std::int64_t>();
  rules.pin_tries_max = *rc::gen::inRange(1U, 100U);
  rules.pin_lock_ms = any<std::int64_t>();
  return rules;
}

inline hall::Settings any_settings() {
  hall::Settings s;
  s.site = any_name();
  s.time_zone = any_text();
  s.rollover_minutes = any<std::uint32_t>();
  s.classes = some<hall::PriorityClass>([] {
    return hall::PriorityClass{any_text(), any_name(), any_text(), any<bool>()};
  });
  s.services = some<hall::Service>(any_service);
  s.profiles = some<hall::WorkProfile>(any_profile);
  s.counters = some<hall::CounterSettings>(any_counter);
  s.outcomes = some<hall::OutcomeSettings>([] {
    return hall::OutcomeSettings{any_text(), any_name(), any<bool>(), any<bool>()};
  });
  s.procedures = some<hall::Procedure>([] { return hall::Procedure{any_text(), any_text(), any_text()}; });
  s.notices = some<hall::Text>(any_name);
  s.rules = any_rules();
  s.hours = some<hall::Hours>(any_hours);
  s.holidays = some<std::uint32_t>([] { return any<std::uint32_t>(); });
  s.day_profiles = some<hall::DayProfile>([] {
    return hall::DayProfile{any_text(),
                            any_name(),
                            some<std::uint32_t>([] { return any<std::uint32_t>(); }),
                            some<hall::Hours>(any_hours),
                            some<hall::Service>(any_service),
                            some<hall::WorkProfile>(any_profile),
                            some<hall::CounterSettings>(any_counter)};
  });
  s.clerks = some<hall::Clerk>([] {
    return hall::Clerk{any<std::uint32_t>(), static_cast<hall::StaffRole>(*rc::gen::inRange(1, 5))};
  });
  s.appointments = {any_text(), any<std::int64_t>(), any<std::int64_t>()};
  s.rating_criteria = some<hall::Text>(any_name);
  s.chains = some<hall::Chain>([] { return hall::Chain{any_text(), any_name(), some<std::string>(any_text)}; });
  return s;
}

inline hall::Figures any_figures() {
  return {any<std::uint64_t>(), any_ticket(), any<std::int64_t>(), any<std::int64_t>(), any<std::int64_t>()};
}

inline hall::CallReason any_reason() {
  const auto rule = static_cast<hall::CallRule>(*rc::gen::inRange(1, 6));
  return {rule, any_figures(), any<bool>() ? any_figures() : hall::Figures{}, any<std::uint32_t>(), any_text()};
}

inline hall::DayPlan any_plan() {
  const auto span = [] { return hall::DayPlan::Span{any<std::int64_t>(), any<std::int64_t>()}; };
  return {any<std::int64_t>(), some<hall::DayPlan::Span>(span), any<std::int64_t>(), any<bool>(), any<bool>(),
          any_text()};
}

inline std::uint32_t any_count() {
  return *rc::gen::inRange(1U, 1'000'000U);  // at least one
}

// An event of the kind with this position in hall::Event.
inline hall::Event any_event(std::size_t kind) {
  const auto visit = any<std::uint64_t>();
  const auto counter = any<std::uint32_t>();
  switch (kind) {
    case 0:
      return hall::SettingsApplied{any_settings()};
    case 1:
      return hall::DayStarted{any<std::uint32_t>(), any<std::int64_t>(), any_plan()};
    case 2:
      return hall::VisitDayEnded{visit};
    case 3:
      return hall::WallClockJumped{any<std::int64_t>()};
    case 4:
      return hall::TicketIssued{
          visit,       any_ticket(), any_text(), any_text(),         any_text(), some<std::string>(any_text),
          any_count(), any<bool>(),  any_text(), any<std::int64_t>()};
    case 5:
      return hall::CounterOpened{counter, any_text()};
    case 6:
      return hall::CounterClosed{counter};
    case 7:
      return hall::CounterReady{counter};
    case 8:
      return hall::Called{visit, counter, any<std::uint64_t>(), any_reason()};
    case 9:
      return hall::Recalled{visit, counter, any<std::uint64_t>()};
    case 10:
      return hall::ServiceStarted{visit, counter};
    case 11:
      return hall::Finished{
          visit, counter, any_text(), any_count(), any_text(), any<bool>(), some<std::string>(any_text)};
    case 12:
      return hall::NoShow{visit, counter};
    case 13:
      return hall::CallWithdrawn{visit, counter, static_cast<hall::WithdrawalCause>(*rc::gen::inRange(1, 3))};
    case 14:
      return hall::TicketCancelled{visit};
    case 15:
      return hall::DayPlanned{any_plan()};
    case 16:
      return hall::LegBegun{visit,
                            static_cast<hall::LegCause>(*rc::gen::inRange(1, 4)),
                            any_text(),
                            any_text(),
                            counter,
                            any<std::uint32_t>(),
                            any<std::int64_t>(),
                            any<std::uint32_t>()};
    case 17:
      return hall::TicketChanged{visit,       any_text(), any_text(),          any<bool>(),
                                 any_count(), any_text(), any<std::uint32_t>()};
    case 18:
      return hall::Reprinted{visit};
    case 19:
      return hall::CounterOnBreak{counter, any_text()};
    case 20:
      return hall::ProfileSwitched{counter, any_text()};
    case 21:
      return hall::Transferred{visit, counter};
    case 22:
      return hall::Parked{visit, counter, any_text()};
    case 23:
      return hall::Resumed{visit, counter};
    case 24:
      return hall::SignedIn{counter, static_cast<hall::StaffRole>(*rc::gen::inRange(1, 5)), counter, any_text()};
    case 25:
      return hall::SignedOut{counter, static_cast<hall::SignOutCause>(*rc::gen::inRange(1, 5))};
    case 26:
      return hall::SignInFailed{counter};
    case 27:
      return hall::AppointmentBooked{any_text(), any<std::uint32_t>(), any<std::uint32_t>(), any_text(), any_text()};
    case 28:
      return hall::AppointmentCancelled{any_text()};
    case 30: {
      const auto series = [] { return hall::NumbersSkipped::Series{any_text(), any<std::uint32_t>()}; };
      return hall::NumbersSkipped{some<hall::NumbersSkipped::Series>(series), visit, any<std::uint64_t>()};
    }
    case 31: {
      hall::TicketEntered entered{visit,      any_ticket(), any_text(),         any_text(),
                                  any_text(), any_count(),  any<std::int64_t>()};
      if (any<bool>()) entered.served = {counter, any<std::int64_t>(), any<std::int64_t>(), any_text()};
      return entered;
    }
    case 32:
      return hall::StaffActive{counter};
    default:
      return hall::Rated{visit, any<std::uint32_t>(), counter, any<std::uint32_t>(),
                         some<std::uint32_t>([] { return any<std::uint32_t>(); })};
  }
}
static_assert(std::variant_size_v<hall::Event> == 33, "a new kind of event needs a line in any_event()");

inline journal::Record any_record() {
  journal::Record record{.seq = any<std::uint64_t>(),
                         .hall_ms = any<std::int64_t>(),
                         .wall_ms = any<std::int64_t>(),
                         .origin = {any_text(), any<std::uint64_t>(), any<std::uint64_t>()},
                         .events = {},
                         .answer = any_text()};
  const auto kinds =
      *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, std::variant_size_v<hall::Event>));
  for (const auto kind : kinds) record.events.push_back(any_event(kind));
  return record;
}

}  // namespace motcua::test
