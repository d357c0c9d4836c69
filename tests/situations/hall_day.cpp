#include "tests/situations/hall_day.h"

#include <algorithm>

namespace motcua::test {

hall::Settings day_settings() {
  using namespace hall;
  Settings settings = small_settings();
  settings.classes.push_back({"appointment", {"Có hẹn", "Appointment"}, "", false});
  for (auto& service : settings.services) service.promises.push_back({10 * kMinuteMs, 0});
  settings.services.push_back({"results",
                               "R",
                               {"Trả kết quả", "Results"},
                               true,
                               false,
                               {{15 * kMinuteMs, 0}, {10 * kMinuteMs, 0}, {15 * kMinuteMs, 0}, {10 * kMinuteMs, 0}}});
  settings.profiles.push_back({"results", {"Trả kết quả", "Results"}, {"results"}});
  settings.counters.push_back({4, {"Quầy 4", "Counter 4"}, "results"});
  settings.outcomes[0].on_the_spot = true;
  settings.rules.recall_every_ms = 30 * kSecondMs;
  settings.rules.no_show_after_ms = 30 * kSecondMs;
  settings.rules.long_service_ms = 45 * kMinuteMs;
  settings.hours = {{0b0011111, {{7 * 60 + 30, 11 * 60 + 30}, {13 * 60 + 30, 17 * 60}}, 16 * 60 + 30, false}};
  settings.appointments.priority_class = "appointment";
  settings.clerks = {{7, StaffRole::kClerk}, {8, StaffRole::kClerk}, {90, StaffRole::kManager}};
  settings.rating_criteria = {{"Cơ sở vật chất", "Facilities"}, {"Thái độ", "Attitude"}};
  return settings;
}

service::SiteFiles without_land() {
  service::SiteFiles files{day_settings(), utc_day, {}, {}};
  files.settings.services.erase(files.settings.services.begin() + 1);
  files.settings.profiles[0].services = {"civil"};
  files.settings.profiles[1].services = {"civil"};
  return files;
}

HallDay::HallDay(const hall::Settings& settings) : shell(FakeShell::ready(1000, settings)) {}

HallDay::~HallDay() = default;

protocol::Answer HallDay::ask(const std::string& device, const std::string& text) {
  return shell->ask(device, command(text));
}

protocol::Done HallDay::done(const std::string& device, const std::string& text) {
  const auto answer = ask(device, text);
  REQUIRE_MESSAGE(answer.has_done(), text << ": " << answer.rejection().detail());
  return answer.done();
}

protocol::RejectionCode HallDay::refused(const std::string& device, const std::string& text) {
  const auto before = state();
  const auto answer = ask(device, text);
  REQUIRE_MESSAGE(answer.has_rejection(), text << " was done");
  CHECK(before == state());
  return answer.rejection().code();
}

std::string HallDay::issue(const std::string& service, const std::string& priority_class) {
  return done("desk", "issue_ticket { service: '" + service + "' priority_class: '" + priority_class + "' }")
      .ticket()
      .number();
}

std::string HallDay::call(std::uint32_t counter) {
  return done("desk", "call_next { counter: " + std::to_string(counter) + " }").ticket().number();
}

void HallDay::open(std::uint32_t counter) {
  done("desk", "open_counter { counter: " + std::to_string(counter) + " }");
}

void HallDay::minutes(std::int64_t minutes) {
  shell->skip(minutes * hall::kMinuteMs), tick();
}

void HallDay::seconds(std::int64_t seconds) {
  shell->skip(seconds * hall::kSecondMs), tick();
}

void HallDay::until(hall::TimeMs moment_ms) {
  shell->steady_ms += moment_ms - now_ms();
  tick();
}

void HallDay::until(int hour, int minute) {
  until(kFridayMs + (hour * 60 + minute) * hall::kMinuteMs);
}

hall::TimeMs HallDay::now_ms() const {
  return shell->steady_ms + shell->wall_offset_ms;
}

const hall::State& HallDay::state() const {
  return shell->service->state();
}

const hall::Visit& HallDay::visit(const std::string& ticket) const {
  return *state().find_visit(state().tickets.at(*hall::parse_ticket(ticket)));
}

const protocol::Board& HallDay::board() const {
  return shell->out.boards.back().board();
}

const protocol::StaffPicture& HallDay::staff() const {
  return shell->out.staff.back().staff();
}

const protocol::CounterView& HallDay::counter(std::uint32_t number) const {
  const auto& all = staff().counters();
  return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.number() == number; });
}

const protocol::ServiceView& HallDay::service(const std::string& key) const {
  const auto& all = board().services();
  return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key() == key; });
}

void HallDay::restart() {
  service::Recovered recovered;
  for (const auto& row : shell->disk.disk) service::follow(*journal::decode_record(row), recovered);
  auto again = std::make_unique<FakeShell>(std::move(recovered), 1000, shell->steady_ms);
  again->disk.disk = shell->disk.disk;
  again->numbers = shell->numbers;
  CHECK(again->service->state() == state());
  shell = std::move(again);
  tick();
}

void HallDay::tick() {
  shell->service->on_second();
  shell->sync_all();
}

}  // namespace motcua::test
