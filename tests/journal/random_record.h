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
  return {any_text(), any_text()};
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

inline hall::Settings any_settings() {
  hall::Settings s;
  s.site = any_name();
  s.time_zone = any_text();
  s.rollover_minutes = any<std::uint32_t>();
  s.classes = some<hall::PriorityClass>([] {
    return hall::PriorityClass{any_text(), any_name(), any_text(), any<bool>()};
  });
  s.services = some<hall::Service>([] {
    return hall::Service{
        any_text(),  any_text(),
        any_name(),  any<bool>(),
        any<bool>(), some<hall::Promise>([] {
                           return hall::Promise{any<std::int64_t>(), any<std::int64_t>()}; })};
  });
  s.profiles = some<hall::WorkProfile>([] {
    return hall::WorkProfile{any_text(), any_name(), some<std::string>(any_text)};
  });
  s.counters = some<hall::CounterSettings>([] {
    return hall::CounterSettings{any<std::uint32_t>(), any_name(), any_text()};
  });
  s.outcomes = some<hall::OutcomeSettings>([] { return hall::OutcomeSettings{any_text(), any_name(), any<bool>()}; });
  s.procedures = some<hall::Procedure>([] { return hall::Procedure{any_text(), any_text(), any_text()}; });
  s.notices = some<hall::Text>(any_name);
  s.rules = {any<bool>(), any<bool>(), any<std::uint32_t>(), any<std::int64_t>(), any<std::uint32_t>()};
  return s;
}

inline hall::Figures any_figures() {
  return {any<std::uint64_t>(), any_ticket(), any<std::int64_t>(), any<std::int64_t>(), any<std::int64_t>()};
}

inline hall::CallReason any_reason() {
  const auto rule = static_cast<hall::CallRule>(*rc::gen::inRange(1, 4));
  return {rule, any_figures(), any<bool>() ? any_figures() : hall::Figures{}, any<std::uint32_t>()};
}

// An event of the kind with this position in hall::Event.
inline hall::Event any_event(std::size_t kind) {
  const auto visit = any<std::uint64_t>();
  const auto counter = any<std::uint32_t>();
  switch (kind) {
    case 0:
      return hall::SettingsApplied{any_settings()};
    case 1:
      return hall::DayStarted{any<std::uint32_t>(), any<std::int64_t>()};
    case 2:
      return hall::VisitDayEnded{visit};
    case 3:
      return hall::WallClockJumped{any<std::int64_t>()};
    case 4:
      return hall::TicketIssued{visit, any_ticket(), any_text(), any_text(), any_text()};
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
      return hall::Finished{visit, counter, any_text()};
    case 12:
      return hall::NoShow{visit, counter};
    case 13:
      return hall::CallWithdrawn{visit, counter, static_cast<hall::WithdrawalCause>(*rc::gen::inRange(1, 3))};
    default:
      return hall::TicketCancelled{visit};
  }
}
static_assert(std::variant_size_v<hall::Event> == 15, "a new kind of event needs a line in any_event()");

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
