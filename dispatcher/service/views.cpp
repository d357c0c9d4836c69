#include "dispatcher/service/views.h"

#include <algorithm>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/service/translate.h"

namespace motcua::service {
namespace {

std::uint64_t unsigned_of(hall::TimeMs ms) {
  return static_cast<std::uint64_t>(std::max<hall::TimeMs>(ms, 0));
}

void set(protocol::Text& wire, const hall::Text& text) {
  wire.set_vi(text.vi);
  wire.set_en(text.en);
}

std::uint32_t open_counters(const hall::State& state, std::size_t service) {
  const auto calls_it = [&](const auto& entry) {
    const hall::Counter& counter = entry.second;
    return counter.state != hall::CounterState::kClosed && hall::may_call(state, counter, {service, 0, {}});
  };
  return static_cast<std::uint32_t>(std::count_if(state.counters.begin(), state.counters.end(), calls_it));
}

// Both pictures have the same services and classes.
template <class Picture>
void add_offer(Picture& picture, const hall::State& state) {
  const auto& settings = state.settings;
  set(*picture.mutable_site(), settings.site);
  for (std::size_t i = 0; i < settings.services.size(); ++i) {
    const auto& service = settings.services[i];
    if (service.retired) continue;
    auto& wire = *picture.add_services();
    wire.set_key(service.key);
    wire.set_letter(service.letter);
    set(*wire.mutable_name(), service.name);
    wire.set_waiting(state.waiting[i]);
    wire.set_open_counters(open_counters(state, i));
    wire.set_accepting(service.accepting);
  }
  for (const auto& priority_class : settings.classes) {
    auto& wire = *picture.add_classes();
    wire.set_key(priority_class.key);
    set(*wire.mutable_name(), priority_class.name);
    wire.set_legal_priority(priority_class.legal_priority);
    wire.set_letter(priority_class.letter);
  }
}

protocol::CounterState wire_state(hall::CounterState state) {
  switch (state) {
    case hall::CounterState::kClosed:
      return protocol::CLOSED;
    case hall::CounterState::kIdle:
      return protocol::IDLE;
    case hall::CounterState::kReady:
      return protocol::READY;
    case hall::CounterState::kCalling:
      return protocol::CALLING;
    case hall::CounterState::kServing:
      return protocol::SERVING;
  }
  return protocol::COUNTER_STATE_UNKNOWN;
}

void set_current(protocol::CurrentTicket& wire, const hall::State& state, const hall::Visit& visit) {
  const hall::Leg& leg = visit.leg();
  *wire.mutable_ticket() = to_wire(state, visit);
  wire.set_called_ms(unsigned_of(leg.called_ms));
  wire.set_started_ms(unsigned_of(leg.started_ms));
  wire.set_recalls(leg.recalls);
  wire.set_recalls_max(state.settings.rules.recalls_max);
  if (visit.state == hall::VisitState::kCalled) {
    wire.set_undo_until_ms(unsigned_of(leg.called_ms + state.settings.rules.undo_window_ms));
  }
  *wire.mutable_reason() = to_wire(visit.reason);
}

void add_next(protocol::CounterView& wire, const hall::State& state, const hall::Counter& counter,
              hall::TimeMs now_ms) {
  for (const auto& choice : hall::next_tickets(state, counter, now_ms, kNextTicketsShown)) {
    auto& next = *wire.add_next();
    *next.mutable_ticket() = to_wire(state, *state.find_visit(choice.winner.visit));
    next.set_waited_since_ms(unsigned_of(choice.winner.effective_start_ms));
    *next.mutable_reason() = to_wire(hall::reason_of(state, choice));
  }
  wire.set_waiting(hall::waiting_for(state, counter));
}

void add_counter(protocol::StaffPicture& picture, const hall::State& state, const hall::Counter& counter,
                 hall::TimeMs now_ms) {
  auto& wire = *picture.add_counters();
  wire.set_number(counter.number);
  if (const auto* configured = state.settings.find_counter(counter.number)) set(*wire.mutable_name(), configured->name);
  wire.set_state(wire_state(counter.state));
  const auto& profile = state.settings.profiles[counter.profile];
  wire.set_profile(profile.key);
  set(*wire.mutable_profile_name(), profile.name);
  wire.set_state_since_ms(unsigned_of(counter.since_ms));
  wire.set_served(counter.served);
  if (counter.current != 0) set_current(*wire.mutable_current(), state, *state.find_visit(counter.current));
  add_next(wire, state, counter, now_ms);
}

}  // namespace

protocol::Announcement to_wire(const hall::Announcement& announcement) {
  protocol::Announcement wire;
  wire.set_number(announcement.number);
  wire.set_ticket(hall::to_string(announcement.ticket));
  wire.set_counter(announcement.counter);
  wire.set_hall_ms(unsigned_of(announcement.at_ms));
  wire.set_recall(announcement.recall);
  wire.set_visit(announcement.visit);
  switch (announcement.state) {
    case hall::AnnouncementState::kOpen:
      wire.set_state(protocol::CALL_OPEN);
      break;
    case hall::AnnouncementState::kAnswered:
      wire.set_state(protocol::CALL_ANSWERED);
      break;
    case hall::AnnouncementState::kWithdrawn:
      wire.set_state(protocol::CALL_WITHDRAWN);
      break;
  }
  return wire;
}

protocol::Board board_of(const hall::State& state) {
  protocol::Board board;
  add_offer(board, state);
  const auto& all = state.announcements;
  const std::size_t first = all.size() > kAnnouncementsOnBoard ? all.size() - kAnnouncementsOnBoard : 0;
  for (std::size_t i = first; i < all.size(); ++i) *board.add_announcements() = to_wire(all[i]);
  for (const auto& [number, counter] : state.counters) {
    auto& light = *board.add_counters();
    light.set_number(number);
    light.set_open(counter.state != hall::CounterState::kClosed);
    if (const auto* visit = state.find_visit(counter.current)) light.set_ticket(hall::to_string(visit->ticket));
  }
  for (const auto& notice : state.settings.notices) set(*board.add_notices(), notice);
  return board;
}

protocol::StaffPicture staff_picture_of(const hall::State& state, hall::TimeMs now_ms) {
  protocol::StaffPicture picture;
  add_offer(picture, state);
  for (const auto& outcome : state.settings.outcomes) {
    auto& wire = *picture.add_outcomes();
    wire.set_key(outcome.key);
    set(*wire.mutable_name(), outcome.name);
    wire.set_is_default(outcome.is_default);
  }
  for (const auto& [number, counter] : state.counters) add_counter(picture, state, counter, now_ms);
  auto& day = *picture.mutable_day();
  day.set_issued(state.day.issued);
  day.set_called(state.day.called);
  day.set_finished(state.day.finished);
  day.set_no_show(state.day.no_show);
  day.set_waiting(state.day.waiting);
  day.set_left(state.day.left);
  return picture;
}

}  // namespace motcua::service
