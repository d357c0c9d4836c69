// Time with the breaks of the timetable left out, both ways.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "dispatcher/hall/timetable.h"

using namespace motcua::hall;

namespace {

// Opening hours in order, some of them touching.
DayPlan plan_of(const std::vector<int>& lengths) {
  DayPlan plan;
  TimeMs at_ms = 0;
  for (std::size_t i = 0; i + 1 < lengths.size(); i += 2) {
    at_ms += lengths[i];
    plan.open.push_back({at_ms, at_ms + lengths[i + 1]});
    at_ms = plan.open.back().to_ms;
  }
  return plan;
}

}  // namespace

TEST_CASE("a wait that ends in the afternoon ends later by the whole lunch") {
  const DayPlan plan = plan_of({8, 4, 2, 4});  // 8 to 12, 14 to 18
  CHECK(end_of_wait(plan, 9, 3) == 12);        // over when the break begins
  CHECK(end_of_wait(plan, 9, 4) == 15);
  CHECK(end_of_wait(plan, 13, 1) == 15);  // begun in the break
  CHECK(end_of_wait(plan, 13, 0) == 13);
  CHECK(end_of_wait(plan, 15, 9) == 24);  // after closing time waits grow
}

TEST_CASE("the end of a wait is the first moment at which it has lasted so long") {
  const bool held = rc::check([](std::vector<std::uint8_t> lengths, std::uint8_t from, std::uint8_t wait) {
    const DayPlan plan = plan_of({lengths.begin(), lengths.end()});
    const TimeMs end_ms = end_of_wait(plan, from, wait);
    RC_ASSERT(time_without_breaks(plan, from, end_ms) == wait);
    if (wait > 0) RC_ASSERT(time_without_breaks(plan, from, end_ms - 1) == wait - 1);
  });
  CHECK(held);
}
