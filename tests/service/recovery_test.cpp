// A restart goes on exactly where the last acknowledged command left the hall.
#include <doctest/doctest.h>

#include <random>

#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;

namespace {

// A store of what a fake disk holds.
class KeptStore final : public journal::Store {
 public:
  explicit KeptStore(const FakeCommitter& disk, bool with_snapshot) : disk_(disk), with_snapshot_(with_snapshot) {}

  journal::StoreResult<std::optional<journal::Snapshot>> latest_snapshot() override {
    if (!with_snapshot_ || disk_.snapshots.empty()) return std::nullopt;
    auto snapshot = journal::decode_snapshot(disk_.snapshots.back().second);
    REQUIRE(snapshot);
    return std::optional(std::move(*snapshot));
  }
  journal::StoreResult<void> read_after(
      std::uint64_t after, const std::function<journal::StoreResult<void>(const journal::Record&)>& visit) override {
    for (const auto& encoded : disk_.disk) {
      if (encoded.seq <= after) continue;
      const auto record = journal::decode_record(encoded);
      REQUIRE(record);
      if (auto result = visit(*record); !result) return result;
    }
    return {};
  }
  journal::StoreResult<std::uint64_t> last_seq() override { return disk_.disk.size(); }
  journal::StoreResult<void> append(std::span<const journal::EncodedRecord>) override { return {}; }
  journal::StoreResult<void> write_snapshot(std::uint64_t, const std::string&) override { return {}; }

 private:
  const FakeCommitter& disk_;
  bool with_snapshot_;
};

void play(FakeShell& shell, unsigned seed, int steps) {
  std::minstd_rand random(seed);
  const protocol::Command commands[] = {issue("civil"),          issue("land", "elderly"), open(1),   open(2),
                                        finish_and_call_next(1), finish_and_call_next(2),  finish(1), call_next(2)};
  for (int i = 0; i < steps; ++i) {
    shell.steady_ms += static_cast<std::int64_t>(random() % 30'000);
    shell.send("desk", commands[random() % std::size(commands)]);
    shell.service->on_drained();
    if (random() % 3 == 0) shell.sync_all();
  }
  shell.sync_all();
}

}  // namespace

TEST_CASE("replay, and snapshot plus tail, end in the state the service had, sessions included") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    auto shell = FakeShell::ready();
    play(*shell, seed, 300);
    REQUIRE(shell->disk.snapshots.size() > 1);
    KeptStore whole(shell->disk, false);
    KeptStore tail(shell->disk, true);
    const auto replayed = service::recover(whole);
    const auto from_snapshot = service::recover(tail);
    REQUIRE(replayed);
    REQUIRE(from_snapshot);
    CHECK(replayed->state == shell->service->state());
    CHECK(from_snapshot->state == shell->service->state());
    CHECK(from_snapshot->sessions == replayed->sessions);
    CHECK(from_snapshot->snapshot_seq > 0);
  }
}

TEST_CASE("after a restart a retried request gets the answer it had before") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"), 1);
  const auto answer = shell->out.sent.back().second.SerializeAsString();
  KeptStore store(shell->disk, true);
  FakeShell again(std::move(*service::recover(store)));
  again.ask("kiosk", issue("civil"), 1);
  CHECK(again.out.sent.back().second.SerializeAsString() == answer);
  CHECK(again.service->state().visits.size() == 1);
}

TEST_CASE("a command whose batch never reached the disk has not happened after a restart, and its retry is executed") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"), 1);
  shell->send("kiosk", issue("civil"), 2);
  shell->service->on_drained();  // decided and applied, not synced
  KeptStore store(shell->disk, false);
  FakeShell again(std::move(*service::recover(store)));
  CHECK(again.service->state().visits.size() == 1);
  CHECK(again.ask("kiosk", issue("civil"), 2).done().ticket().number() == "A002");
}

TEST_CASE("hall time goes on after the newest record, also when the wall clock is behind it") {
  auto shell = FakeShell::ready();
  shell->steady_ms += 3'600'000;
  shell->ask("kiosk", issue("civil"));
  const auto last_ms = shell->service->state().last_event_ms;
  KeptStore store(shell->disk, false);
  FakeShell again(std::move(*service::recover(store)));  // its wall clock says 08:00 again
  again.ask("kiosk", issue("civil"));
  CHECK(again.service->state().visits.rbegin()->second.issued_ms >= last_ms);
}

namespace {

// A sound record whose last row somebody has written anew, checksum and all.
tl::expected<service::Recovered, std::string> recover_with(const journal::Record& last) {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"));
  auto row = journal::encode(last);
  row.seq = shell->disk.disk.back().seq + 1;
  shell->disk.disk.push_back(std::move(row));
  KeptStore store(shell->disk, false);
  return service::recover(store);
}

}  // namespace

TEST_CASE("a record that answers in a session that was never opened stops the start with a sentence") {
  const auto recovered = recover_with({0, kEightOClockMs, kEightOClockMs, {"kiosk", 99, 1}, {}, "answer"});
  REQUIRE_FALSE(recovered);
  CHECK(recovered.error().find("session that was never opened") != std::string::npos);
}

TEST_CASE("a record with an event that cannot follow stops the start with a sentence") {
  for (const hall::Event& event :
       {hall::Event(hall::CounterOpened{77, "both"}), hall::Event(hall::NoShow{1, 1}),
        hall::Event(hall::Recalled{9, 1, 1}),
        hall::Event(hall::LegBegun{1, hall::LegCause::kNext, "civil", "ordinary", 0, 0, 0})}) {
    const auto recovered = recover_with({0, kEightOClockMs, kEightOClockMs, {}, {event}, {}});
    REQUIRE_FALSE(recovered);
    CHECK(recovered.error().find("contradicts itself: record") != std::string::npos);
  }
}
