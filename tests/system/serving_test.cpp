#include <doctest/doctest.h>

#include <csignal>
#include <set>

#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;

TEST_CASE("from the kiosk to the call to the board, over real sockets with keys") {
  RealHall hall;
  hall.start();
  Desk kiosk(hall, "kiosk-1");
  Desk clerk(hall, "counter-1");
  REQUIRE(kiosk.connect());
  REQUIRE(clerk.connect());
  CHECK(clerk.client().connection().welcome.role() == "terminal");
  CHECK(clerk.client().connection().welcome.counter() == 1);
  const auto services = kiosk.fetch(protocol::PUBLIC_BOARD)->board().services();
  REQUIRE_FALSE(services.empty());
  REQUIRE(clerk.ask(open(1)).kind == Kind::kDone);
  const auto counter = clerk.fetch(protocol::STAFF)->staff().counters(0);
  // A service that counter 1 calls: the first for which the clerk's waiting count rises.
  std::string number;
  for (const auto& service : services) {
    number = kiosk.ask(issue(service.key())).done.ticket().number();
    if (clerk.fetch(protocol::STAFF)->staff().counters(0).waiting() > counter.waiting()) break;
  }
  const auto called = clerk.ask(call_next(1));
  REQUIRE(called.kind == Kind::kDone);
  CHECK(called.done.ticket().number() == number);
  const auto board = kiosk.fetch(protocol::PUBLIC_BOARD)->board();
  REQUIRE(board.announcements_size() == 1);
  CHECK(board.announcements(0).ticket() == number);
  CHECK(board.announcements(0).counter() == 1);
}

TEST_CASE("two counters pressing next at once over and over never get one ticket") {
  RealHall hall;
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
  for (int i = 0; i < 40; ++i) REQUIRE(desk.ask(issue(service)).kind == Kind::kDone);
  std::set<std::string> tickets;
  int called = 0;
  Desk one(hall, "counter-1");
  Desk two(hall, "counter-2");
  REQUIRE(one.connect());
  REQUIRE(two.connect());
  one.ask(open(1));
  two.ask(open(2));
  for (int i = 0; i < 15; ++i) {
    int answered = 0;
    const auto count = [&](const transport::CommandOutcome& outcome) {
      ++answered;
      REQUIRE(outcome.kind == Kind::kDone);
      if (outcome.done.nobody_waiting()) return;
      ++called;
      tickets.insert(outcome.done.ticket().number());
    };
    one.client().request(finish_and_call_next(1), kPatience, count);
    two.client().request(finish_and_call_next(2), kPatience, count);
    REQUIRE(run_until(one.io(), [&] {
      two.io().restart();
      two.io().poll();
      return answered == 2;
    }));
  }
  CHECK(called > 0);
  CHECK(tickets.size() == static_cast<std::size_t>(called));
}

TEST_CASE("SIGTERM ends it cleanly, and the next start reads a snapshot") {
  RealHall hall;
  hall.start();
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    desk.ask(issue(desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key()));
  }
  hall.signal(SIGTERM);
  const auto end = hall.wait();
  CHECK(end.exit_code == 0);
  hall.start();
  CHECK(hall.log().find("snapshot at 0") == std::string::npos);
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  CHECK(desk.fetch(protocol::STAFF)->staff().day().issued() == 1);
}
