#include "tests/support/fake_shell.h"

#include <algorithm>

namespace motcua::test {

service::LocalDay utc_day(hall::TimeMs now_ms) {
  const auto moment = moment_at(now_ms);
  return {moment.date, moment.date_ends_ms, 0, moment.midday_ms};
}

void FakeCommitter::append(std::vector<journal::EncodedRecord> batch, Done done) {
  pending.emplace_back(std::move(batch), std::move(done));
}

void FakeCommitter::snapshot(std::uint64_t seq, std::string bytes, Done done) {
  snapshots.emplace_back(seq, std::move(bytes));
  done({});
}

void FakeCommitter::sync() {
  auto [batch, done] = std::move(pending.front());
  pending.pop_front();
  for (auto& record : batch) disk.push_back(std::move(record));
  done({});
}

void FakeCommitter::fail(const std::string& sentence) {
  auto done = std::move(pending.front().second);
  pending.pop_front();
  done(tl::unexpected(journal::StoreError{sentence}));
}

void FakeOutbox::send(const service::Peer& peer, const std::string& frame) {
  sent.emplace_back(peer.route, *protocol::decode_server(frame));
  frames.push_back(frame);
}

void FakeOutbox::publish(protocol::Audience audience, const std::string& frame) {
  (audience == protocol::STAFF ? staff : boards).push_back(*protocol::decode_view(frame));
}

void FakePinChecker::check(const std::string& hash, const std::string& pin, std::function<void(bool)> done) {
  ++checked;
  waiting.push_back([right = hash == pin, done = std::move(done)] { done(right); });
  if (at_once) look();
}

void FakePinChecker::look() {
  auto all = std::exchange(waiting, {});
  for (const auto& one : all) one();
}

FakeShell::FakeShell(service::Recovered recovered, std::size_t waiting_commands_max, std::int64_t starts_at_ms)
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

FakeShell::~FakeShell() = default;

std::unique_ptr<FakeShell> FakeShell::ready(std::size_t waiting_commands_max, const hall::Settings& settings) {
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

void FakeShell::hello(const std::string& device, std::uint64_t session) {
  protocol::ClientMessage message;
  message.mutable_hello()->set_session(session);
  service->on_message({device, device}, std::move(message));
}

void FakeShell::send(const std::string& device, const protocol::Command& command, std::uint64_t number,
                     std::uint64_t session, std::uint64_t deadline_ms) {
  protocol::ClientMessage message;
  auto& request = *message.mutable_request();
  request.set_session(session);
  request.set_number(number != 0 ? number : ++numbers[device]);
  request.set_deadline_ms(deadline_ms);
  *request.mutable_command() = command;
  service->on_message({device, device}, std::move(message));
}

void FakeShell::sync_all() {
  while (!disk.pending.empty()) disk.sync();
}

protocol::Answer FakeShell::ask(const std::string& device, const protocol::Command& command, std::uint64_t number) {
  send(device, command, number);
  service->on_drained();
  sync_all();
  return out.sent.back().second.answer();
}

void FakeShell::pass(hall::DurationMs ms) {
  while (ms > 0) {
    const auto step = std::min<hall::DurationMs>(ms, 1000);
    steady_ms += step;
    ms -= step;
    service->on_second();
    sync_all();
  }
}

void FakeShell::skip(hall::DurationMs ms) {
  steady_ms += ms;
}

}  // namespace motcua::test
