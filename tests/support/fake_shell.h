// A service on a fake network, disk and clock: tests decide when the disk is done and what time it is.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dispatcher/journal/codec.h"
#include "dispatcher/service/service.h"
#include "protocol/frame.h"
#include "tests/support/civil.h"
#include "tests/support/commands.h"
#include "tests/support/small_hall.h"

namespace motcua::test {

// Keeps what is appended; the disk is done when the test says so.
class FakeCommitter final : public service::Committer {
 public:
  void append(std::vector<journal::EncodedRecord> batch, Done done) override;
  void snapshot(std::uint64_t seq, std::string bytes, Done done) override;
  void sync();
  void fail(const std::string& sentence);

  std::deque<std::pair<std::vector<journal::EncodedRecord>, Done>> pending;
  std::vector<journal::EncodedRecord> disk;
  std::vector<std::pair<std::uint64_t, std::string>> snapshots;
};

class FakeOutbox final : public service::Outbox {
 public:
  void send(const service::Peer& peer, const std::string& frame) override;
  void publish(protocol::Audience audience, const std::string& frame) override;

  std::vector<std::pair<std::string, protocol::ServerMessage>> sent;
  std::vector<std::string> frames;
  std::vector<protocol::View> boards, staff;
};

service::LocalDay utc_day(hall::TimeMs now_ms);

// The "hash" of a PIN is the PIN itself; looked at when the test says so, or at once.
class FakePinChecker final : public service::PinChecker {
 public:
  void check(const std::string& hash, const std::string& pin, std::function<void(bool)> done) override;
  void look();

  bool at_once = true;
  int checked = 0;
  std::vector<std::function<void()>> waiting;
};

class FakeShell {
 public:
  explicit FakeShell(service::Recovered recovered = {}, std::size_t waiting_commands_max = 1000,
                     std::int64_t starts_at_ms = 5'000);
  ~FakeShell();

  // A shell with the small hall's settings in force and everything synced.
  static std::unique_ptr<FakeShell> ready(std::size_t waiting_commands_max = 1000,
                                          const hall::Settings& settings = small_settings());

  void hello(const std::string& device, std::uint64_t session = 1);
  // Number 0: the device's next one.
  void send(const std::string& device, const protocol::Command& command, std::uint64_t number = 0,
            std::uint64_t session = 1, std::uint64_t deadline_ms = 0);
  void sync_all();
  // Sends, forms the batch, syncs and returns the last answer.
  protocol::Answer ask(const std::string& device, const protocol::Command& command, std::uint64_t number = 0);
  // Lets the time go by, second by second as the real shell does, or in one step.
  void pass(hall::DurationMs ms);
  // The clock alone: what is due comes with the next command.
  void skip(hall::DurationMs ms);

  std::int64_t steady_ms;
  std::int64_t wall_offset_ms = kEightOClockMs;
  std::int64_t wake_ms = -1;
  tl::expected<service::SiteFiles, std::string> site_file = tl::unexpected(std::string("no site file"));
  FakePinChecker pins;
  FakeCommitter disk;
  FakeOutbox out;
  std::vector<std::string> fatal;
  std::map<std::string, std::uint64_t> numbers;
  std::unique_ptr<service::Service> service;
};

}  // namespace motcua::test
