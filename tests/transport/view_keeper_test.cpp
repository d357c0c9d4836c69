#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "protocol/transport/view_keeper.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {

constexpr std::int64_t kAheadMs = 90'000;  // the dispatcher's clock against ours

ViewKeeper::ViewPtr view(std::uint64_t incarnation, std::uint64_t seq, Time true_at = 10s) {
  protocol::View made;
  made.mutable_head()->set_incarnation(incarnation);
  made.mutable_head()->set_seq(seq);
  const auto there = std::chrono::duration_cast<std::chrono::milliseconds>(true_at).count() + kAheadMs;
  made.mutable_head()->set_dispatcher_time_ms(static_cast<std::uint64_t>(there));
  made.mutable_head()->set_hall_ms(1'700'000'000'000);
  made.mutable_head()->set_speed_permille(1000);
  made.mutable_board();
  return std::make_shared<const protocol::View>(std::move(made));
}

TEST_CASE("a picture never goes back in sequence") {
  ViewKeeper keeper(3s);
  CHECK(keeper.offer(10s, view(1, 5)));
  CHECK_FALSE(keeper.offer(10s, view(1, 5)));
  CHECK_FALSE(keeper.offer(10s, view(1, 4)));
  CHECK(keeper.view()->head().seq() == 5);
  CHECK(keeper.offer(10s, view(1, 6)));
}

TEST_CASE("stale is an age: a picture that arrives late is not current, one that came in silence still is") {
  ViewKeeper keeper(3s);
  keeper.confirm(1, kAheadMs);
  keeper.offer(10s, view(1, 1, 10s));
  CHECK(keeper.fresh(12s));
  CHECK(keeper.fresh_for(12s) == 1000ms);
  CHECK(keeper.fresh(12'999ms));
  CHECK_FALSE(keeper.fresh(13s));
  CHECK(keeper.fresh_for(14s) == 0ms);
  keeper.offer(20s, view(1, 2, 16s));  // just received, but four seconds old
  CHECK_FALSE(keeper.fresh(20s));
  CHECK(keeper.age(20s).value() == 4000ms);
}

TEST_CASE("without a word from the command channel no picture is current") {
  ViewKeeper keeper(3s);
  keeper.offer(10s, view(1, 1));
  CHECK(keeper.view() != nullptr);
  CHECK_FALSE(keeper.fresh(10s));
  CHECK_FALSE(keeper.age(10s).has_value());
  keeper.confirm(2, kAheadMs);
  CHECK_FALSE(keeper.fresh(10s));
  keeper.confirm(1, kAheadMs);
  CHECK(keeper.fresh(10s));
}

TEST_CASE("an old incarnation never replaces a new one") {
  ViewKeeper keeper(3s);
  keeper.confirm(2, kAheadMs);
  CHECK(keeper.offer(10s, view(2, 1)));
  CHECK_FALSE(keeper.offer(10s, view(1, 1000)));
  CHECK(keeper.view()->head().incarnation() == 2);
}

TEST_CASE("a new incarnation's picture waits for its confirmation, and is shown with it") {
  ViewKeeper keeper(3s);
  keeper.confirm(1, kAheadMs);
  keeper.offer(10s, view(1, 1000));
  CHECK_FALSE(keeper.offer(10s, view(2, 1)));
  CHECK_FALSE(keeper.offer(10s, view(2, 2)));
  CHECK(keeper.view()->head().incarnation() == 1);
  CHECK(keeper.confirm(2, kAheadMs));
  CHECK(keeper.view()->head().incarnation() == 2);
  CHECK(keeper.view()->head().seq() == 2);
  CHECK(keeper.offer(10s, view(2, 3)));
}

TEST_CASE("before any confirmation the first incarnation seen stays") {
  ViewKeeper keeper(3s);
  CHECK(keeper.offer(10s, view(7, 1)));
  CHECK_FALSE(keeper.offer(10s, view(8, 50)));
  CHECK(keeper.view()->head().incarnation() == 7);
  CHECK(keeper.confirm(8, kAheadMs));
  CHECK(keeper.view()->head().incarnation() == 8);
}

TEST_CASE("hall time goes on at the picture's speed") {
  ViewKeeper keeper(3s);
  CHECK(keeper.hall_now_ms(10s) == 0);
  auto fast = std::make_shared<protocol::View>(*view(1, 1));
  fast->mutable_head()->set_speed_permille(60'000);
  keeper.offer(10s, fast);
  CHECK(keeper.hall_now_ms(11s) == 1'700'000'060'000);
  keeper.confirm(1, kAheadMs);
  CHECK(keeper.hall_now_ms(11s) == 1'700'000'060'000);
}

TEST_CASE("in any order of pictures and confirmations, a confirmed incarnation shows its newest picture") {
  CHECK(rc::check("newest of the confirmed", [] {
    ViewKeeper keeper(3s);
    std::uint64_t confirmed = 0;
    std::map<std::uint64_t, std::uint64_t> highest_since_confirmed;
    std::pair<std::uint64_t, std::uint64_t> shown{0, 0};
    const int steps = *rc::gen::inRange(1, 60);
    for (int i = 0; i < steps; ++i) {
      if (*rc::gen::inRange(0, 4) == 0) {
        confirmed = *rc::gen::inRange<std::uint64_t>(std::max<std::uint64_t>(1, confirmed), 5);
        keeper.confirm(confirmed, kAheadMs);
      } else {
        const auto incarnation = *rc::gen::inRange<std::uint64_t>(1, 5);
        const auto seq = *rc::gen::inRange<std::uint64_t>(1, 50);
        keeper.offer(10s, view(incarnation, seq));
        if (confirmed == incarnation) {
          auto& highest = highest_since_confirmed[incarnation];
          highest = std::max(highest, seq);
        }
      }
      if (!keeper.view()) continue;
      const auto& head = keeper.view()->head();
      if (head.incarnation() == shown.first) RC_ASSERT(head.seq() >= shown.second);
      shown = {head.incarnation(), head.seq()};
      if (confirmed != 0 && highest_since_confirmed.count(confirmed) != 0) {
        RC_ASSERT(head.incarnation() == confirmed);
        RC_ASSERT(head.seq() >= highest_since_confirmed[confirmed]);
      }
      if (keeper.fresh(10s)) RC_ASSERT(head.incarnation() == confirmed);
    }
  }));
}

}  // namespace
}  // namespace motcua::transport
