// The bound that the calling rule promises (calling_rule.h), measured on random crowds, and broken rules that break it.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <random>

#include "dispatcher/hall/calling_rule.h"
#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::small_settings;

namespace {

using Rule = std::function<std::optional<Choice>(const State&, const Counter&, TimeMs)>;

struct Call {
  VisitId visit;
  CounterNumber counter;
  TimeMs at_ms;
};

// One crowd: who comes when, and how busy the counters are.
struct Crowd {
  unsigned seed = 1;
  int tickets = 200;
  int priority_percent = 60;
  DurationMs between_arrivals_ms = 20 * kSecondMs;
  DurationMs between_calls_ms = 90 * kSecondMs;
};

struct Played {
  State state;
  std::vector<Call> calls;
};

// Plays a crowd with the given rule. apply() follows any call, also one that a broken rule made.
Played play(const Crowd& crowd, const Rule& rule) {
  motcua::test::SmallHall hall(small_settings());
  for (const CounterNumber counter : {1U, 2U, 3U}) hall(OpenCounter{counter, ""});
  std::minstd_rand random(crowd.seed);
  const auto below = [&](DurationMs n) { return static_cast<DurationMs>(random() % static_cast<unsigned>(n)); };
  std::array<TimeMs, 4> free_at{};
  TimeMs next_arrival = hall.now_ms;
  std::vector<Call> calls;
  int issued = 0;
  while (issued < crowd.tickets || hall.state.day.waiting > 0) {
    hall.now_ms += kSecondMs;
    while (issued < crowd.tickets && next_arrival <= hall.now_ms) {
      const bool priority = below(100) < crowd.priority_percent;
      hall.issue(below(2) == 0 ? "civil" : "land", priority ? "elderly" : below(4) == 0 ? "business" : "ordinary");
      next_arrival += below(2 * crowd.between_arrivals_ms) + 1;
      ++issued;
    }
    for (const CounterNumber number : {1U, 2U, 3U}) {
      if (free_at[number] > hall.now_ms) continue;
      if (hall.state.find_counter(number)->current != 0) hall(Finish{number, 0, ""});
      const Counter& counter = *hall.state.find_counter(number);
      const auto choice = rule(hall.state, counter, hall.now_ms);
      if (!choice) continue;
      apply(hall.state,
            Called{choice->winner.visit, number, hall.state.next_announcement, reason_of(hall.state, *choice)},
            hall.now_ms);
      calls.push_back({choice->winner.visit, number, hall.now_ms});
      free_at[number] = hall.now_ms + below(2 * crowd.between_calls_ms) + 1;
    }
  }
  return {std::move(hall.state), std::move(calls)};
}

// Can Y ever have used a share at least as large as X's before X was called? Shares are lines in time: the ends decide.
bool can_pass(const State& state, const Visit& x, const Visit& y) {
  const Promise& px = promise_of(state, x.leg());
  const Promise& py = promise_of(state, y.leg());
  const bool x_ordinary = !state.settings.classes[x.leg().priority_class].legal_priority;
  const bool y_legal = state.settings.classes[y.leg().priority_class].legal_priority;
  const TimeMs x_half_ms = x.issued_ms + px.promise_ms / 2 - px.head_start_ms;
  if (x_ordinary && y_legal && y.issued_ms > x_half_ms) return false;
  const auto larger_at = [&](TimeMs t) {
    return (t - y.issued_ms + py.head_start_ms) * px.promise_ms >= (t - x.issued_ms + px.head_start_ms) * py.promise_ms;
  };
  const TimeMs called_ms = x.leg().called_ms;
  return y.issued_ms <= called_ms && (larger_at(std::max(x.issued_ms, y.issued_ms)) || larger_at(called_ms));
}

// The largest excess over the bound 2N + c of anyone in the crowd; at most 0 when the rule keeps its promise.
long excess_over_bound(const Played& played) {
  const State& state = played.state;
  long worst = std::numeric_limits<long>::min();
  for (std::size_t i = 0; i < played.calls.size(); ++i) {
    const Visit& x = *state.find_visit(played.calls[i].visit);
    long passed = 0;
    for (std::size_t j = 0; j < i; ++j) {
      const auto& call = played.calls[j];
      const Counter& counter = *state.find_counter(call.counter);
      if (call.at_ms >= x.issued_ms && may_call(state, counter, {x.leg().service, x.leg().priority_class, {}}))
        ++passed;
    }
    long can = 0;
    for (const auto& [id, y] : state.visits) {
      if (id != x.id && y.leg().called_ms >= x.issued_ms && can_pass(state, x, y)) ++can;
    }
    const long counters = x.leg().service == 0 ? 2 : 3;
    worst = std::max(worst, passed - (2 * can + counters));
  }
  return worst;
}

std::optional<Choice> choose_by(const State& state, const Counter& counter, TimeMs now_ms, bool newest, bool turn) {
  Chooser chooser(!newest, turn && counter.last_call_was_priority);
  for (const auto& [key, line] : state.lines) {
    if (!may_call(state, counter, key)) continue;
    chooser.offer(candidate(state, key, newest ? *line.rbegin() : *line.begin(), now_ms));
  }
  return chooser.choice();
}

bool some_crowd_breaks(const Rule& rule) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    if (excess_over_bound(play({seed, 300, 85, 15 * kSecondMs, 100 * kSecondMs}, rule)) > 0) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("nobody waits longer than the bound of the calling rule, whatever crowd comes") {
  const bool held = rc::check([] {
    const Crowd crowd{*rc::gen::inRange(1U, 1'000'000U), *rc::gen::inRange(20, 250), *rc::gen::inRange(0, 101),
                      *rc::gen::inRange<DurationMs>(kSecondMs, 90 * kSecondMs),
                      *rc::gen::inRange<DurationMs>(5 * kSecondMs, 300 * kSecondMs)};
    RC_ASSERT(excess_over_bound(play(crowd, choose_next)) <= 0);
  });
  CHECK(held);
}

TEST_CASE("a rule that gives priority every call breaks the bound") {
  CHECK(some_crowd_breaks([](const State& state, const Counter& counter, TimeMs now_ms) {
    return choose_by(state, counter, now_ms, false, false);
  }));
}

TEST_CASE("a rule that calls the newest of a line breaks the bound") {
  CHECK(some_crowd_breaks([](const State& state, const Counter& counter, TimeMs now_ms) {
    return choose_by(state, counter, now_ms, true, true);
  }));
}

TEST_CASE("the same crowds do not break the bound under the real rule") {
  CHECK_FALSE(some_crowd_breaks(choose_next));
}
