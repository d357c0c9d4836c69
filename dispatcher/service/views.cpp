#include "dispatcher/service/views.h"

#include <algorithm>
#include <map>
#include <vector>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/deadline.h"
#include "dispatcher/hall/timetable.h"
#include "dispatcher/service/translate.h"
#include "planted/bugs.h"

namespace motcua::service {
namespace {

std::uint64_t unsigned_of(hall::TimeMs ms) {
  return static_cast<std::uint64_t>(std::max<hall::TimeMs>(ms, 0));
}

void set(protocol::Text& wire, const hall::Text& text) {
  wire.set_vi(text.vi);
  wire.set_en(text.en);
  for (const auto& [language, words] : text.others) {
    auto& other = *wire.add_others();
    other.set_language(language);
    other.set_words(words);
  }
}

bool calls(const hall::Counter& counter) {
  return counter.state != hall::CounterState::kClosed && counter.state != hall::CounterState::kBreak;
}

std::uint32_t open_counters(const hall::State& state, std::size_t service) {
  const auto calls_it = [&](const auto& entry) {
    const hall::Counter& counter = entry.second;
    return calls(counter) && hall::may_call(state, counter, {service, 0, {}});
  };
  return static_cast<std::uint32_t>(std::count_if(state.counters.begin(), state.counters.end(), calls_it));
}

// Both pictures have the same services and classes.
template <class Picture>
void add_offer(Picture& picture, const hall::State& state, hall::TimeMs now_ms) {
  const auto& settings = state.settings;
  const bool gives_tickets = hall::gives_tickets(state.plan, now_ms);
  set(*picture.mutable_site(), settings.site);
  for (std::size_t i = 0; i < settings.services.size(); ++i) {
    const auto& service = settings.services[i];
    if (service.retired) continue;
    auto& wire = *picture.add_services();
    wire.set_key(service.key);
    wire.set_letter(service.letter);
    set(*wire.mutable_name(), service.name);
    wire.set_waiting(state.waiting[planted::is_planted(planted::Bug::kWaitingSwapped) && i < 2 ? 1 - i : i]);
    wire.set_open_counters(open_counters(state, i));
    wire.set_full(service.capacity != 0 && state.taken[i] >= service.capacity);
    wire.set_accepting(service.accepting && gives_tickets && !wire.full());
    const bool today = !wire.full() && service.accepting && hall::opens_again(state.plan, now_ms);
    if (!wire.accepting() && !today) wire.set_next_date(hall::next_open_date(state.configured, state.date));
  }
  for (const auto& priority_class : settings.classes) {
    auto& wire = *picture.add_classes();
    wire.set_key(priority_class.key);
    set(*wire.mutable_name(), priority_class.name);
    wire.set_legal_priority(priority_class.legal_priority);
    wire.set_letter(priority_class.letter);
    wire.set_by_appointment(priority_class.key == settings.appointments.priority_class);
  }
  for (const auto& chain : settings.chains) {
    auto& wire = *picture.add_chains();
    wire.set_key(chain.key);
    set(*wire.mutable_name(), chain.name);
    wire.set_accepting(true);
    for (const auto& key : chain.services) {
      wire.add_services(key);
      const auto& all = picture.services();
      const bool accepting =
          std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.key() == key && one.accepting(); });
      wire.set_accepting(wire.accepting() && accepting);
    }
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
    case hall::CounterState::kBreak:
      return protocol::ON_BREAK;
  }
  return protocol::COUNTER_STATE_UNKNOWN;
}

void set_current(protocol::CurrentTicket& wire, const hall::State& state, const hall::Visit& visit) {
  const hall::Leg& leg = visit.leg();
  *wire.mutable_ticket() = to_wire(state, visit);
  wire.set_called_ms(unsigned_of(leg.called_ms));
  wire.set_started_ms(unsigned_of(leg.started_ms));
  wire.set_parked_ms(unsigned_of(leg.parked_ms));
  wire.set_recalls(leg.recalls);
  wire.set_recalls_max(state.settings.rules.recalls_max);
  if (visit.state == hall::VisitState::kCalled) {
    wire.set_undo_until_ms(unsigned_of(leg.called_ms + state.settings.rules.undo_window_ms));
  }
  *wire.mutable_reason() = to_wire(visit.reason);
  if (const auto* procedure = state.settings.find_procedure(visit.procedure)) {
    wire.set_procedure_name(procedure->name);
  }
  if (visit.state != hall::VisitState::kCalled) return;
  const auto rings_ms = hall::next_ring_ms(state, *state.find_counter(leg.counter));
  const bool recall = state.settings.rules.recall_every_ms != 0 && leg.recalls < state.settings.rules.recalls_max;
  if (rings_ms && recall) wire.set_recall_at_ms(unsigned_of(*rings_ms));
  if (rings_ms && !recall) wire.set_no_show_at_ms(unsigned_of(*rings_ms));
}

// When the service there becomes longer than it should take.
std::optional<hall::TimeMs> long_from_ms(const hall::State& state, const hall::Counter& counter) {
  const auto long_ms = state.settings.rules.long_service_ms;
  const auto since_ms = hall::in_service_since_ms(state, counter);
  return long_ms != 0 && since_ms ? std::optional(*since_ms + long_ms) : std::nullopt;
}

void add_parked(protocol::CounterView& wire, const hall::State& state, const hall::Counter& counter) {
  for (const hall::VisitId id : counter.parked) {
    const hall::Visit& visit = *state.find_visit(id);
    auto& parked = *wire.add_parked();
    *parked.mutable_ticket() = to_wire(state, visit);
    parked.set_since_ms(unsigned_of(visit.leg().parked_since_ms));
    parked.set_reason(visit.park_reason);
  }
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
  wire.set_clerk(counter.clerk);
  wire.set_break_reason(counter.break_reason);
  if (counter.current != 0) {
    set_current(*wire.mutable_current(), state, *state.find_visit(counter.current));
    if (const auto from_ms = long_from_ms(state, counter)) {
      wire.mutable_current()->set_long_service(now_ms >= *from_ms);
      wire.mutable_current()->set_long_from_ms(unsigned_of(*from_ms));
      wire.mutable_current()->set_long_after_ms(unsigned_of(state.settings.rules.long_service_ms));
    }
  }
  add_parked(wire, state, counter);
  add_next(wire, state, counter, now_ms);
}

void set_hours(protocol::HallHours& wire, const hall::State& state, hall::TimeMs now_ms) {
  const hall::DayPlan& plan = state.plan;
  for (const auto& span : plan.open) {
    auto& open = *wire.add_open();
    open.set_from_ms(unsigned_of(span.from_ms));
    open.set_to_ms(unsigned_of(span.to_ms));
  }
  wire.set_cut_off_ms(unsigned_of(plan.cut_off_ms));
  wire.set_closed_today(plan.closed);
  wire.set_accepting(hall::gives_tickets(plan, now_ms));
  const auto ends_ms = plan.cut_off_ms != 0 ? plan.cut_off_ms : plan.open.empty() ? 0 : plan.open.back().to_ms;
  if (ends_ms != 0 && now_ms >= ends_ms) {
    // Of those that were given: a take-over leaves numbers out.
    for (const auto& [letter, number] : state.series) {
      const auto after = state.tickets.upper_bound({letter, number});
      if (after == state.tickets.begin() || std::prev(after)->first.letter != letter) continue;
      wire.add_last_tickets(hall::to_string(std::prev(after)->first));
    }
  }
  if (const auto* special = hall::find_day_profile(state.configured, state.date)) {
    set(*wire.mutable_day_profile(), special->name);
  }
}

// The latest first.
void add_missed(protocol::StaffPicture& picture, const hall::State& state) {
  std::vector<const hall::Visit*> missed;
  for (const auto& [id, visit] : state.visits) {
    if (visit.state == hall::VisitState::kNoShow) missed.push_back(&visit);
  }
  const auto shown = std::min(missed.size(), kMissedShown);
  std::partial_sort(missed.begin(), missed.begin() + static_cast<std::ptrdiff_t>(shown), missed.end(),
                    [](const auto* a, const auto* b) { return a->leg().ended_ms > b->leg().ended_ms; });
  for (std::size_t i = 0; i < shown; ++i) {
    auto& wire = *picture.add_missed();
    *wire.mutable_ticket() = to_wire(state, *missed[i]);
    wire.set_missed_ms(unsigned_of(missed[i]->leg().ended_ms));
    wire.set_counter(missed[i]->leg().counter);
  }
}

void add_people(protocol::StaffPicture& picture, const hall::State& state) {
  picture.set_sign_in_required(state.settings.rules.sign_in_required);
  for (const auto& [clerk, presence] : state.present) {
    auto& wire = *picture.add_signed_in();
    wire.set_clerk(clerk);
    wire.set_role(std::string(to_string(presence.role)));
    wire.set_counter(presence.counter);
    wire.set_device(presence.device);
  }
  for (const auto& clerk : state.settings.clerks) picture.add_clerks(clerk.number);
}

void add_alerts(protocol::StaffPicture& picture, const hall::State& state, hall::TimeMs now_ms,
                const Surroundings& around) {
  for (const auto& alert : around.device_alerts) *picture.add_alerts() = alert;
  for (const auto& [number, counter] : state.counters) {
    const auto from_ms = long_from_ms(state, counter);
    if (!from_ms || now_ms < *from_ms) continue;
    auto& alert = *picture.add_alerts();
    alert.set_kind(protocol::LONG_SERVICE);
    alert.set_counter(number);
    alert.set_ticket(hall::to_string(state.find_visit(counter.current)->ticket));
    alert.set_since_ms(unsigned_of(counter.since_ms));
  }
}

// Of the leg in which it was called; empty: the visit is not there any more.
std::string called_for(const hall::State& state, const hall::Announcement& announcement) {
  const auto* visit = state.find_visit(announcement.visit);
  if (visit == nullptr) return {};
  const auto begun = [&](const hall::Leg& leg) { return leg.queued_ms <= announcement.at_ms; };
  const auto leg = std::find_if(visit->legs.rbegin(), visit->legs.rend(), begun);
  // One that is called ahead of its booked time has not begun: it is the first.
  return state.settings.services[(leg == visit->legs.rend() ? visit->legs.front() : *leg).service].key;
}

}  // namespace

protocol::Announcement to_wire(const hall::State& state, const hall::Announcement& announcement) {
  protocol::Announcement wire;
  wire.set_service(called_for(state, announcement));
  wire.set_number(announcement.number);
  wire.set_ticket(hall::to_string(announcement.ticket));
  wire.set_counter(announcement.counter);
  wire.set_hall_ms(unsigned_of(announcement.at_ms));
  wire.set_recall(announcement.recall);
  wire.set_visit(announcement.visit);
  wire.set_approach(announcement.approach);
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

namespace {

// A part of the hall with few calls has a display of its own, which shows the last ones however many others there are.
std::vector<const hall::Announcement*> announcements_of(const hall::State& state) {
  std::vector<const hall::Announcement*> shown;
  std::map<std::string, std::size_t> of_service;
  std::map<hall::CounterNumber, std::size_t> of_counter;
  const auto& all = state.announcements;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    auto& service = of_service[called_for(state, *one)];
    auto& counter = of_counter[one->counter];
    const bool rare = service < kAnnouncementsOfPart || counter < kAnnouncementsOfPart;
    const bool another = !shown.empty() && shown.back()->at_ms == one->at_ms;
    if (another && planted::is_planted(planted::Bug::kOneOfTwoAnnounced)) continue;
    if (shown.size() >= kAnnouncementsOnBoard && !rare) continue;
    shown.push_back(&*one);
    if (one->state == hall::AnnouncementState::kWithdrawn) continue;
    ++service;
    ++counter;
  }
  std::ranges::reverse(shown);
  return shown;
}

void add_announcements(protocol::Board& board, const hall::State& state) {
  for (const auto* one : announcements_of(state)) *board.add_announcements() = to_wire(state, *one);
  board.set_newest_announcement(state.next_announcement - 1);
}

}  // namespace

protocol::Board board_of(const hall::State& state, hall::TimeMs now_ms, const Surroundings& around) {
  protocol::Board board;
  add_offer(board, state, now_ms);
  board.set_training(around.training);
  board.set_catalogue_version(around.catalogue_version);
  set_hours(*board.mutable_hours(), state, now_ms);
  for (const auto& criterion : state.settings.rating_criteria) set(*board.add_rating_criteria(), criterion);
  add_announcements(board, state);
  for (const auto& [number, counter] : state.counters) {
    auto& light = *board.add_counters();
    light.set_number(number);
    light.set_rate_visit(counter.rate_visit);
    light.set_open(calls(counter));
    if (const auto* visit = state.find_visit(counter.current)) {
      light.set_ticket(hall::to_string(visit->ticket));
      light.set_calling(counter.state == hall::CounterState::kCalling);
    }
  }
  for (const auto& notice : state.settings.notices) set(*board.add_notices(), notice);
  return board;
}

protocol::StaffPicture staff_picture_of(const hall::State& state, hall::TimeMs now_ms, const Surroundings& around) {
  protocol::StaffPicture picture;
  add_offer(picture, state, now_ms);
  picture.set_training(around.training);
  set_hours(*picture.mutable_hours(), state, now_ms);
  picture.set_has_reception(around.has_reception);
  add_people(picture, state);
  add_missed(picture, state);
  add_alerts(picture, state, now_ms, around);
  for (const auto& profile : state.settings.profiles) {
    auto& wire = *picture.add_profiles();
    wire.set_key(profile.key);
    set(*wire.mutable_name(), profile.name);
  }
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
