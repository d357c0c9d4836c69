#include <doctest/doctest.h>

#include "kiosk/options.h"

namespace motcua::tests {

TEST_CASE("citizens can give their number back at a kiosk unless it is told otherwise") {
  const auto as_is = kiosk::read_kiosk_options({});
  REQUIRE(as_is);
  CHECK(as_is->give_back);
  const auto told = kiosk::read_kiosk_options({{"no-give-back", {"true"}}});
  REQUIRE(told);
  CHECK_FALSE(told->give_back);
}

TEST_CASE("a staff code that is none is refused without being shown") {
  for (const char* bad : {"123", "1234567890123", "12a4", "PIN 1"}) {
    CAPTURE(bad);
    const auto settings = kiosk::read_kiosk_options({{"staff-code", {bad}}});
    REQUIRE_FALSE(settings.has_value());
    CHECK(settings.error() == "--staff-code: expected 4 to 12 digits (it is not shown here)");
  }
  CHECK(kiosk::read_kiosk_options({{"staff-code", {"2580"}}})->staff_code == "2580");
}

}  // namespace motcua::tests
