#include <doctest/doctest.h>

#include "dispatcher/service/permissions.h"
#include "tests/support/fake_shell.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("a request without a session is refused and not executed") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"), 1, 999);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.back().second.answer().rejection().code() == protocol::UNKNOWN_SESSION);
  CHECK(shell->service->state().visits.empty());
}

TEST_CASE("before there is a configuration every command is refused, and the next one may be done") {
  FakeShell shell;
  shell.hello("kiosk");
  shell.hello("desk");
  CHECK(shell.ask("kiosk", issue("civil")).rejection().code() == protocol::BAD_SETTINGS);
  CHECK(shell.ask("desk", command("check_in { code: 'C1' }")).rejection().code() == protocol::BAD_SETTINGS);
  REQUIRE_FALSE(shell.service->apply_settings(small_settings()));
  shell.sync_all();
  CHECK(shell.ask("kiosk", issue("civil")).has_done());
}

TEST_CASE("a request that arrives after its deadline is refused and not executed") {
  auto shell = FakeShell::ready();
  shell->send("kiosk", issue("civil"), 1, 1, static_cast<std::uint64_t>(shell->steady_ms) - 1);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->out.sent.back().second.answer().rejection().code() == protocol::DEADLINE_PASSED);
  CHECK(shell->service->state().visits.empty());
}

TEST_CASE("a device does only what its role may do, and a terminal only at its own counter") {
  auto shell = FakeShell::ready();
  CHECK(shell->ask("wall", issue("civil")).rejection().code() == protocol::NOT_PERMITTED);
  CHECK(shell->ask("kiosk", call_next(1)).rejection().code() == protocol::NOT_PERMITTED);
  CHECK(shell->ask("counter-1", issue("civil")).rejection().code() == protocol::NOT_PERMITTED);
  CHECK(shell->ask("counter-1", open(2)).rejection().code() == protocol::NOT_PERMITTED);
  CHECK(shell->ask("counter-1", open(2)).rejection().detail() ==
        "device 'counter-1' belongs to counter 1 and may not open counters at counter 2");
  CHECK(shell->ask("counter-1", open(1)).has_done());
  CHECK(shell->ask("desk", open(2)).has_done());
}

TEST_CASE("every command of the protocol stands in the table of permissions") {
  const protocol::Device desk{"desk", {}, protocol::Role::kOperator, 0};
  const hall::State state;
  const auto* bodies = protocol::Command::descriptor()->oneof_decl(0);
  for (int i = 0; i < bodies->field_count(); ++i) {
    protocol::Command command;
    command.GetReflection()->MutableMessage(&command, bodies->field(i));
    CHECK_MESSAGE(service::why_not_permitted(desk, command, state).reason.empty(), bodies->field(i)->name());
  }
  CHECK_FALSE(service::why_not_permitted(desk, protocol::Command{}, state).reason.empty());
}

TEST_CASE("the staff's picture is for terminals and operators only") {
  auto shell = FakeShell::ready();
  const auto fetched = [&](const std::string& device) {
    protocol::ClientMessage fetch;
    fetch.mutable_fetch()->set_audience(protocol::STAFF);
    shell->service->on_message({device, device}, std::move(fetch));
    shell->service->on_drained();
    return shell->out.sent.back().second;
  };
  CHECK(fetched("kiosk").refusal().code() == protocol::AUDIENCE_NOT_PERMITTED);
  CHECK(fetched("wall").refusal().code() == protocol::AUDIENCE_NOT_PERMITTED);
  CHECK(fetched("stranger").refusal().code() == protocol::AUDIENCE_NOT_PERMITTED);
  CHECK(fetched("counter-1").view().staff().counters_size() == 3);
}

TEST_CASE("an empty command is refused as malformed") {
  auto shell = FakeShell::ready();
  CHECK(shell->ask("desk", protocol::Command{}).rejection().code() == protocol::MALFORMED);
}

TEST_CASE("more commands than can wait are refused at once, and the others still go through") {
  auto shell = FakeShell::ready(3);
  shell->send("kiosk", issue("civil"));
  shell->service->on_drained();
  for (int i = 0; i < 5; ++i) shell->send("kiosk", issue("civil"));
  CHECK(shell->out.sent.size() == 2);
  CHECK(shell->out.sent.back().second.answer().rejection().code() == protocol::OVERLOADED);
  shell->sync_all();
  CHECK(shell->service->state().visits.size() == 4);
}

TEST_CASE("with a nearly full disk new tickets are refused while calling and finishing go on") {
  auto shell = FakeShell::ready();
  shell->ask("kiosk", issue("civil"));
  shell->ask("counter-1", open(1));
  shell->service->set_disk_low(true);
  CHECK(shell->ask("kiosk", issue("civil")).rejection().code() == protocol::DISK_LOW);
  CHECK(shell->ask("counter-1", call_next(1)).done().ticket().number() == "A001");
  CHECK(shell->ask("counter-1", finish(1)).has_done());
  shell->service->set_disk_low(false);
  CHECK(shell->ask("kiosk", issue("civil")).has_done());
}

TEST_CASE("what a device may not do leaves no trace on the disk, however often it asks") {
  auto shell = FakeShell::ready();
  const auto records = shell->disk.disk.size();
  for (int i = 0; i < 10; ++i) {
    shell->hello("wall", 100 + static_cast<std::uint64_t>(i));
    shell->ask("wall", issue("civil"));
    shell->ask("kiosk", call_next(1));
  }
  CHECK(shell->disk.disk.size() == records);
}

TEST_CASE("after a ticket was refused for a full disk the next one is given once there is room") {
  auto shell = FakeShell::ready();
  shell->service->set_disk_low(true);
  CHECK(shell->ask("kiosk", issue("civil"), 1).rejection().code() == protocol::DISK_LOW);
  shell->service->set_disk_low(false);
  CHECK(shell->ask("kiosk", issue("civil"), 2).has_done());
}

TEST_CASE("a hello without a session or from an unknown device is refused") {
  auto shell = FakeShell::ready();
  shell->hello("kiosk", 0);
  shell->hello("stranger", 5);
  shell->service->on_drained();
  REQUIRE(shell->out.sent.size() == 2);
  CHECK(shell->out.sent[0].second.refusal().detail() == "a hello needs a session other than 0");
  CHECK(shell->out.sent[1].second.refusal().detail() == "the device 'stranger' is not known here");
}

TEST_CASE("a device that asks for PINs to be looked at without end is told to wait, and keeps nobody from signing in") {
  auto shell = FakeShell::ready();
  shell->pins.at_once = false;
  protocol::Command sign_in;
  sign_in.mutable_sign_in()->set_code("7");
  sign_in.mutable_sign_in()->set_pin("1234");
  for (int i = 0; i < 20; ++i) shell->send("counter-1", sign_in);
  shell->service->on_drained();
  shell->sync_all();
  CHECK(shell->pins.checked == 8);
  REQUIRE(shell->out.sent.size() == 12);
  for (const auto& [to, message] : shell->out.sent) CHECK(message.answer().rejection().code() == protocol::OVERLOADED);
  const auto refused = shell->out.sent.front().second.answer().number();

  shell->send("counter-2", sign_in);
  shell->service->on_drained();
  CHECK(shell->pins.checked == 9);
  shell->pins.look();
  shell->sync_all();
  shell->send("counter-1", sign_in, refused);  // the client tries again
  shell->service->on_drained();
  CHECK(shell->pins.checked == 10);
}
