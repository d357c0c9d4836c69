#include "tests/support/small_hall.h"

namespace motcua::test {

hall::Settings small_settings() {
  using namespace hall;
  Settings settings;
  settings.site = {"Hội trường thử", "Test hall"};
  settings.time_zone = "Asia/Ho_Chi_Minh";
  settings.classes = {{"ordinary", {"Thường", "Ordinary"}, "", false},
                      {"elderly", {"Cao tuổi", "Elderly"}, "U", true},
                      {"business", {"Doanh nghiệp", "Business"}, "", false}};
  const auto promises = [](DurationMs minutes) {
    return std::vector<Promise>{{minutes * kMinuteMs, 0}, {10 * kMinuteMs, 0}, {minutes * kMinuteMs, 5 * kMinuteMs}};
  };
  settings.services = {{"civil", "A", {"Hộ tịch", "Civil status"}, true, false, promises(30)},
                       {"land", "B", {"Đất đai", "Land"}, true, false, promises(60)}};
  settings.profiles = {{"both", {"Chung", "Both"}, {"civil", "land"}}, {"land", {"Đất đai", "Land"}, {"land"}}};
  settings.counters = {
      {1, {"Quầy 1", "Counter 1"}, "both"}, {2, {"Quầy 2", "Counter 2"}, "both"}, {3, {"Quầy 3", "Counter 3"}, "land"}};
  settings.outcomes = {{"resolved", {"Giải quyết ngay", "Resolved on the spot"}, true},
                       {"received", {"Tiếp nhận", "Dossier received"}, false}};
  settings.procedures = {{"1.001193", "Đăng ký khai sinh", "civil"}};
  return settings;
}

SmallHall::SmallHall(const hall::Settings& settings) {
  run(hall::ApplySettings{settings});
  run_due();
}

std::optional<hall::Rejection> SmallHall::operator()(const hall::Command& command) {
  auto rejection = run(command);
  run_due();
  return rejection;
}

void SmallHall::pass(hall::DurationMs ms) {
  now_ms += ms;
  run_due();
}

hall::VisitId SmallHall::issue(const std::string& service, const std::string& priority_class) {
  const auto id = state.next_visit;
  return (*this)(hall::IssueTicket{service, priority_class, {}}) ? 0 : id;
}

std::string SmallHall::ticket_at(hall::CounterNumber counter) const {
  const auto* visit = state.find_visit(state.find_counter(counter)->current);
  return visit == nullptr ? std::string() : hall::to_string(visit->ticket);
}

hall::Moment SmallHall::moment() const {
  return moment_at(now_ms);
}

std::optional<hall::Rejection> SmallHall::run(const hall::Command& command) {
  hall::Events events;
  auto rejection = hall::decide(state, command, moment(), events);
  for (const auto& event : events) {
    hall::apply(state, event, now_ms);
    record.emplace_back(now_ms, event);
  }
  return rejection;
}

void SmallHall::run_due() {
  for (auto due = hall::next_deadline(state); due && *due <= now_ms; due = hall::next_deadline(state)) {
    run(hall::Tick{});
  }
}

}  // namespace motcua::test
