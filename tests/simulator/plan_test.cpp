#include <algorithm>
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "dispatcher/site/site_file.h"
#include "simulator/crowd/generated_plan.h"
#include "simulator/crowd/percentile.h"
#include "simulator/crowd/recorded_plan.h"
#include "simulator/crowd/spare_counter.h"
#include "tests/simulator/sample_day.h"

namespace motcua::crowd {
namespace {

hall::Settings sample_site(const std::string& name) {
  auto site = site::load_site(std::string(MOTCUA_SITES) + "/" + name + "/site.toml");
  REQUIRE(site);
  return *site;
}

bool same(const DayPlan& a, const DayPlan& b) {
  return std::equal(a.arrivals.begin(), a.arrivals.end(), b.arrivals.begin(), b.arrivals.end(),
                    [](const auto& x, const auto& y) {
                      return x.at_ms == y.at_ms && x.service == y.service && x.priority_class == y.priority_class &&
                             x.leaves_ms == y.leaves_ms && x.manner.service_ms == y.manner.service_ms &&
                             x.manner.walk_ms == y.manner.walk_ms && x.manner.comes == y.manner.comes &&
                             x.manner.recalls == y.manner.recalls;
                    });
}

TEST_CASE("a generated day is the same for the same seed and another for another") {
  const auto site = sample_site("provincial-centre");
  CHECK(same(plan_generated_day(site, 7), plan_generated_day(site, 7)));
  CHECK_FALSE(same(plan_generated_day(site, 7), plan_generated_day(site, 8)));
}

TEST_CASE("a generated day asks only for what the site has, in time order, for every service") {
  for (const auto* name : {"commune", "provincial-centre"}) {
    const auto site = sample_site(name);
    const auto plan = plan_generated_day(site, 3);
    std::set<std::string> asked;
    std::int64_t before_ms = plan.first_ms;
    for (const auto& arrival : plan.arrivals) {
      REQUIRE(site.find_service(arrival.service));
      REQUIRE(site.find_class(arrival.priority_class));
      CHECK(arrival.at_ms >= before_ms);
      before_ms = arrival.at_ms;
      if (arrival.leaves_ms) CHECK(*arrival.leaves_ms > arrival.at_ms);
      CHECK(arrival.manner.walk_ms < arrival.manner.service_ms);
      asked.insert(arrival.service);
    }
    CHECK(asked.size() == site.services.size());
    CHECK(plan.shifts.size() == 2 * site.counters.size());
  }
}

TEST_CASE("a recorded day keeps who came when, for what, and who left") {
  const auto day = parse_recorded_day(tests::kSampleDay, "hall-2020-01-02.csv");
  REQUIRE(day);
  const auto shape = shape_of(*day);
  const auto plan = plan_recorded_day(*day, shape, 1);
  CHECK(plan.date == 20200102U);
  CHECK(plan.first_ms == 28'800'000);
  REQUIRE(plan.arrivals.size() == 4);
  CHECK(plan.arrivals[1].priority_class == "priority");
  CHECK(plan.arrivals[2].service == "bx");
  CHECK(plan.arrivals[3].leaves_ms == 29'100'000);
  CHECK_FALSE(plan.arrivals[0].leaves_ms);
  CHECK(same(plan, plan_recorded_day(*day, shape, 1)));
}

TEST_CASE("service times are those between call and finish where they are known") {
  const auto day = parse_recorded_day(tests::kSampleDay, "hall.csv");
  const auto times = service_times_of(*day, shape_of(*day));
  CHECK(times.at("a").mean_ms() == (180'000 + 300'000) / 2);
  CHECK(times.at("bx").mean_ms() == 300'000);
  Random random(1);
  for (int i = 0; i < 20; ++i) {
    const auto drawn = times.at("a").draw_ms(random);
    CHECK((drawn == 180'000 || drawn == 300'000));
  }
}

TEST_CASE("where finishes are not known the mean comes from the open counters' time per call") {
  std::string text = tests::kDayHeader + "28800,counters,,A,,2\n";
  for (int i = 0; i < 20; ++i) text += "28800,issue," + std::to_string(i) + ",A,ordinary,\n";
  for (int i = 0; i < 20; ++i) text += "30000,call," + std::to_string(i) + ",A,ordinary,0\n";
  text += "32400,counters,,A,,0\n";
  const auto day = parse_recorded_day(text, "hall.csv");
  REQUIRE(day);
  const auto shape = shape_of(*day);
  CHECK(shape.counters.size() == 2);
  // Two counters for an hour, twenty calls, busy four fifths of the time.
  CHECK(service_times_of(*day, shape).at("a").mean_ms() == 288'000);
  CHECK(shifts_of(*day, shape).size() == 2);
}

TEST_CASE("counters open and close with the recorded number of open ones") {
  const auto day =
      parse_recorded_day(tests::kDayHeader +
                             "100,counters,,A,,1\n200,counters,,A,,2\n300,counters,,A,,1\n400,counters,,A,,0\n"
                             "500,counters,,A,,1\n600,issue,1,A,ordinary,\n",
                         "hall.csv");
  REQUIRE(day);
  const auto shifts = shifts_of(*day, shape_of(*day));
  REQUIRE(shifts.size() == 3);
  CHECK(shifts[0].counter == 1);
  CHECK(shifts[0].from_ms == 100'000);
  CHECK(shifts[0].until_ms == 400'000);
  CHECK(shifts[1].from_ms == 500'000);
  CHECK(shifts[1].until_ms == 600'000);
  CHECK(shifts[2].counter == 2);
  CHECK(shifts[2].from_ms == 200'000);
  CHECK(shifts[2].until_ms == 300'000);
}

TEST_CASE("a counter is left to a person only if every service has another") {
  CHECK(spare_counter({{1, {"a"}, 9}, {2, {"a", "b"}, 5}, {3, {"b"}, 7}}) == 2U);
  CHECK(spare_counter({{1, {"a"}, 9}, {2, {"a"}, 9}}) == 2U);
  CHECK_FALSE(spare_counter({{1, {"a"}, 9}, {2, {"b"}, 5}}));
  CHECK_FALSE(spare_counter({}));
}

TEST_CASE("a percentile is a value that was measured, by nearest rank") {
  CHECK_FALSE(percentile({}, 50));
  CHECK(percentile({7}, 50) == 7);
  CHECK(percentile({4, 1, 3, 2}, 50) == 2);
  CHECK(percentile({5, 4, 1, 3, 2}, 50) == 3);
  CHECK(percentile({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 90) == 9);
  CHECK(percentile({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 100) == 10);
}

TEST_CASE("lognormal service times have the mean they were asked for") {
  Random random(5);
  const auto time = ServiceTime::lognormal(600'000, 0.7);
  double sum = 0;
  constexpr int kDraws = 20'000;
  for (int i = 0; i < kDraws; ++i) sum += static_cast<double>(time.draw_ms(random));
  CHECK(std::abs(sum / kDraws - 600'000) < 12'000);
}

}  // namespace
}  // namespace motcua::crowd
