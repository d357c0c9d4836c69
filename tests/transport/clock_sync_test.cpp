#include <doctest/doctest.h>

#include "protocol/transport/clock_sync.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {

// A ping of `round_trip` at `now`, answered in its middle by a dispatcher whose clock is ahead by `ahead`.
void ping(ClockSync& clock, Time now, Time round_trip, std::chrono::milliseconds ahead, Time extra_way_back = 0us) {
  const Time there = now + round_trip / 2 + ahead;
  clock.sample(1, now, now + round_trip + extra_way_back,
               static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(there).count()));
}

TEST_CASE("the clock's offset comes from the smallest round trip, not from the slow ones") {
  ClockSync clock;
  ping(clock, 10s, 400us, 5000ms, 300ms);  // the way back took long: the middle is not the middle
  ping(clock, 11s, 400us, 5000ms);
  ping(clock, 12s, 400us, 5000ms, 80ms);
  CHECK(std::abs(clock.offset_ms() - 5000) <= 1);
  CHECK(clock.round_trip() == 400us);
  CHECK(std::abs(clock.dispatcher_ms(20s) - 25'000) <= 1);
}

TEST_CASE("old samples go, so that a drifting clock is followed") {
  ClockSync clock;
  ping(clock, 10s, 100us, 5000ms);
  for (int i = 0; i < 16; ++i) ping(clock, 11s + i * 1s, 300us, 5010ms);
  CHECK(std::abs(clock.offset_ms() - 5010) <= 1);
}

TEST_CASE("another incarnation's clock starts from nothing") {
  ClockSync clock;
  ping(clock, 10s, 100us, 5000ms);
  clock.sample(2, 11s, 12s, 1);
  CHECK(clock.incarnation() == 2);
  CHECK(clock.round_trip() == 1s);
  CHECK(clock.offset_ms() < -11'000);
}

}  // namespace
}  // namespace motcua::transport
