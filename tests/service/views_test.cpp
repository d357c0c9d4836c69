#include <doctest/doctest.h>

#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("pictures count up within the incarnation and carry the dispatcher's time") {
  auto shell = FakeShell::ready();
  shell->service->on_second();
  const auto first = shell->out.boards.back().head();
  shell->steady_ms += 1000;
  shell->service->on_second();
  const auto second = shell->out.boards.back().head();
  CHECK(first.incarnation() == 77);
  CHECK(second.seq() > first.seq());
  CHECK(second.dispatcher_time_ms() == first.dispatcher_time_ms() + 1000);
  CHECK(second.business_date() == 20261127);
}

TEST_CASE("the board carries the latest 64 announcements, and who missed more asks for the rest") {
  auto shell = FakeShell::ready();
  shell->ask("counter-1", open(1));
  for (int i = 0; i < 70; ++i) {
    shell->ask("kiosk", issue("civil"));
    shell->ask("counter-1", finish_and_call_next(1));
  }
  const auto& board = shell->out.boards.back().board();
  CHECK(board.announcements_size() == 64);
  CHECK(board.announcements(0).number() == 7);
  CHECK(board.announcements(63).ticket() == "A070");
  CHECK(board.announcements(62).state() == protocol::CALL_ANSWERED);
  CHECK(board.announcements(63).state() == protocol::CALL_OPEN);
  protocol::ClientMessage since;
  since.mutable_fetch_announcements()->set_since(3);
  shell->service->on_message({"wall", "wall"}, std::move(since));
  shell->service->on_drained();
  const auto& sent = shell->out.sent.back().second.announcements();
  CHECK(sent.announcements_size() == 67);
  CHECK(sent.announcements(0).number() == 4);
}

TEST_CASE("each call on the board says for which service it was, also when the visit has gone on to another") {
  auto shell = FakeShell::ready();
  shell->ask("counter-1", open(1));
  shell->ask("kiosk", issue("civil"));
  shell->ask("counter-1", call_next(1));
  shell->steady_ms += hall::kMinuteMs;
  REQUIRE(shell->ask("counter-1", command("transfer { counter: 1 service: 'land' }")).has_done());
  shell->steady_ms += hall::kMinuteMs;
  shell->ask("counter-1", call_next(1));
  shell->steady_ms += hall::kMinuteMs;
  shell->ask("counter-1", finish(1));
  const auto& board = shell->out.boards.back().board();
  REQUIRE(board.announcements_size() == 2);
  CHECK(board.announcements(0).ticket() == "A001");
  CHECK(board.announcements(0).service() == "civil");
  CHECK(board.announcements(1).ticket() == "A001");
  CHECK(board.announcements(1).service() == "land");
}

TEST_CASE("the staff's picture lists the next tickets of a counter in the order of the rule, with the reason") {
  auto shell = FakeShell::ready();
  shell->ask("desk", open(1));
  shell->ask("kiosk", issue("civil"));
  shell->steady_ms += 25 * hall::kMinuteMs;
  shell->ask("kiosk", issue("civil", "elderly"));
  shell->steady_ms += 6 * hall::kMinuteMs;
  shell->ask("kiosk", issue("land"));
  const auto& counter = shell->out.staff.back().staff().counters(0);
  REQUIRE(counter.next_size() == 3);
  CHECK(counter.waiting() == 3);
  CHECK(counter.next(0).ticket().number() == "U001");
  CHECK(counter.next(0).reason().rule() == protocol::LEGAL_PRIORITY);
  CHECK(counter.next(1).ticket().number() == "A001");
  CHECK(counter.next(1).reason().rule() == protocol::LARGEST_SHARE);
  CHECK(counter.next(1).reason().waited_ms() == 31 * hall::kMinuteMs);
  CHECK(counter.next(2).ticket().number() == "B001");
}

TEST_CASE("the list of next tickets keeps up with growing shares while nothing happens") {
  auto shell = FakeShell::ready();
  shell->ask("desk", open(1));
  shell->ask("kiosk", issue("civil"));
  shell->steady_ms += hall::kMinuteMs;
  shell->ask("kiosk", issue("civil", "elderly"));
  CHECK(shell->out.staff.back().staff().counters(0).next(0).ticket().number() == "A001");
  shell->steady_ms += 6 * hall::kMinuteMs;
  shell->service->on_second();
  CHECK(shell->out.staff.back().staff().counters(0).next(0).ticket().number() == "U001");
  CHECK(shell->out.staff.back().staff().counters(0).next(0).reason().rule() == protocol::LEGAL_PRIORITY);
}

TEST_CASE("the current ticket tells until when its call can be undone, and no longer once service has begun") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"));
  shell->ask("desk", open(1));
  shell->ask("desk", call_next(1));
  const auto current = shell->out.staff.back().staff().counters(0).current();
  CHECK(current.undo_until_ms() == current.called_ms() + 10'000);
  CHECK(current.recalls_max() == 2);
  protocol::Command start;
  start.mutable_start_service()->set_counter(1);
  shell->ask("desk", start);
  const auto& counter = shell->out.staff.back().staff().counters(0);
  CHECK(counter.state() == protocol::SERVING);
  CHECK(counter.current().undo_until_ms() == 0);
  CHECK(counter.current().started_ms() > 0);
}

TEST_CASE("a hall without a catalogue answers a fetch with an empty one") {
  const auto shell = FakeShell::ready();
  protocol::ClientMessage fetch;
  fetch.mutable_fetch_catalogue();
  shell->service->on_message({"kiosk", "kiosk"}, std::move(fetch));
  shell->service->on_drained();
  shell->sync_all();
  REQUIRE_FALSE(shell->out.sent.empty());
  CHECK(shell->out.sent.back().second.has_catalogue());
  CHECK(shell->out.sent.back().second.catalogue().procedures().empty());
}
