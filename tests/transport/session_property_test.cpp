#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

#include "tests/transport/fake_wire.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {

// One step of a bad day: requests, losses, outages, restarts, silence, in any order.
void step(SessionRig& rig, int what, std::uint64_t& incarnation) {
  switch (what) {
    case 0:
      rig.ask(std::chrono::milliseconds(*rc::gen::inRange(1, 4000)));
      break;
    case 1:
      rig.session.writable(rig.now, rig.wire.up = false);
      break;
    case 2:
      rig.session.writable(rig.now, rig.wire.up = true);
      break;
    case 3:
      rig.welcome(incarnation);
      break;
    case 4:
      rig.pong(incarnation);
      break;
    case 5:
      ++incarnation;
      break;
    case 6:
      rig.done(*rc::gen::inRange<std::uint64_t>(1, 12));
      break;
    case 7:
      rig.reject(*rc::gen::inRange<std::uint64_t>(1, 12), protocol::UNKNOWN_SESSION);
      break;
    case 8:
      rig.reject(*rc::gen::inRange<std::uint64_t>(1, 12), protocol::OVERLOADED);
      break;
    default:
      rig.pass(std::chrono::milliseconds(*rc::gen::inRange(0, 1500)), *rc::gen::arbitrary<bool>(), incarnation);
  }
}

TEST_CASE("whatever happens, every request has exactly one outcome and one number, and is in time") {
  CHECK(rc::check("a bad day", [] {
    SessionRig rig;
    std::uint64_t incarnation = 1;
    rig.connect();
    std::size_t asked = 0;
    const int steps = *rc::gen::inRange(1, 80);
    for (int i = 0; i < steps; ++i) {
      const int what = *rc::gen::inRange(0, 12);
      asked += what == 0 ? 1 : 0;
      step(rig, what, incarnation);
      RC_ASSERT(rig.session.next_wake() != Time::max());
    }
    rig.pass(5000ms, false);  // longer than any patience
    RC_ASSERT(rig.outcomes.size() == asked);
    // Numbers count up without being used for two different requests.
    std::uint64_t highest = 0;
    for (const auto& request : rig.wire.requests()) {
      RC_ASSERT(request.number() <= highest + 1);
      highest = std::max(highest, request.number());
    }
  }));
}

TEST_CASE("a request told as refused for want of a connection was never sent") {
  CHECK(rc::check("refused means not sent", [] {
    SessionRig rig;
    rig.connect();
    std::size_t sent = 0;
    std::size_t refused = 0;
    const int steps = *rc::gen::inRange(1, 40);
    for (int i = 0; i < steps; ++i) {
      if (*rc::gen::arbitrary<bool>()) {
        rig.wire.up = *rc::gen::arbitrary<bool>();
        rig.session.writable(rig.now, rig.wire.up);
        if (rig.wire.up) {
          rig.welcome();
          rig.pong();
        }
      }
      const std::size_t before = rig.outcomes.size();
      const bool could = rig.wire.up;
      rig.ask(60s);
      const bool was_refused = rig.outcomes.size() > before;
      RC_ASSERT(was_refused == !could);
      (was_refused ? refused : sent) += 1;
    }
    std::map<std::uint64_t, int> numbers;
    for (const auto& request : rig.wire.requests()) ++numbers[request.number()];
    RC_ASSERT(numbers.size() == sent);
    RC_ASSERT(rig.outcomes.size() == refused);
  }));
}

}  // namespace
}  // namespace motcua::transport
