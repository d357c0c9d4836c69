// A citizen rates by touching a face.
#include "tests/windows/work_place.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("after the finish a touch on a face is the rating, once") {
  const WorkPlace device(MOTCUA_RATING, "operator", "board", {1280, 800}, {"--counter", "1"});
  if (!device.skipped.empty()) return;
  Desk& desk = *device.desk;
  desk.ask(issue("civil"));
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  desk.ask(call_next(1));
  const auto to_rate = [&] { return desk.fetch(protocol::PUBLIC_BOARD)->board().counters(0).rate_visit(); };
  REQUIRE(desk.ask(finish(1)).kind == transport::CommandOutcome::Kind::kDone);
  REQUIRE(to_rate() != 0);
  // The fourth face; where the site asks for criteria, too, the rating is sent from the next page.
  CHECK(device.until([&] { device.hand().click(870, 500), device.hand().click(870, 730); },
                     [&] { return to_rate() == 0; }));
}
