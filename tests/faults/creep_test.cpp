// The soak's own rule: what it calls creeping and what not.
#include <doctest/doctest.h>

#include "simulator/soak/creep.h"

using motcua::soak::find_creep;
using motcua::soak::Series;

namespace {

Series thirty_days(double first, double per_day) {
  Series series{"memory of the dispatcher (KiB)", 2048, {}};
  for (int day = 0; day < 30; ++day) series.days.push_back(first + per_day * day);
  return series;
}

}  // namespace

TEST_CASE("the soak finds a figure that grows every day and names it") {
  CHECK(find_creep(thirty_days(6000, 300)) ==
        "memory of the dispatcher (KiB) crept: 8700 in the first half of the days, 12750 in the second");
}

TEST_CASE("the soak calls a figure steady that wavers or that grew only at first") {
  CHECK(find_creep(thirty_days(6000, 0)).empty());
  auto settles = thirty_days(9000, 0);
  settles.days[0] = settles.days[1] = settles.days[2] = 4000;
  CHECK(find_creep(settles).empty());
  auto wavers = thirty_days(9000, 0);
  wavers.days[20] = 60'000;  // one day
  CHECK(find_creep(wavers).empty());
}

TEST_CASE("the soak says nothing about too few days") {
  Series short_series = thirty_days(6000, 5000);
  short_series.days.resize(motcua::soak::kDaysMin - 1);
  CHECK(find_creep(short_series).empty());
}
