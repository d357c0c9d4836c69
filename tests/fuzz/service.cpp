// A day of messages, decoded as from the wire, against the real service on a small hall: nothing that a device sends
// ends it, contradicts the hall, or leaves a record that does not replay to the same hall.
#include <array>
#include <cstdint>
#include <string>

#include <google/protobuf/stubs/logging.h>
#include <spdlog/spdlog.h>

#include "dispatcher/journal/memory_store.h"
#include "tests/fuzz/day.pb.h"
#include "tests/fuzz/fuzz_settings.h"
#include "tests/fuzz/require.h"
#include "tests/support/fake_shell.h"

using Input = motcua::fuzz::Day;
#include "tests/fuzz/mutator_entry.h"

namespace {

using namespace motcua;

constexpr std::array kDevices{"counter-1", "counter-2", "kiosk", "wall", "reception", "rating-1", "desk", "stranger"};
constexpr int kStepsMax = 60;

void hold_sound(const test::FakeShell& shell) {
  const auto contradiction = hall::find_contradiction(shell.service->state());
  fuzz::require(!contradiction, contradiction.value_or(""));
  fuzz::require(shell.fatal.empty(), shell.fatal.empty() ? "" : shell.fatal.front());
}

// As a dispatcher does it that starts anew.
service::Recovered replay(const std::vector<journal::EncodedRecord>& disk) {
  service::Recovered recovered;
  for (const auto& row : disk) {
    const auto record = journal::decode_record(row);
    fuzz::require(record.has_value(), "a row that was written can be read");
    const auto followed = service::follow_if_sound(*record, recovered);
    fuzz::require(followed.has_value(), followed ? "" : followed.error());
  }
  return recovered;
}

void hold_same_state(const test::FakeShell& shell) {
  const auto& live = shell.service->state();
  fuzz::require(replay(shell.disk.disk).state == live, "a replay makes the hall as it is");
  const auto snapshot = journal::decode_snapshot(journal::encode(journal::Snapshot{1, live, {}}));
  fuzz::require(snapshot && snapshot->state == live, "a snapshot makes the hall as it is");
}

void deliver(test::FakeShell& shell, const fuzz::Step& step) {
  auto message = protocol::decode_client(protocol::encode(step.message()));
  if (!message) return;
  const std::string device = kDevices[step.device() % kDevices.size()];
  // Left out, they are what the device would send next.
  if (message->has_request() && message->request().session() == 0) message->mutable_request()->set_session(1);
  if (message->has_request() && message->request().number() == 0) {
    message->mutable_request()->set_number(++shell.numbers[device]);
  }
  shell.service->on_message({device, device}, std::move(*message));
}

// What the next reload finds.
void change_site_file(test::FakeShell& shell, std::uint32_t which) {
  auto settings = which % 3 == 1 ? fuzz::wide_settings() : test::small_settings();
  if (which % 3 == 0) settings.counters.pop_back();
  if (which % 5 == 0) settings.services.pop_back();
  shell.site_file = service::SiteFiles{std::move(settings), test::utc_day, {{"7", {7, "1234"}}}, {}};
}

void follow(test::FakeShell& shell, const fuzz::Step& step) {
  if (step.site() != 0) change_site_file(shell, step.site());
  shell.service->set_disk_low(step.disk_low());
  shell.wall_offset_ms += step.wall_jump_ms();
  if (step.has_message()) deliver(shell, step);
  shell.steady_ms += std::min<std::uint32_t>(step.pass_ms(), 2 * 86'400'000);
  if (step.hold_sync()) return;
  shell.service->on_drained();
  shell.sync_all();
  shell.service->on_second();
  shell.sync_all();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool quiet = [] {
    spdlog::set_level(spdlog::level::off);
    return true;
  }();
  (void)quiet;
  const google::protobuf::LogSilencer silent;
  fuzz::Day day;
  if (!day.ParseFromArray(data, static_cast<int>(size)) || day.steps_size() > kStepsMax) return 0;
  auto shell = test::FakeShell::ready(1000, fuzz::wide_settings());
  shell->service->set_catalogue({});
  for (const auto& step : day.steps()) {
    follow(*shell, step);
    hold_sound(*shell);
    if (!step.restart()) continue;
    shell->service->on_drained();
    shell->sync_all();
    auto next = std::make_unique<test::FakeShell>(replay(shell->disk.disk), 1000, shell->steady_ms);
    next->wall_offset_ms = shell->wall_offset_ms;
    next->disk.disk = std::move(shell->disk.disk);
    next->numbers = shell->numbers;
    next->service->apply_settings(fuzz::wide_settings());
    next->service->set_catalogue({});
    next->sync_all();
    shell = std::move(next);
  }
  shell->service->on_drained();
  shell->sync_all();
  hold_sound(*shell);
  hold_same_state(*shell);
  return 0;
}
