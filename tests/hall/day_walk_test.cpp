// Random whole days: thousands of valid and invalid commands of every kind, checked after every event.
#include <doctest/doctest.h>

#include <set>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/event_fault.h"
#include "tests/hall/day_walk.h"

using namespace motcua::hall;
using namespace motcua::test;

namespace {

class Walk {
 public:
  Walk() : hall_(busy_settings()) {}

  void step(const DayStep& step) {
    hall_.now_ms += step.pass_ms;
    run_due();
    run(day_command(hall_, step));
    run_due();
    check_times();
    check_places();
  }
  // Two days later everything that was open has ended, and the record says how.
  void end() {
    std::set<VisitId> open;
    for (const auto& [id, visit] : hall_.state.visits) {
      if (!ended(visit.state)) open.insert(id);
    }
    const std::size_t before = hall_.record.size();
    // Other hours for the running day, too: refused where somebody needs what this configuration does not have.
    Settings other = busy_settings();
    other.hours = {{0b1111111, {{7 * 60, 12 * 60}}, 11 * 60, false}};
    run(ApplySettings{other});
    hall_.now_ms += 2 * kDayMs;
    run_due();
    for (std::size_t i = before; i < hall_.record.size(); ++i) {
      std::visit(
          [&](const auto& event) {
            using Kind = std::decay_t<decltype(event)>;
            constexpr bool ends =
                std::is_same_v<Kind, VisitDayEnded> || std::is_same_v<Kind, Finished> || std::is_same_v<Kind, NoShow>;
            if constexpr (ends) open.erase(event.visit);
          },
          hall_.record[i].second);
    }
    RC_ASSERT(open.empty());
  }
  void note_kinds(std::set<std::size_t>& kinds) const {
    for (const auto& [at_ms, event] : hall_.record) kinds.insert(event.index());
  }
  void check_replay() const {
    State replayed;
    for (const auto& [at_ms, event] : hall_.record) apply(replayed, event, at_ms);
    RC_ASSERT(replayed == hall_.state);
  }

 private:
  void run_due() {
    for (auto due = next_deadline(hall_.state); due && *due <= hall_.now_ms; due = next_deadline(hall_.state)) {
      RC_ASSERT(run(Tick{}));
    }
    check_deadline();
  }

  // Something happens at the deadline and nothing a millisecond before: a shell that waits for it neither turns in a
  // circle nor comes late.
  void check_deadline() const {
    const auto due = next_deadline(hall_.state);
    if (!due) return;
    RC_ASSERT(ticks_at(*due));
    RC_ASSERT(!ticks_at(*due - 1));
  }
  bool ticks_at(TimeMs at_ms) const {
    Events events;
    RC_ASSERT(!decide(hall_.state, Tick{}, moment_at(at_ms), events));
    return !events.empty();
  }

  bool run(const Command& command) {
    Events events;
    const State before = hall_.state;
    const auto rejection = decide(hall_.state, command, hall_.moment(), events);
    RC_ASSERT(hall_.state == before);
    if (rejection) RC_ASSERT(events.empty() && !rejection->detail.empty());
    for (const auto& event : events) {
      if (const auto* called = std::get_if<Called>(&event)) check_call(*called);
      if (const auto* issued = std::get_if<TicketIssued>(&event)) {
        RC_ASSERT(numbers_.emplace(hall_.state.date, issued->ticket).second);
      }
      if (const auto* entered = std::get_if<TicketEntered>(&event)) {
        RC_ASSERT(numbers_.emplace(hall_.state.date, entered->ticket).second);
      }
      if (const auto fault = find_fault(hall_.state, event)) RC_FAIL(*fault);
      apply(hall_.state, event, hall_.now_ms);
      hall_.record.emplace_back(hall_.now_ms, event);
      if (const auto contradiction = find_contradiction(hall_.state)) RC_FAIL(*contradiction);
    }
    return !events.empty();
  }

  // A call that nobody chose is the first of its line, of a line that this counter may call, and not before its time.
  void check_call(const Called& called) const {
    const Visit& visit = *hall_.state.find_visit(called.visit);
    const Counter& counter = *hall_.state.find_counter(called.counter);
    RC_ASSERT(visit.state == VisitState::kWaiting);
    RC_ASSERT(counter.current == 0 || hall_.state.find_visit(counter.current) != nullptr);
    RC_ASSERT(called.reason.winner.waited_ms >= 0);
    if (called.reason.rule == CallRule::kChosen) return;
    const Leg& leg = visit.leg();
    const LineKey key{leg.service, leg.priority_class, leg.restriction};
    const Place head{leg.effective_start_ms, called.visit};
    for (const auto& [id, other] : hall_.state.visits) {
      const Leg& its = other.leg();
      const bool same_line = other.state == VisitState::kWaiting && its.service == leg.service &&
                             its.priority_class == leg.priority_class && its.restriction == leg.restriction;
      if (same_line) RC_ASSERT(std::pair(its.effective_start_ms, id) >= std::pair(head.effective_start_ms, head.visit));
    }
    RC_ASSERT(may_call(hall_.state, counter, key) || find_help(hall_.state, counter, key) != nullptr);
    RC_ASSERT(callable_from_ms(hall_.state, key, head) <= hall_.now_ms);
  }

  // Whoever waits, is served or has a service to come holds a place of its capacity.
  void check_places() const {
    std::vector<std::uint32_t> held(hall_.state.settings.services.size(), 0);
    for (const auto& [id, visit] : hall_.state.visits) {
      if (ended(visit.state)) continue;
      ++held[visit.leg().service];
      for (const std::size_t later : visit.then) ++held[later];
    }
    for (std::size_t i = 0; i < held.size(); ++i) RC_ASSERT(hall_.state.taken[i] >= held[i]);
  }

  void check_times() const {
    for (const auto& [id, visit] : hall_.state.visits) {
      for (const auto& leg : visit.legs) {
        RC_ASSERT(leg.called_ms == 0 || leg.called_ms >= leg.queued_ms);
        RC_ASSERT(leg.ended_ms == 0 || leg.called_ms == 0 || leg.ended_ms >= leg.called_ms);
        RC_ASSERT(leg.parked_ms >= 0);
        const bool served = leg.end == LegEnd::kFinished || leg.end == LegEnd::kForced;
        if (served) RC_ASSERT(leg.ended_ms - leg.called_ms - leg.parked_ms >= 0);
      }
    }
  }

  SmallHall hall_;
  std::set<std::pair<BusinessDate, TicketNumber>> numbers_;
};

}  // namespace

TEST_CASE("whatever people and the clock do in a day, nothing is lost, nothing is twice, and a replay is the same") {
  std::set<std::size_t> kinds;
  const bool held = rc::check([&kinds] {
    Walk walk;
    const bool long_one = *rc::gen::inRange(0, 40) == 0;
    for (const auto& step : *day_steps(long_one ? 3000 : 600)) walk.step(step);
    walk.check_replay();
    walk.end();
    walk.note_kinds(kinds);
  });
  CHECK(held);
  // The days are no idle ones: all kinds of events have happened, but for a jump of the clock.
  for (std::size_t kind = 0; kind < std::variant_size_v<Event>; ++kind) {
    const bool elsewhere = kind == Event(WallClockJumped{}).index();
    CHECK_MESSAGE((elsewhere || kinds.contains(kind)), kind);
  }
}
