#include "simulator/crowd/clerk.h"

#include <doctest/doctest.h>

namespace motcua::crowd {
namespace {

using protocol::Command;

class ClerkAtWork {
 public:
  explicit ClerkAtWork(Manner manner = {}, std::int64_t until_ms = 1'000'000)
      : clerk_({3, {{3, 1'000, until_ms}}, {"received"}, 2, 0, 1}, [manner](const auto&) { return manner; }) {
    look(1, protocol::CLOSED);
  }
  void look(std::int64_t now_ms, protocol::CounterState state, std::uint64_t visit = 0) {
    protocol::CounterView view;
    view.set_number(3);
    view.set_state(state);
    if (visit != 0) {
      view.mutable_current()->mutable_ticket()->set_visit(visit);
      view.mutable_current()->set_called_ms(static_cast<std::uint64_t>(now_ms));
    }
    clerk_.see(now_ms, now_ms, view);
  }
  Command::BodyCase next(std::int64_t now_ms) {
    const auto command = clerk_.next(now_ms);
    return command ? command->body_case() : Command::BODY_NOT_SET;
  }
  void done(std::int64_t now_ms, std::uint64_t visit = 0) {
    protocol::Done done;
    done.set_nobody_waiting(visit == 0);
    done.mutable_ticket()->set_visit(visit);
    clerk_.done(now_ms, done);
  }
  // Opens and calls.
  void call(std::uint64_t visit) {
    REQUIRE(next(1'000) == Command::kOpenCounter);
    done(1'000);
    REQUIRE(next(1'000) == Command::kCallNext);
    done(1'000, visit);
  }
  Clerk& clerk() { return clerk_; }

 private:
  Clerk clerk_;
};

Manner manner(bool comes, std::uint32_t recalls) {
  return {10'000, 60'000, recalls, comes};
}

TEST_CASE("a clerk opens when the shift begins, not before") {
  ClerkAtWork work;
  CHECK(work.next(999) == Command::BODY_NOT_SET);
  CHECK(work.next(1'000) == Command::kOpenCounter);
  CHECK(work.next(1'001) == Command::BODY_NOT_SET);  // not twice
}

TEST_CASE("a citizen who comes is served for as long as it takes and the next is called") {
  ClerkAtWork work(manner(true, 0));
  work.call(5);
  CHECK(work.next(10'999) == Command::BODY_NOT_SET);
  CHECK(work.next(11'000) == Command::kStartService);
  work.done(11'000, 5);
  CHECK(work.next(60'999) == Command::BODY_NOT_SET);
  const auto finish = work.clerk().next(61'000);
  REQUIRE(finish);
  CHECK((finish->has_finish_and_call_next() || finish->has_finish()));
}

TEST_CASE("a slow citizen is called again, one who does not come is given up") {
  ClerkAtWork slow(manner(true, 1));
  slow.call(5);
  CHECK(slow.next(21'000) == Command::kRecall);
  slow.done(21'000, 5);
  CHECK(slow.next(31'000) == Command::kStartService);

  ClerkAtWork absent(manner(false, 0));
  absent.call(5);
  CHECK(absent.next(21'000) == Command::kRecall);
  absent.done(21'000, 5);
  CHECK(absent.next(41'000) == Command::kRecall);
  absent.done(41'000, 5);
  CHECK(absent.next(61'000) == Command::kNoShow);
  absent.done(61'000, 5);
  CHECK(absent.next(61'000) == Command::kCallNext);
}

TEST_CASE("a ready clerk takes up the citizen whom the hall calls there by itself") {
  ClerkAtWork work(manner(true, 0));
  work.call(0);
  CHECK(work.clerk().free());
  CHECK(work.next(5'000) == Command::BODY_NOT_SET);
  work.look(6'000, protocol::CALLING, 9);
  CHECK_FALSE(work.clerk().free());
  const auto start = work.clerk().next(16'000);
  REQUIRE(start);
  CHECK(start->start_service().visit() == 9);
}

TEST_CASE("a picture from before the last answer changes nothing") {
  ClerkAtWork work(manner(true, 0));
  work.call(0);
  work.look(1'000, protocol::CALLING, 9);
  CHECK(work.clerk().free());
}

TEST_CASE("after a rejection the clerk goes on from the next picture") {
  ClerkAtWork work(manner(true, 0));
  work.call(5);
  REQUIRE(work.next(11'000) == Command::kStartService);
  work.clerk().failed(11'000);
  CHECK(work.next(12'000) == Command::BODY_NOT_SET);
  work.look(13'000, protocol::IDLE);
  CHECK(work.next(13'000) == Command::kCallNext);
}

TEST_CASE("at the end of the shift the last citizen is finished and the counter closed") {
  ClerkAtWork work(manner(true, 0), 50'000);
  work.call(5);
  REQUIRE(work.next(11'000) == Command::kStartService);
  work.done(11'000, 5);
  CHECK(work.next(61'000) == Command::kFinish);
  work.done(61'000, 5);
  CHECK(work.next(61'000) == Command::kCloseCounter);
  work.done(61'000);
  CHECK(work.next(99'000) == Command::BODY_NOT_SET);
}

TEST_CASE("a clerk who is called in works outside the shift") {
  ClerkAtWork work({}, 2'000);
  CHECK(work.next(9'000) == Command::BODY_NOT_SET);
  work.clerk().call_in(true);
  CHECK(work.next(9'000) == Command::kOpenCounter);
}

}  // namespace
}  // namespace motcua::crowd
