#include <doctest/doctest.h>

#include "dispatcher/reports/figures.h"
#include "dispatcher/reports/formats.h"
#include "dispatcher/reports/period.h"

using namespace motcua::reports;

TEST_CASE("shares and means are rounded half up, once, from whole numbers") {
  CHECK(share(594, 612) == 9706);
  CHECK(share(1, 3) == 3333);
  CHECK(share(2, 3) == 6667);
  CHECK(share(1, 20'000) == 1);  // 0.005 %
  CHECK(share(1, 20'001) == 0);
  CHECK(share(0, 7) == 0);
  CHECK(share(7, 7) == 10'000);
  CHECK_FALSE(share(0, 0).has_value());
  CHECK(rounded(5, 2) == 3);
  CHECK(rounded(4, 3) == 1);
}

TEST_CASE("percentiles are by nearest rank: a value that somebody really waited") {
  Durations waits;
  for (const int minutes : {9, 1, 7, 3, 5, 8, 2, 10, 4, 6}) waits.add(minutes);
  waits.sort();
  CHECK(waits.percentile(50) == 5);
  CHECK(waits.percentile(90) == 9);
  CHECK(waits.percentile(91) == 10);
  CHECK(waits.percentile(1) == 1);
  CHECK(waits.max() == 10);
  CHECK(waits.mean() == 6);  // 5.5
  Durations one;
  one.add(42);
  one.sort();
  CHECK(one.percentile(50) == 42);
  CHECK(one.percentile(90) == 42);
  Durations none;
  none.sort();
  CHECK_FALSE(none.mean().has_value());
  CHECK_FALSE(none.percentile(50).has_value());
  CHECK_FALSE(none.max().has_value());
}

TEST_CASE("durations are told to the nearest second") {
  CHECK(clock_text(0) == "0:00");
  CHECK(clock_text(499) == "0:00");
  CHECK(clock_text(500) == "0:01");
  CHECK(clock_text(870'000) == "14:30");
  CHECK(clock_text(3'599'499) == "59:59");
  CHECK(clock_text(3'599'500) == "1:00:00");
  CHECK(clock_text(36'061'000) == "10:01:01");
}

TEST_CASE("a date is written in full and is one of the calendar") {
  CHECK(parse_date("2026-11-20") == 20261120U);
  CHECK(parse_date("2028-02-29") == 20280229U);
  for (const char* wrong : {"", "2026-11-2", "2026-11-31", "2026-13-01", "2027-02-29", "20261120", "2026/11/20",
                            "2026-1-201", "20-11-2026", "2026-11-20 ", "----------", "2026-1--20", "９026-11-20"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_date(wrong).has_value());
  }
  CHECK(to_string(20260105) == "2026-01-05");
}
