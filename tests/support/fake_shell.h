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
  void append(std::vector<journal::EncodedRecord> batch, Done done) override {
    pending.emplace_back(std::move(batch), std::move(done));
  }
  void snapshot(std::uint64_t seq, std::string bytes, Done done) override {
    snapshots.emplace_back(seq, std::move(bytes));
    done({});
  }
  void sync() {
    auto [batch, done] = std::move(pending.front());
    pending.pop_front();
    for (auto& record : batch) disk.push_back(std::move(record));
    done({});
  }
  void fail(const std::string& sentence) {
    auto done = std::move(pending.front().second);
    pending.pop_front();
    done(tl::unexpected(journal::StoreError{sentence}));
  }

  std::deque<std::pair<std::vector<journal::EncodedRecord>, Done>> pending;
  std::vector<journal::EncodedRecord> disk;
  std::vector<std::pair<std::uint64_t, std::string>> snapshots;
};

class FakeOutbox final : public service::Outbox {
 public:
  void send(const service::Peer& peer, const std::string& frame) override {
    sent.emplace_back(peer.route, *protocol::decode_server(frame));
    frames.push_back(frame);
  }
  void publish(protocol::Audience audience, const std::string& frame) override {
    (audience == protocol::STAFF ? staff : boards).push_back(*protocol::decode_view(frame));
  }

  std::vector<std::pair<std::string, protocol::ServerMessage>> sent;
  std::vector<std::string> frames;
  std::vector<protocol::View> boards, staff;
};

inline service::LocalDay utc_day(hall::TimeMs now_ms) {
  const auto moment = moment_at(now_ms);
  return {moment.date, moment.date_ends_ms, 0, moment.midday_ms};
}

// The "hash" of a PIN is the PIN itself; looked at when the test says so, or at once.
class FakePinChecker final : public service::PinChecker {
 public:
  void check(const std::string& hash, const std::string& pin, std::function<void(bool)> done) override {
    ++checked;
    waiting.push_back([right = hash == pin, done = std::move(done)] { done(right); });
    if (at_once) look();
  }
  void look() {
    auto all = std::exchange(waiting, {});
    for (const auto& one : all) one();
  }

  bool at_once = true;
  int checked = 0;
  std::vector<std::function<void()>> waiting;
};

class FakeShell {
 public:
  explicit FakeShell(service::Recovered recovered = {}, std::size_t waiting_commands_max = 1000,
                     std::int64_t starts_at_ms = 5'000)
      : steady_ms(starts_at_ms) {
    service::ServiceOptions options;
    using protocol::Role;
    options.devices = {{"counter-1", {"counter-1", {}, Role::kTerminal, 1}},
                       {"counter-2", {"counter-2", {}, Role::kTerminal, 2}},
                       {"kiosk", {"kiosk", {}, Role::kKiosk, 0}},
                       {"wall", {"wall", {}, Role::kDisplay, 0}},
                       {"reception", {"reception", {}, Role::kTerminal, 0}},
                       {"rating-1", {"rating-1", {}, Role::kRating, 1}},
                       {"desk", {"desk", {}, Role::kOperator, 0}}};
    options.staff = {{"7", {7, "1234"}}, {"8", {8, "5678"}}, {"BADGE-8", {8, "5678"}}, {"90", {90, "9999"}}};
    options.pin_checker = &pins;
    options.read_site = [this] { return site_file; };
    options.calendar = utc_day;
    options.incarnation = 77;
    options.waiting_commands_max = waiting_commands_max;
    options.records_per_snapshot = 50;
    if (recovered.last_seq == 0) options.record_end = journal::Tail{};
    const service::MachineClock machine{[this] { return steady_ms; }, [this] { return steady_ms + wall_offset_ms; }};
    const auto not_before_ms = recovered.state.last_event_ms;
    service = std::make_unique<service::Service>(
        std::move(recovered), service::HallClock(machine, 0, not_before_ms, 1000), disk, out, std::move(options),
        [this](const std::string& sentence) { fatal.push_back(sentence); }, [this](std::int64_t ms) { wake_ms = ms; });
  }

  // A shell with the small hall's settings in force and everything synced.
  static std::unique_ptr<FakeShell> ready(std::size_t waiting_commands_max = 1000,
                                          const hall::Settings& settings = small_settings()) {
    auto shell = std::make_unique<FakeShell>(service::Recovered{}, waiting_commands_max);
    shell->service->apply_settings(settings);
    shell->sync_all();
    for (const auto* device : {"counter-1", "counter-2", "kiosk", "wall", "reception", "rating-1", "desk"}) {
      shell->hello(device);
    }
    shell->service->on_drained();
    shell->sync_all();
    shell->out.sent.clear();
    return shell;
  }

  void hello(const std::string& device, std::uint64_t session = 1) {
    protocol::ClientMessage message;
    message.mutable_hello()->set_session(session);
    service->on_message({device, device}, std::move(message));
  }
  // Number 0: the device's next one.
  void send(const std::string& device, const protocol::Command& command, std::uint64_t number = 0,
            std::uint64_t session = 1, std::uint64_t deadline_ms = 0) {
    protocol::ClientMessage message;
    auto& request = *message.mutable_request();
    request.set_session(session);
    request.set_number(number != 0 ? number : ++numbers[device]);
    request.set_deadline_ms(deadline_ms);
    *request.mutable_command() = command;
    service->on_message({device, device}, std::move(message));
  }
  void sync_all() {
    while (!disk.pending.empty()) disk.sync();
  }
  // Sends, forms the batch, syncs and returns the last answer.
  protocol::Answer ask(const std::string& device, const protocol::Command& command, std::uint64_t number = 0) {
    send(device, command, number);
    service->on_drained();
    sync_all();
    return out.sent.back().second.answer();
  }
  // Lets the time go by, second by second as the real shell does, or in one step.
  void pass(hall::DurationMs ms) {
    while (ms > 0) {
      const auto step = std::min<hall::DurationMs>(ms, 1000);
      steady_ms += step;
      ms -= step;
      service->on_second();
      sync_all();
    }
  }
  // The clock alone: what is due comes with the next command.
  void skip(hall::DurationMs ms) { steady_ms += ms; }

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
