#include "dispatcher/reports/legs.h"

#include <algorithm>

#include <fmt/format.h>

#include "dispatcher/hall/event_fault.h"
#include "dispatcher/hall/hall.h"
#include "dispatcher/hall/timetable.h"
#include "dispatcher/reports/local_clock.h"

namespace motcua::reports {
namespace {

using Take = std::function<void(const LegFact&)>;

// Follows the record and keeps the legs of the running business date; a rating may still come for each of them.
class Fold {
 public:
  Fold(const Period& period, const Take& take) : period_(period), take_(take) {}

  tl::expected<void, std::string> follow(const journal::Record& record);
  void hand_over();
  bool past() const { return state_.date > period_.to; }
  Names& names() { return names_; }

 private:
  bool counts() const { return period_.holds(state_.date); }
  tl::expected<void, std::string> note_settings();
  void keep(const hall::Visit& visit, std::size_t leg);
  LegFact fact_of(const hall::Visit& visit, std::size_t leg);
  void add_durations(const hall::Visit& visit, const hall::Leg& leg, LegFact& fact) const;

  template <class Event>
  void note(const Event&) {}
  void note(const hall::Finished& event) { keep_current(event.visit); }
  void note(const hall::NoShow& event) { keep_current(event.visit); }
  void note(const hall::Transferred& event) { keep_current(event.visit); }
  void note(const hall::TicketCancelled& event) { keep_current(event.visit); }
  void note(const hall::VisitDayEnded& event) { keep_current(event.visit); }
  void note(const hall::TicketEntered& event) {
    if (event.served) keep_current(event.visit);
  }
  void note(const hall::LegBegun& event);
  void note(const hall::Rated& event);
  void keep_current(hall::VisitId id);

  const Period& period_;
  const Take& take_;
  hall::State state_;
  Names names_;
  LocalClock clock_;
  std::map<std::pair<hall::VisitId, std::size_t>, LegFact> legs_;
};

// An appointment waits from its booked time; whoever comes earlier has come earlier.
hall::TimeMs waits_from_ms(const hall::Visit& visit, const hall::Leg& leg) {
  const bool booked = !visit.appointment.empty() && &leg == &visit.legs.front();
  return booked ? std::max(leg.queued_ms, leg.effective_start_ms) : leg.queued_ms;
}

// The promise it was called under; else the one it waits under.
hall::DurationMs promise_ms(const hall::State& state, const hall::Visit& visit, const hall::Leg& leg) {
  if (leg.called_ms != 0 && visit.reason.winner.visit == visit.id) return visit.reason.winner.promise_ms;
  return hall::promise_of(state, leg).promise_ms;
}

void Fold::add_durations(const hall::Visit& visit, const hall::Leg& leg, LegFact& fact) const {
  const auto from_ms = std::min(waits_from_ms(visit, leg), leg.called_ms);
  fact.waited_ms = leg.called_ms - from_ms;
  fact.working_wait_ms = hall::time_without_breaks(state_.plan, from_ms, leg.called_ms);
  if (leg.ended_ms == 0) return;
  fact.service_ms = std::max<hall::DurationMs>(leg.ended_ms - leg.called_ms - leg.parked_ms, 0);
}

LegFact Fold::fact_of(const hall::Visit& visit, std::size_t position) {
  const hall::Leg& leg = visit.legs[position];
  LegFact fact;
  fact.date = state_.date;
  fact.visit = visit.id;
  fact.leg = static_cast<std::uint32_t>(position);
  fact.ticket = visit.ticket;
  fact.service = state_.settings.services[leg.service].key;
  fact.procedure = visit.procedure;
  fact.priority_class = state_.settings.classes[leg.priority_class].key;
  fact.counter = leg.counter;
  fact.clerk = leg.clerk;
  fact.hour = clock_.minute_of_day(leg.queued_ms) / 60;
  fact.queued_ms = leg.queued_ms;
  fact.called_ms = leg.called_ms;
  fact.started_ms = leg.started_ms;
  fact.ended_ms = leg.ended_ms;
  fact.promise_ms = promise_ms(state_, visit, leg);
  fact.end = leg.end;
  fact.outcome = leg.outcome;
  fact.dossiers = visit.dossiers;
  const auto* outcome = state_.settings.find_outcome(leg.outcome);
  fact.on_the_spot = outcome != nullptr && outcome->on_the_spot;
  if (fact.called()) add_durations(visit, leg, fact);
  return fact;
}

void Fold::keep(const hall::Visit& visit, std::size_t leg) {
  legs_.insert_or_assign({visit.id, leg}, fact_of(visit, leg));
}

void Fold::keep_current(hall::VisitId id) {
  const hall::Visit* visit = state_.find_visit(id);
  if (visit != nullptr && counts()) keep(*visit, visit->legs.size() - 1);
}

void Fold::note(const hall::LegBegun& event) {
  if (event.cause != hall::LegCause::kReinstated || !counts()) return;
  const hall::Visit* visit = state_.find_visit(event.visit);
  if (visit == nullptr || visit->legs.size() < 2) return;
  const auto missed = legs_.find({event.visit, visit->legs.size() - 2});
  if (missed != legs_.end()) missed->second.reinstated = true;
}

void Fold::note(const hall::Rated& event) {
  const auto rated = legs_.find({event.visit, event.leg});
  if (rated != legs_.end()) rated->second.rating = Rating{event.stars, event.criteria};
}

tl::expected<void, std::string> Fold::note_settings() {
  const hall::Settings& settings = state_.settings;
  if (!counts()) return {};
  if (auto zone = clock_.set_zone(settings.time_zone); !zone) return zone;
  names_.site = settings.site;
  for (const auto& one : settings.services) {
    names_.services[one.key] = one.name;
    names_.letters[one.key] = one.letter;
  }
  for (const auto& one : settings.classes) names_.classes[one.key] = one.name;
  for (const auto& one : settings.outcomes) names_.outcomes[one.key] = one.name;
  for (const auto& one : settings.procedures) names_.procedures[one.code] = one.name;
  for (const auto& one : settings.counters) names_.counters[one.number] = one.name;
  names_.criteria = settings.rating_criteria;
  return {};
}

// What is still open when a date is left, or at the end of the record, is handed over as open.
void Fold::hand_over() {
  if (!counts()) return;
  for (const auto& [id, visit] : state_.visits) {
    for (std::size_t leg = 0; leg < visit.legs.size(); ++leg) {
      if (!legs_.contains({id, leg})) keep(visit, leg);
    }
  }
  for (const auto& [where, fact] : legs_) take_(fact);
  legs_.clear();
}

tl::expected<void, std::string> Fold::follow(const journal::Record& record) {
  for (const auto& event : record.events) {
    if (const auto fault = hall::find_fault(state_, event)) {
      return tl::unexpected(fmt::format("the record contradicts itself: record {} {}", record.seq, *fault));
    }
    const auto* day = std::get_if<hall::DayStarted>(&event);
    if (day != nullptr && day->date != state_.date) {
      hand_over();
      if (day->date > period_.to) {
        state_.date = day->date;
        return {};
      }
    }
    hall::apply(state_, event, record.hall_ms);
    if (day != nullptr || std::holds_alternative<hall::SettingsApplied>(event)) {
      if (auto noted = note_settings(); !noted) return noted;
    }
    std::visit([this](const auto& one) { note(one); }, event);
  }
  return {};
}

}  // namespace

tl::expected<Names, std::string> read_legs(journal::RecordReader& record, const Period& period, const Take& take) {
  Fold fold(period, take);
  const auto read = record.read_after(0, [&](const journal::Record& one) -> journal::StoreResult<void> {
    if (auto followed = fold.follow(one); !followed) return tl::unexpected(journal::StoreError{followed.error()});
    // An error to stop by; it goes no further.
    if (fold.past()) return tl::unexpected(journal::StoreError{});
    return {};
  });
  if (!read && !fold.past()) return tl::unexpected(read.error().message);
  fold.hand_over();
  return std::move(fold.names());
}

}  // namespace motcua::reports
