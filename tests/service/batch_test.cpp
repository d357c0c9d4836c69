// Durable before visible: nothing is answered, shown or announced before it is on the disk.
#include <doctest/doctest.h>

#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("an answer, a fetched picture and the board leave only after the sync") {
  auto shell = FakeShell::ready();
  const auto boards = shell->out.boards.size();
  shell->send("kiosk", issue("civil"));
  protocol::ClientMessage fetch;
  fetch.mutable_fetch()->set_audience(protocol::PUBLIC_BOARD);
  shell->service->on_message({"wall", "wall"}, std::move(fetch));
  shell->service->on_drained();
  CHECK(shell->out.sent.empty());
  CHECK(shell->out.boards.size() == boards);
  shell->disk.sync();
  REQUIRE(shell->out.sent.size() == 2);
  CHECK(shell->out.sent[0].second.answer().done().ticket().number() == "A001");
  CHECK(shell->out.sent[1].second.view().board().services(0).waiting() == 1);
  REQUIRE(shell->out.boards.size() == boards + 1);
  CHECK(shell->out.boards.back().board().services(0).waiting() == 1);
}

TEST_CASE("while a batch is on its way, the heartbeat shows the picture that is on disk") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  shell->service->on_second();
  CHECK(shell->out.boards.back().board().services(0).waiting() == 0);
  shell->disk.sync();
  shell->service->on_second();
  CHECK(shell->out.boards.back().board().services(0).waiting() == 1);
}

TEST_CASE("a disk that does not answer stops the heartbeat, so that screens say so, and an answer brings it back") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  shell->steady_ms += 5001;
  const auto boards = shell->out.boards.size();
  shell->service->on_second();
  CHECK(shell->service->stalled());
  CHECK(shell->out.boards.size() == boards);
  shell->disk.sync();
  CHECK_FALSE(shell->service->stalled());
  CHECK(shell->out.boards.size() == boards + 1);
}

TEST_CASE("what arrives while the disk works is gathered into one next batch, in order") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  for (int i = 0; i < 5; ++i) {
    shell->send("kiosk", issue("civil"));
    shell->service->on_drained();
  }
  CHECK(shell->disk.pending.size() == 1);
  shell->disk.sync();
  REQUIRE(shell->disk.pending.size() == 1);
  CHECK(shell->disk.pending.front().first.size() == 5);
  shell->disk.sync();
  REQUIRE(shell->out.sent.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(shell->out.sent[i].second.answer().done().ticket().number() == "A00" + std::to_string(i + 1));
    CHECK(shell->out.sent[i].second.answer().done().waiting_before() == i);
  }
}

TEST_CASE("two counters pressing next in one batch never get one ticket") {
  auto shell = FakeShell::ready();
  for (const auto* service : {"civil", "civil"}) shell->ask("kiosk", issue(service));
  shell->ask("counter-1", open(1));
  shell->ask("counter-2", open(2));
  shell->out.sent.clear();
  shell->send("counter-1", call_next(1));
  shell->send("counter-2", call_next(2));
  shell->service->on_drained();
  shell->disk.sync();
  CHECK(shell->out.sent[0].second.answer().done().ticket().number() == "A001");
  CHECK(shell->out.sent[1].second.answer().done().ticket().number() == "A002");
}

TEST_CASE("a ticket issued while a counter is ready is called there in the same batch") {
  auto shell = FakeShell::ready();
  shell->ask("counter-1", open(1));
  CHECK(shell->ask("counter-1", call_next(1)).done().nobody_waiting());
  shell->ask("kiosk", issue("civil"));
  const auto& board = shell->out.boards.back().board();
  REQUIRE(board.announcements_size() == 1);
  CHECK(board.announcements(0).ticket() == "A001");
  CHECK(board.announcements(0).counter() == 1);
}

TEST_CASE("a failed sync ends everything: one clear word to the owner, and nothing is answered or shown any more") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  const auto boards = shell->out.boards.size();
  shell->disk.fail("journal.sqlite: disk I/O error");
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  shell->service->on_second();
  CHECK(shell->out.sent.empty());
  CHECK(shell->out.boards.size() == boards);
  CHECK(shell->disk.pending.empty());
  REQUIRE(shell->fatal.size() == 1);
  CHECK(shell->fatal.front() == "journal.sqlite: disk I/O error");
}

TEST_CASE("a stop waits for the batch under way and leaves a snapshot of everything") {
  auto shell = FakeShell::ready();
  bool stopped = false;
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  shell->service->stop([&] { stopped = true; });
  CHECK_FALSE(stopped);
  shell->disk.sync();
  CHECK(stopped);
  CHECK(shell->out.sent.size() == 1);
  REQUIRE_FALSE(shell->disk.snapshots.empty());
  CHECK(shell->disk.snapshots.back().first == shell->disk.disk.size());
}

TEST_CASE("while the disk is low no snapshot is made, not even at a stop, and the next one comes when there is room") {
  auto shell = FakeShell::ready();
  shell->ask("counter-1", open(1));
  shell->service->set_disk_low(true);
  const auto before = shell->disk.snapshots.size();
  for (int i = 0; i < 70; ++i) shell->ask("counter-1", call_next(1));  // one is due after 50
  CHECK(shell->disk.snapshots.size() == before);
  SUBCASE("there is room again") {
    shell->service->set_disk_low(false);
    shell->ask("counter-1", call_next(1));
    CHECK(shell->disk.snapshots.size() == before + 1);
  }
  SUBCASE("a stop without room is a clean stop") {
    bool stopped = false;
    shell->service->stop([&] { stopped = true; });
    CHECK(stopped);
    CHECK(shell->disk.snapshots.size() == before);
    CHECK(shell->fatal.empty());
  }
}
