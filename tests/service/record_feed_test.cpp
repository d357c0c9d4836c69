// Copies on other machines get what is on the disk, no more, and never hold the service up.
#include <doctest/doctest.h>

#include "dispatcher/service/record_feed.h"
#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;
using service::RecordFeed;

namespace {

std::vector<journal::EncodedRecord> records(std::uint64_t first, std::uint64_t last, std::size_t size = 10) {
  std::vector<journal::EncodedRecord> all;
  for (auto seq = first; seq <= last; ++seq) all.push_back({seq, 5, 6, std::string(size, 'x')});
  return all;
}

// A file with the rows 1 to `newest`, read when the test says so.
class FakeOldRows final : public service::OldRows {
 public:
  void read_after(std::uint64_t after, std::size_t, Done done) override {
    waiting.push_back([this, after, done = std::move(done)] {
      journal::RowsAfter found{journal::Chain{}, {}, newest};
      for (auto& record : records(after + 1, newest)) found.rows.push_back({std::move(record), {}});
      done(found);
    });
  }
  std::uint64_t newest = 0;
  std::vector<std::function<void()>> waiting;
};

protocol::ServerMessage asked(RecordFeed& feed, std::uint64_t after) {
  protocol::ServerMessage answer;
  feed.fetch(after, [&](const std::string& frame) { answer = *protocol::decode_server(frame); });
  return answer;
}

// Those after the last of which would make it whole.
void ask_all(RecordFeed& feed, std::uint64_t newest) {
  journal::Tail tail;
  while (tail.seq < newest) {
    const auto answer = asked(feed, tail.seq).records();
    REQUIRE(answer.rows_size() > 0);
    CHECK(answer.after_chain() == journal::bytes_of(tail.chain));
    for (const auto& row : answer.rows()) {
      journal::Chain chain{};
      std::copy(row.chain().begin(), row.chain().end(), chain.begin());
      const auto follows = journal::follow_row({{row.seq(), row.hall_ms(), row.wall_ms(), row.payload()}, chain}, tail);
      CHECK_MESSAGE(follows, follows.error());
    }
  }
}

protocol::ServerMessage fetched(FakeShell& shell, const std::string& device, std::uint64_t after) {
  protocol::ClientMessage message;
  message.mutable_fetch_records()->set_after(after);
  shell.service->on_message({device, device}, std::move(message));
  shell.service->on_drained();
  return shell.out.sent.empty() ? protocol::ServerMessage{} : shell.out.sent.back().second;
}

}  // namespace

TEST_CASE("what is in memory is given in pieces of a bounded size, chained from the first row on") {
  RecordFeed feed({}, nullptr, {1'000'000, 500, 8});
  feed.add(records(1, 100));
  ask_all(feed, 100);
  CHECK(asked(feed, 0).records().rows_size() == 51);  // the one that exceeds the bound is the last
  CHECK(asked(feed, 0).records().newest() == 100);
  CHECK(asked(feed, 100).records().rows_size() == 0);
  CHECK(asked(feed, 101).records().after_chain().empty());  // there is no such record
  RecordFeed large({}, nullptr);
  large.add(records(1, 1, 5 * 1024 * 1024));
  CHECK(asked(large, 0).refusal().code() == protocol::RECORDS_NOT_GIVEN);
}

TEST_CASE("memory stays bounded; what fell out of it comes from the file, later") {
  FakeOldRows file;
  constexpr std::size_t kRowBytes = sizeof(journal::Row) + 32 + 10;  // as the feed reckons a row of ten bytes
  RecordFeed feed({}, &file, {100 * kRowBytes, 100'000, 2});
  for (std::uint64_t i = 0; i < 100; ++i) feed.add(records(10 * i + 1, 10 * i + 10));
  CHECK(asked(feed, 900).records().rows_size() == 100);
  int answers = 0;
  protocol::ServerMessage answer;
  const auto ask = [&](std::uint64_t after) {
    feed.fetch(after, [&](const std::string& frame) { ++answers, answer = *protocol::decode_server(frame); });
  };
  ask(899);
  ask(0);
  CHECK(answers == 0);
  CHECK(file.waiting.size() == 2);
  ask(1);  // too many at once
  CHECK(answers == 1);
  CHECK(answer.refusal().code() == protocol::RECORDS_NOT_GIVEN);
  file.newest = 1005;  // the file is ahead of what the service knows to be committed
  file.waiting[0]();
  CHECK(answer.records().rows_size() == 101);
  CHECK(answer.records().newest() == 1000);
  file.waiting[1]();
  ask(1);
  CHECK(file.waiting.size() == 3);
}

TEST_CASE("a copy never gets a record that is not on the disk") {
  auto shell = FakeShell::ready();
  const auto on_disk = shell->disk.disk.size();
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  REQUIRE_FALSE(shell->disk.pending.empty());
  shell->out.sent.clear();
  CHECK_FALSE(fetched(*shell, "desk", on_disk).has_records());  // it waits for the disk as everybody does
  shell->sync_all();
  const auto answer = shell->out.sent.back().second.records();
  REQUIRE(answer.rows_size() == 1);
  CHECK(answer.rows(0).payload() == shell->disk.disk.back().payload);
  CHECK(answer.newest() == shell->disk.disk.size());
}

TEST_CASE("the record is given to the operator alone, and only where there is one") {
  auto shell = FakeShell::ready();
  CHECK(fetched(*shell, "desk", 0).has_records());
  for (const auto* device : {"kiosk", "wall", "counter-1", "reception", "rating-1"}) {
    CAPTURE(device);
    CHECK(fetched(*shell, device, 0).refusal().code() == protocol::RECORDS_NOT_GIVEN);
  }
}
