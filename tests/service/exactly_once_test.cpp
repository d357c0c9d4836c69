#include <doctest/doctest.h>

#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("a request sent again gets the same answer to the byte and has no second effect") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"), 1);
  const auto first = shell->out.frames.back();
  shell->ask("kiosk", issue("civil"), 1);
  CHECK(shell->out.frames.back() == first);
  CHECK(shell->service->state().visits.size() == 1);
  CHECK(shell->service->counts().repeated == 1);
}

TEST_CASE("a retry that arrives while the first is on its way to the disk is answered after it, once in effect") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"), 1);
  shell->service->on_drained();
  shell->send("kiosk", issue("civil"), 1);
  shell->service->on_drained();
  CHECK(shell->out.sent.empty());
  shell->sync_all();
  REQUIRE(shell->out.sent.size() == 2);
  CHECK(shell->out.sent[0].second.SerializeAsString() == shell->out.sent[1].second.SerializeAsString());
  CHECK(shell->service->state().visits.size() == 1);
}

TEST_CASE("a retry in the same batch has one effect") {
  auto shell = FakeShell::ready();
  for (int i = 0; i < 3; ++i) shell->send("kiosk", issue("civil"), 1);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.size() == 3);
  CHECK(shell->service->state().visits.size() == 1);
}

TEST_CASE("a rejection is remembered too: sent again after the reason is gone it is still the same rejection") {
  auto shell = FakeShell::ready();
  CHECK(shell->ask("counter-1", call_next(1), 1).rejection().code() == protocol::COUNTER_CLOSED);
  shell->ask("counter-1", open(1), 2);
  CHECK(shell->ask("counter-1", call_next(1), 1).rejection().code() == protocol::COUNTER_CLOSED);
  CHECK(shell->ask("counter-1", call_next(1), 3).done().nobody_waiting());
}

TEST_CASE("a refusal without a record is remembered too, however things stand by the time of the retry") {
  auto shell = FakeShell::ready();
  protocol::Command reload;
  reload.mutable_reload();
  CHECK(shell->ask("desk", reload, 1).rejection().code() == protocol::BAD_SETTINGS);
  shell->service->set_disk_low(true);
  CHECK(shell->ask("kiosk", issue("civil"), 1).rejection().code() == protocol::DISK_LOW);

  auto settings = small_settings();
  settings.services[0].name.vi = "Tư pháp";
  shell->site_file = service::SiteFiles{settings, utc_day, {}, {}};
  shell->service->set_disk_low(false);
  CHECK(shell->ask("desk", reload, 1).rejection().code() == protocol::BAD_SETTINGS);
  CHECK(shell->ask("kiosk", issue("civil"), 1).rejection().code() == protocol::DISK_LOW);
  CHECK(shell->service->state().visits.empty());
  CHECK(shell->service->state().settings.services[0].name.vi != "Tư pháp");
  CHECK(shell->ask("desk", reload, 2).has_done());
  CHECK(shell->ask("kiosk", issue("civil"), 2).has_done());
}

TEST_CASE("a request refused for want of a session is done after the hello") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"), 7, 9);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.back().second.answer().rejection().code() == protocol::UNKNOWN_SESSION);
  shell->hello("kiosk", 9);
  shell->send("kiosk", issue("civil"), 7, 9);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.back().second.answer().has_done());
}

TEST_CASE("refusals are kept for a while, not for ever") {
  service::Refusals refusals;
  for (std::uint64_t number = 1; number <= 1000; ++number) refusals.keep("kiosk", 1, number, std::to_string(number));
  CHECK(refusals.find("kiosk", 1, 1) == nullptr);
  REQUIRE(refusals.find("kiosk", 1, 1000) != nullptr);
  CHECK(*refusals.find("kiosk", 1, 1000) == "1000");
  CHECK(refusals.find("kiosk", 2, 1000) == nullptr);
  CHECK(refusals.find("wall", 1, 1000) == nullptr);
}

TEST_CASE("the same number from another session or another device is another request") {
  auto shell = FakeShell::ready();
  shell->hello("kiosk", 2);
  shell->ask("kiosk", issue("civil"), 1);
  shell->send("kiosk", issue("civil"), 1, 2);
  shell->service->on_drained();
  shell->sync_all();
  shell->ask("desk", issue("civil"), 1);
  CHECK(shell->service->state().visits.size() == 3);
}

TEST_CASE("a number older than the answers that are kept is refused, never executed again") {
  auto shell = FakeShell::ready();
  for (std::uint64_t number = 1; number <= service::kAnswersKept + 5; ++number) {
    shell->ask("kiosk", issue("civil"), number);
  }
  const auto visits = shell->service->state().visits.size();
  CHECK(shell->ask("kiosk", issue("civil"), 5).rejection().code() == protocol::NUMBER_TOO_OLD);
  CHECK(shell->ask("kiosk", issue("civil"), 6).has_done());
  CHECK(shell->service->state().visits.size() == visits);
}

TEST_CASE("a request that was executed gets its answer even after its deadline") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"), 1, 1, static_cast<std::uint64_t>(shell->steady_ms) + 1000);
  shell->service->on_drained();
  shell->sync_all();
  shell->steady_ms += 5000;
  shell->send("kiosk", issue("civil"), 1, 1, 6000);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.back().second.answer().has_done());
  CHECK(shell->service->state().visits.size() == 1);
}

TEST_CASE("sessions that were not used for long are forgotten, the least recently used first") {
  service::Sessions sessions;
  for (std::uint64_t id = 1; id <= service::kSessionsKeptPerDevice + 3; ++id) {
    sessions.open("kiosk", id, static_cast<hall::TimeMs>(id));
  }
  CHECK_FALSE(sessions.is_open("kiosk", 3));
  CHECK(sessions.is_open("kiosk", 4));
  sessions.open("kiosk", 1000, 2 * service::kSessionUnusedMsMax);
  CHECK_FALSE(sessions.is_open("kiosk", service::kSessionsKeptPerDevice));
  CHECK(sessions.is_open("kiosk", 1000));
}

TEST_CASE("sessions survive their own encoding, and what is not theirs is refused") {
  service::Sessions sessions;
  sessions.open("kiosk", 9, 100);
  for (std::uint64_t number = 1; number < 80; ++number) sessions.keep("kiosk", 9, number, "answer", 200);
  const auto decoded = service::Sessions::decode(sessions.encode());
  REQUIRE(decoded);
  CHECK(*decoded == sessions);
  CHECK_FALSE(service::Sessions::decode("\xff\xff\xff"));
}
