#include "dispatcher/reports/why_calls.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "dispatcher/hall/event_fault.h"
#include "dispatcher/hall/hall.h"

namespace motcua::reports {
namespace {

hall::LineKey line_of(const hall::Visit& visit) {
  const hall::Leg& leg = visit.leg();
  return {leg.service, leg.priority_class, leg.restriction};
}

hall::Place place_of(const hall::Visit& visit) {
  return {visit.leg().effective_start_ms, visit.id};
}

// As the rule saw it from this counter.
hall::Candidate candidate_of(const hall::State& state, const hall::Counter& counter, const hall::Visit& visit,
                             hall::TimeMs at_ms) {
  const auto line = line_of(visit);
  hall::Candidate head = hall::candidate(state, line, place_of(visit), at_ms);
  const auto& profile = state.settings.profiles[counter.profile];
  if (profile.ranked && line.restriction.kind == hall::Restriction::Kind::kNone) {
    const auto& key = state.settings.services[line.service].key;
    const auto found = std::find(profile.services.begin(), profile.services.end(), key);
    head.rank = static_cast<std::uint32_t>(found - profile.services.begin());
  }
  return head;
}

bool helps_now(const hall::State& state, const hall::Counter& counter, const hall::Visit& other,
               const hall::Candidate& figures, hall::CallRule rule, hall::TimeMs at_ms) {
  const auto* help = hall::find_help(state, counter, line_of(other));
  if (help == nullptr) return false;
  if (help->after_ms > 0 && figures.waited_ms >= help->after_ms) return true;
  if (!help->when_empty || rule == hall::CallRule::kChosen) return false;
  // An appointment that is still ahead does not count.
  return std::none_of(state.lines.begin(), state.lines.end(), [&](const auto& entry) {
    const auto& [key, line] = entry;
    return hall::may_call(state, counter, key) && hall::callable_from_ms(state, key, *line.begin()) <= at_ms;
  });
}

// Both could be called: the rule's own order of these two.
Because by_rule(const hall::State& state, const hall::Counter& counter, const hall::Candidate& called,
                const hall::Candidate& other) {
  const bool tier = state.settings.rules.legal_priority_tier;
  const bool turn = tier && counter.last_call_was_priority;
  hall::Chooser chooser(tier, counter.last_call_was_priority);
  chooser.offer(called);
  chooser.offer(other);
  if (chooser.choice()->winner.visit != called.visit) return Because::kAsRecorded;
  if (turn && other.legal_priority && !called.legal_priority) return Because::kTurnOfOthers;
  const auto in_tier = [&](const auto& one) { return tier && !turn && one.legal_priority && hall::past_half(one); };
  if (in_tier(called) && !in_tier(other)) return Because::kLegalPriority;
  if (hall::larger_share(called, other)) return Because::kShare;
  return called.rank < other.rank ? Because::kOrderOfProfile : Because::kEqual;
}

Because of_ended_or_away(const hall::Visit& other) {
  if (other.state == hall::VisitState::kParked) return Because::kParked;
  return hall::ended(other.state) ? Because::kEnded : Because::kAtCounter;
}

Because of_restriction(const hall::Visit& other) {
  const auto kind = other.leg().restriction.kind;
  if (kind == hall::Restriction::Kind::kCounter) return Because::kOnlyCounter;
  return kind == hall::Restriction::Kind::kClerk ? Because::kOnlyClerk : Because::kNotInProfile;
}

}  // namespace

OtherTicket compare(const hall::State& state, const hall::Called& event, const hall::Visit* other, hall::TimeMs at_ms) {
  OtherTicket then;
  if (other == nullptr) return then;
  if (other->state != hall::VisitState::kWaiting) {
    then.because = of_ended_or_away(*other);
    then.where = other->leg().counter;
    return then;
  }
  const hall::Counter& counter = *state.find_counter(event.counter);
  then.figures = candidate_of(state, counter, *other, at_ms);
  then.window_opens_ms = hall::callable_from_ms(state, line_of(*other), place_of(*other));
  if (then.window_opens_ms > at_ms) {
    then.because = Because::kWindow;
  } else if (event.reason.rule == hall::CallRule::kChosen) {
    then.because = Because::kChosen;
  } else if (!hall::may_call(state, counter, line_of(*other)) &&
             !helps_now(state, counter, *other, *then.figures, event.reason.rule, at_ms)) {
    then.because = of_restriction(*other);
    then.where = other->leg().restriction.id;
  } else {
    const auto called = candidate_of(state, counter, *state.find_visit(event.visit), at_ms);
    then.because = by_rule(state, counter, called, *then.figures);
  }
  return then;
}

const hall::TicketNumber* WhyFold::number(std::size_t story) const {
  if (story == 0) return &question_.ticket;
  return question_.against ? &*question_.against : nullptr;
}

int WhyFold::story_of(hall::VisitId id) const {
  const hall::Visit* visit = state_.find_visit(id);
  if (visit == nullptr) return -1;
  if (visit->ticket == question_.ticket) return 0;
  return question_.against && visit->ticket == *question_.against ? 1 : -1;
}

void WhyFold::note(const hall::Called& event, hall::TimeMs at_ms) {
  const int story = story_of(event.visit);
  if (story < 0) return;
  Call call{at_ms, event.counter, event.reason, {}};
  if (const auto* other = number(story == 0 ? 1 : 0)) {
    const auto found = state_.tickets.find(*other);
    call.other =
        compare(state_, event, found == state_.tickets.end() ? nullptr : state_.find_visit(found->second), at_ms);
  }
  stories_[static_cast<std::size_t>(story)].calls.push_back(std::move(call));
}

void WhyFold::note(const hall::CallWithdrawn& event) {
  const int story = story_of(event.visit);
  if (story < 0) return;
  auto& calls = stories_[static_cast<std::size_t>(story)].calls;
  assert(!calls.empty());
  calls.pop_back();
}

// Before the date's visits go.
void WhyFold::leave_date() {
  if (!asked()) return;
  for (std::size_t i = 0; i < stories_.size(); ++i) {
    const auto* ticket = number(i);
    const auto found = ticket == nullptr ? state_.tickets.end() : state_.tickets.find(*ticket);
    if (found != state_.tickets.end()) stories_[i].visit = *state_.find_visit(found->second);
  }
  complete_ = question_.date != 0;
}

tl::expected<void, std::string> WhyFold::follow(const journal::Record& record) {
  for (const auto& event : record.events) {
    if (const auto fault = hall::find_fault(state_, event)) {
      return tl::unexpected(fmt::format("the record contradicts itself: record {} {}", record.seq, *fault));
    }
    const auto* day = std::get_if<hall::DayStarted>(&event);
    const bool new_day = day != nullptr && day->date != state_.date;
    if (new_day) {
      leave_date();
      if (complete_) return {};
      stories_ = {};
    }
    if (const auto* called = std::get_if<hall::Called>(&event); called != nullptr && asked()) {
      note(*called, record.hall_ms);
    }
    if (const auto* back = std::get_if<hall::CallWithdrawn>(&event); back != nullptr && asked()) note(*back);
    hall::apply(state_, event, record.hall_ms);
    if (first_date_ == 0) first_date_ = state_.date;
    if (day == nullptr && !std::holds_alternative<hall::SettingsApplied>(event)) continue;
    if (!asked()) continue;
    date_found_ = true;
    if (auto zone = clock_.set_zone(state_.settings.time_zone); !zone) return zone;
  }
  return {};
}

void WhyFold::end() {
  if (!complete_) leave_date();
}

}  // namespace motcua::reports
