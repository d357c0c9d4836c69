// No device can fill the disk by greeting, and none keeps another from being greeted.
#include <doctest/doctest.h>

#include "dispatcher/service/session_limit.h"
#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;
using service::SessionLimit;

namespace {

int granted_of(SessionLimit& limit, const std::string& device, int asked, std::int64_t now_ms, bool disk_low = false) {
  int granted = 0;
  for (int i = 0; i < asked; ++i) granted += limit.ask(device, now_ms, disk_low).granted ? 1 : 0;
  return granted;
}

}  // namespace

TEST_CASE("a device opens 200 sessions at once, then five a second, and another one is not touched by that") {
  SessionLimit limit;
  CHECK(granted_of(limit, "terminal", 1000, 5000) == 200);
  CHECK(granted_of(limit, "terminal", 1000, 5199) == 0);
  CHECK(granted_of(limit, "terminal", 1000, 5200) == 1);
  CHECK(granted_of(limit, "terminal", 1000, 6200) == 5);
  CHECK(granted_of(limit, "kiosk", 1000, 6200) == 200);
  CHECK(granted_of(limit, "terminal", 1000, 3'600'000) == 200);  // not more than that is saved
}

TEST_CASE("while the disk is low a device opens 13 sessions at once, then one in three seconds") {
  SessionLimit limit;
  CHECK(granted_of(limit, "terminal", 1000, 5000, true) == 13);
  CHECK(granted_of(limit, "terminal", 1000, 6900, true) == 0);
  CHECK(granted_of(limit, "terminal", 1000, 7000, true) == 1);
  CHECK(granted_of(limit, "terminal", 1000, 10'000, true) == 1);
}

TEST_CASE("a refusal is worth saying once, until a session was granted again") {
  SessionLimit limit;
  granted_of(limit, "terminal", 200, 5000);
  CHECK(limit.ask("terminal", 5000, false).worth_saying);
  CHECK_FALSE(limit.ask("terminal", 5001, false).worth_saying);
  CHECK_FALSE(limit.ask("terminal", 5200, false).worth_saying);
  CHECK(limit.ask("terminal", 5201, false).worth_saying);
}

TEST_CASE("a thousand hellos of one device leave few records, it is told why, and another device is served meanwhile") {
  auto shell = FakeShell::ready();
  const auto before = shell->disk.disk.size();
  std::uint64_t session = 2;
  SUBCASE("on a disk with room") {}
  SUBCASE("on a disk that is low") {
    shell->service->set_disk_low(true);
  }
  for (; session <= 1001; ++session) shell->hello("counter-2", session);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->disk.disk.size() - before <= 200);
  const auto& refusal = shell->out.sent.back().second.refusal();
  CHECK(refusal.code() == protocol::TOO_MANY_SESSIONS);
  CHECK(refusal.detail() == "the device 'counter-2' opens too many sessions: try again in some seconds");

  shell->hello("counter-1", 2);  // its terminal was started again
  CHECK(shell->ask("counter-1", open(1)).has_done());
  const auto kept = shell->disk.disk.size();
  shell->hello("counter-2", 201);  // one that is open needs no record
  shell->hello("counter-2", 9999);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->disk.disk.size() == kept);

  shell->steady_ms += 3000;
  shell->hello("counter-2", 9999);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.back().second.welcome().session() == 9999);
}
