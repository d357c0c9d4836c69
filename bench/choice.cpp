#include "bench/choice.h"

#include <stdexcept>

#include <fmt/format.h>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/hall.h"

namespace motcua::bench {
namespace {

constexpr std::size_t kServices = 9;
constexpr std::size_t kClasses = 5;
constexpr hall::CounterNumber kCounters = 20;
constexpr hall::TimeMs kStartMs = 1'795'136'400'000;
constexpr int kRounds = 400;
constexpr int kChoicesInARound = 64;

// Only what the choice looks at: the configuration, one open counter, the lines.
hall::State waiting_hall(std::size_t waiting) {
  hall::State state;
  hall::apply(state, hall::SettingsApplied{wide_settings()}, kStartMs);
  hall::apply(state, hall::DayStarted{20261120, kStartMs + hall::kDayMs, {}}, kStartMs);
  hall::apply(state, hall::CounterOpened{1, "all"}, kStartMs);
  for (std::size_t i = 0; i < waiting; ++i) {
    const hall::LineKey line{i % kServices, i / kServices % kClasses, {}};
    hall::add(state.lines, line, {kStartMs + static_cast<hall::TimeMs>(i), i + 1});
  }
  return state;
}

// The chosen ticket leaves and somebody else comes, so that the next choice looks at another head.
void move_on(hall::State& state, const hall::Choice& choice, hall::TimeMs now_ms, hall::VisitId newcomer) {
  for (auto& [key, line] : state.lines) {
    if (line.begin()->visit != choice.winner.visit) continue;
    line.erase(line.begin());
    line.insert({now_ms, newcomer});
    return;
  }
}

ChoiceTime measure(std::size_t waiting) {
  hall::State state = waiting_hall(waiting);
  hall::TimeMs now_ms = kStartMs + static_cast<hall::TimeMs>(waiting) + 10 * hall::kMinuteMs;
  const hall::Counter& counter = *state.find_counter(1);
  std::vector<Micros> rounds;
  for (int round = 0; round < kRounds; ++round) {
    std::optional<hall::Choice> choice;
    const Stopwatch stopwatch;
    for (int i = 0; i < kChoicesInARound; ++i) choice = hall::choose_next(state, counter, ++now_ms);
    rounds.push_back(stopwatch.elapsed_us() / kChoicesInARound);
    if (!choice) throw std::runtime_error("nobody was chosen although somebody waits");
    move_on(state, *choice, now_ms, waiting + static_cast<hall::VisitId>(round) + 1);
  }
  return {waiting, state.lines.size(), percentile(rounds, 0.5)};
}

}  // namespace

hall::Settings wide_settings() {
  hall::Settings settings;
  settings.site = {"Trung tâm", "Centre"};
  settings.time_zone = "Asia/Ho_Chi_Minh";
  for (std::size_t i = 0; i < kClasses; ++i) {
    const auto letter = i == 0 ? std::string() : std::string(1, static_cast<char>('R' + i));
    settings.classes.push_back({fmt::format("class-{}", i), {"Diện", "Class"}, letter, i == 1});
  }
  hall::WorkProfile all{"all", {"Tất cả", "All"}, {}, false, {}};
  for (std::size_t i = 0; i < kServices; ++i) {
    hall::Service service{fmt::format("service-{}", i),
                          std::string(1, static_cast<char>('A' + i)),
                          {"Lĩnh vực", "Service"},
                          true,
                          false,
                          {}};
    for (std::size_t one = 0; one < kClasses; ++one) {
      const auto minutes = static_cast<hall::DurationMs>(20 + 5 * i + one);
      service.promises.push_back({minutes * hall::kMinuteMs, 0});
    }
    all.services.push_back(service.key);
    settings.services.push_back(std::move(service));
  }
  settings.profiles = {std::move(all)};
  for (hall::CounterNumber number = 1; number <= kCounters; ++number) {
    settings.counters.push_back({number, {"Quầy", "Counter"}, "all"});
  }
  settings.outcomes = {{"resolved", {"Giải quyết ngay", "Resolved"}, true, true},
                       {"received", {"Tiếp nhận", "Received"}, false, false}};
  return settings;
}

std::vector<ChoiceTime> measure_choice(const std::vector<std::size_t>& waiting) {
  std::vector<ChoiceTime> times;
  for (const std::size_t one : waiting) times.push_back(measure(one));
  return times;
}

}  // namespace motcua::bench
