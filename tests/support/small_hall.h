// A small hall for tests of the rules: settings, a clock that only moves when told, and commands in one line each.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "dispatcher/hall/hall.h"
#include "tests/support/civil.h"

namespace motcua::test {

// Two services (A: 30 min, B: 60 min), classes ordinary, elderly (legal priority, series U, 10 min) and business (no
// priority by law, a head start of 5 min); counters 1 and 2 call both services, counter 3 only B.
hall::Settings small_settings();

class SmallHall {
 public:
  explicit SmallHall(const hall::Settings& settings = small_settings());

  // Decides and applies; what is due by itself follows, as the shell would do it.
  std::optional<hall::Rejection> operator()(const hall::Command& command);

  void pass(hall::DurationMs ms);

  hall::VisitId issue(const std::string& service, const std::string& priority_class = {});
  std::string ticket_at(hall::CounterNumber counter) const;
  hall::Moment moment() const;

  hall::State state;
  hall::TimeMs now_ms = kEightOClockMs;
  std::vector<std::pair<hall::TimeMs, hall::Event>> record;  // everything that happened

 private:
  std::optional<hall::Rejection> run(const hall::Command& command);
  void run_due();
};

}  // namespace motcua::test
