// Random walks through a hall: thousands of valid and invalid commands, checked after every step.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "dispatcher/hall/calling_rule.h"
#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::SmallHall;

namespace {

__extension__ typedef __int128 Wide;

struct Step {
  int kind = 0;
  int a = 0;
  int b = 0;
  DurationMs pass_ms = 0;
};

rc::Gen<std::vector<Step>> steps() {
  const auto step = rc::gen::build<Step>(
      rc::gen::set(&Step::kind, rc::gen::inRange(0, 15)), rc::gen::set(&Step::a, rc::gen::inRange(0, 5)),
      rc::gen::set(&Step::b, rc::gen::inRange(0, 4)),
      rc::gen::set(&Step::pass_ms, rc::gen::map(rc::gen::inRange<DurationMs>(0, 1000),
                                                [](DurationMs x) { return x < 2 ? 14 * 60 * kMinuteMs : x * 200; })));
  return rc::gen::resize(400, rc::gen::container<std::vector<Step>>(step));
}

Command command(const SmallHall& hall, const Step& step) {
  const char* const services[] = {"civil", "land", "civil", "land", "nothing"};
  const char* const classes[] = {"", "elderly", "business", "ordinary"};
  const auto counter = static_cast<CounterNumber>(step.a);  // 0 and 4 do not exist
  // What a clerk may believe to be current: right, unsaid, or wrong.
  const auto* found = hall.state.find_counter(counter);
  const VisitId visit = step.b == 0 ? 0 : found != nullptr && step.b < 3 ? found->current : hall.state.next_visit / 2;
  switch (step.kind) {
    case 0:
    case 1:
    case 2:
    case 3:
      return IssueTicket{services[step.a], classes[step.b], ""};
    case 4:
      return OpenCounter{counter, step.b == 3 ? "land" : ""};
    case 5:
      return CloseCounter{counter, step.b > 0};
    case 6:
      return CallNext{counter};
    case 7:
      return Recall{counter, visit};
    case 8:
      return StartService{counter, visit};
    case 9:
      return Finish{counter, visit, step.b == 3 ? "unheard-of" : ""};
    case 10:
    case 11:
      return FinishAndCallNext{counter, visit, ""};
    case 12:
      return MarkNoShow{counter, visit};
    case 13:
      return UndoCall{counter, visit};
    default:
      return CancelTicket{visit, "A00" + std::to_string(step.a)};
  }
}

// The rule once more, as docs/rules.md says it: over every waiting ticket instead of heads of lines, with fractions
// in 128 bits. What it shares with the product is the state alone.
VisitId expected_winner(const State& state, const Counter& counter, TimeMs now_ms) {
  struct Waiting {
    const Visit* visit;
    bool legal;
    Wide used, promise;
  };
  std::vector<Waiting> waiting;
  bool others_wait = false;
  for (const auto& [id, visit] : state.visits) {
    const auto& service = state.settings.services[visit.leg().service];
    const auto& served = state.settings.profiles[counter.profile].services;
    if (visit.state != VisitState::kWaiting || std::count(served.begin(), served.end(), service.key) == 0) continue;
    const auto& promise = service.promises[visit.leg().priority_class];
    const bool legal = state.settings.classes[visit.leg().priority_class].legal_priority;
    others_wait = others_wait || !legal;
    waiting.push_back(
        {&visit, legal, now_ms - visit.leg().effective_start_ms + promise.head_start_ms, promise.promise_ms});
  }
  const auto first_group = [&](const Waiting& one) {
    return counter.last_call_was_priority ? !one.legal : one.legal && 2 * one.used >= one.promise;
  };
  const Waiting* best = nullptr;
  for (const auto& one : waiting) {
    if (best == nullptr) {
      best = &one;
      continue;
    }
    if (first_group(one) != first_group(*best)) {
      if (first_group(one)) best = &one;
      continue;
    }
    const auto mine = one.used * best->promise;
    const auto other = best->used * one.promise;
    const auto key = [](const Waiting& w) { return std::pair(w.visit->leg().effective_start_ms, w.visit->id); };
    if (mine > other || (mine == other && key(one) < key(*best))) best = &one;
  }
  return best == nullptr ? 0 : best->visit->id;
}

void check_call(const State& before, const Called& called, TimeMs now_ms) {
  RC_ASSERT(called.visit == expected_winner(before, *before.find_counter(called.counter), now_ms));
  // Strictly in order within its line, whatever the rule.
  const Visit& visit = *before.find_visit(called.visit);
  const Leg& leg = visit.leg();
  const auto& line = before.lines.at({leg.service, leg.priority_class, leg.restriction});
  RC_ASSERT(line.begin()->visit == called.visit);
}

// Applies one command event by event, with every promise checked on the way.
void check_step(SmallHall& hall, const Command& command, std::set<std::pair<BusinessDate, TicketNumber>>& numbers) {
  Events events;
  const State before = hall.state;
  const auto rejection = decide(hall.state, command, hall.moment(), events);
  RC_ASSERT(hall.state == before);
  if (rejection) {
    RC_ASSERT(events.empty());
    RC_ASSERT(!rejection->detail.empty());
  }
  for (const auto& event : events) {
    if (const auto* called = std::get_if<Called>(&event)) check_call(hall.state, *called, hall.now_ms);
    apply(hall.state, event, hall.now_ms);
    hall.record.emplace_back(hall.now_ms, event);
    if (const auto* issued = std::get_if<TicketIssued>(&event)) {
      RC_ASSERT(numbers.emplace(hall.state.date, issued->ticket).second);
    }
    const auto contradiction = find_contradiction(hall.state);
    if (contradiction) RC_FAIL(*contradiction);
  }
}

void check_times(const State& state) {
  for (const auto& [id, visit] : state.visits) {
    for (const auto& leg : visit.legs) {
      RC_ASSERT(leg.called_ms == 0 || leg.called_ms >= leg.queued_ms);
      RC_ASSERT(leg.ended_ms == 0 || leg.called_ms == 0 || leg.ended_ms >= leg.called_ms);
    }
  }
}

}  // namespace

TEST_CASE(
    "no ticket is lost, none is at two counters, every call is by the rule, and a replay ends in the same state") {
  const bool held = rc::check([] {
    SmallHall hall;
    std::set<std::pair<BusinessDate, TicketNumber>> numbers;
    for (const auto& step : *steps()) {
      hall.now_ms += step.pass_ms;
      for (auto due = next_deadline(hall.state); due && *due <= hall.now_ms; due = next_deadline(hall.state)) {
        check_step(hall, Tick{}, numbers);
      }
      check_step(hall, command(hall, step), numbers);
      for (auto due = next_deadline(hall.state); due && *due <= hall.now_ms; due = next_deadline(hall.state)) {
        check_step(hall, Tick{}, numbers);
      }
      check_times(hall.state);
    }
    State replayed;
    for (const auto& [at_ms, event] : hall.record) apply(replayed, event, at_ms);
    RC_ASSERT(replayed == hall.state);
  });
  CHECK(held);
}
