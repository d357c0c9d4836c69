// Every recorded day of the real data, where it is at hand.
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "dispatcher/site/site_file.h"
#include "simulator/crowd/procedures.h"
#include "simulator/crowd/recorded_plan.h"
#include "simulator/crowd/site_text.h"
#include "simulator/crowd/spare_counter.h"
#include "tests/simulator/shared_folder.h"

namespace motcua::crowd {
namespace {

void check_day(const std::filesystem::path& file) {
  const auto day = read_recorded_day(file);
  if (!day) FAIL(day.error().front());
  CHECK(day->date);
  const auto shape = shape_of(*day);
  const auto plan = plan_recorded_day(*day, shape, 1);
  const auto issued = std::count_if(day->events.begin(), day->events.end(),
                                    [](const auto& event) { return event.kind == DayEvent::Kind::kIssue; });
  CHECK(plan.arrivals.size() == static_cast<std::size_t>(issued));
  for (const auto& shift : plan.shifts) CHECK(shift.from_ms <= shift.until_ms);
  const auto site_file = std::filesystem::temp_directory_path() / ("motcua-day-" + std::to_string(getpid()) + ".toml");
  std::ofstream(site_file) << site_text(shape, {day->name, {}, "", 0});
  const auto site = site::load_site(site_file);
  std::filesystem::remove(site_file);
  if (!site) FAIL(site.error().front());
  for (const auto& arrival : plan.arrivals) REQUIRE(site->find_service(arrival.service));
  for (const auto& [service, time] : plan.service_times) {
    CHECK(time.mean_ms() >= 20'000);
    CHECK(time.mean_ms() <= 1'800'000);
  }
}

TEST_CASE("every recorded day is read whole and its hall is one that the dispatcher loads") {
  const auto days = tests::find_shared("data/days");
  if (!days) return;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*days)) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(".csv") || name.ends_with("-services.csv")) continue;
    CAPTURE(name);
    check_day(entry.path());
    ++count;
  }
  CHECK(count >= 44);
}

TEST_CASE("the real catalogue of procedures is read whole") {
  const auto file = tests::find_shared("data/procedures.csv");
  if (!file) return;
  std::stringstream text;
  text << std::ifstream(*file).rdbuf();
  const auto catalogue = parse_catalogue(text.str(), *file);
  if (!catalogue) FAIL(catalogue.error().front());
  CHECK(catalogue->size() > 1600);
}

}  // namespace
}  // namespace motcua::crowd
