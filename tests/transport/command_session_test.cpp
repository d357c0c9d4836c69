#include <doctest/doctest.h>

#include "tests/transport/fake_wire.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {
using Kind = CommandOutcome::Kind;

TEST_CASE("a session is connected once it is welcomed and knows the dispatcher's time") {
  SessionRig rig;
  rig.session.start(rig.now);
  CHECK(rig.wire.hellos() == 1);
  CHECK(rig.wire.sent[0].hello().session() == SessionRig::kSession);
  rig.welcome();
  CHECK_FALSE(rig.session.connection().connected);
  rig.pong();
  CHECK(rig.session.connection().connected);
}

TEST_CASE("an unanswered hello is said again, with the same session") {
  SessionRig rig;
  rig.session.start(rig.now);
  rig.pass(1600ms, false);
  CHECK(rig.wire.hellos() == 4);
  for (const auto& message : rig.wire.sent) {
    if (message.has_hello()) CHECK(message.hello().session() == SessionRig::kSession);
  }
}

TEST_CASE("a request is answered by exactly one callback, a second answer changes nothing") {
  SessionRig rig;
  rig.connect();
  rig.ask();
  REQUIRE(rig.wire.requests().size() == 1);
  CHECK(rig.wire.requests()[0].number() == 1);
  rig.done(1);
  rig.done(1);
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kDone);
  CHECK(rig.outcomes[0].done.counter() == 3);
}

TEST_CASE("a retry keeps its session and number") {
  SessionRig rig;
  rig.connect();
  rig.ask(1800ms);
  rig.pass(1700ms, true);
  const auto requests = rig.wire.requests();
  REQUIRE(requests.size() == 4);  // at 0, 500, 1000 and 1500 ms
  for (const auto& request : requests) {
    CHECK(request.number() == 1);
    CHECK(request.session() == SessionRig::kSession);
    CHECK(request.command().call_next().counter() == 3);
  }
  CHECK(rig.outcomes.empty());
}

TEST_CASE("the deadline is the end of the patience in dispatcher time") {
  SessionRig rig;
  rig.connect();
  rig.ask(2000ms);
  const auto expected = std::chrono::duration_cast<std::chrono::milliseconds>(rig.now) + 50'000ms + 2000ms;
  CHECK(static_cast<std::int64_t>(rig.wire.requests()[0].deadline_ms()) == expected.count());
}

TEST_CASE("after a restart of the dispatcher a retry carries the deadline in the new dispatcher's time") {
  SessionRig rig;
  rig.connect(1);
  rig.ask(2000ms);
  rig.now += 400ms;
  rig.session.writable(rig.now, false);
  rig.session.writable(rig.now, true);
  rig.welcome(2);
  rig.pong(2, -990'000ms);
  REQUIRE(rig.wire.requests().size() == 2);
  const auto retry = rig.wire.requests()[1];
  CHECK(retry.number() == 1);
  const auto expected = std::chrono::duration_cast<std::chrono::milliseconds>(rig.now) - 990'000ms + 1600ms;
  CHECK(static_cast<std::int64_t>(retry.deadline_ms()) == expected.count());
}

TEST_CASE("a request that is sent and not answered in its patience ends as unconfirmed") {
  SessionRig rig;
  rig.connect();
  rig.ask(900ms);
  rig.pass(900ms, true);
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kUnconfirmed);
  rig.done(1);  // too late
  CHECK(rig.outcomes.size() == 1);
}

TEST_CASE("five requests pressed during an outage are refused at once and never sent") {
  SessionRig rig;
  rig.connect();
  rig.wire.up = false;
  rig.session.writable(rig.now, false);
  CHECK_FALSE(rig.session.connection().connected);
  for (int i = 0; i < 5; ++i) rig.ask();
  REQUIRE(rig.outcomes.size() == 5);
  for (const auto& outcome : rig.outcomes) CHECK(outcome.kind == Kind::kNoConnection);
  rig.wire.up = true;
  rig.session.writable(rig.now, true);
  rig.welcome();
  rig.pong();
  rig.pass(2500ms, true);
  CHECK(rig.wire.requests().empty());
}

TEST_CASE("an outage that only sending reveals refuses the request as well, and its number is used by the next") {
  SessionRig rig;
  rig.connect();
  rig.wire.up = false;
  rig.ask();
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kNoConnection);
  rig.wire.up = true;
  rig.ask();
  REQUIRE(rig.wire.requests().size() == 1);
  CHECK(rig.wire.requests()[0].number() == 1);
}

TEST_CASE("nothing is asked between a reconnection and the welcome") {
  SessionRig rig;
  rig.connect();
  rig.ask(5000ms);
  rig.session.writable(rig.now, false);
  rig.pass(1200ms, false);
  CHECK(rig.wire.requests().size() == 1);
  rig.welcome();
  rig.pong();
  CHECK(rig.wire.requests().size() == 2);  // the outstanding one, once more
}

TEST_CASE("silence makes the socket anew and ends the connection") {
  SessionRig rig;
  rig.connect();
  rig.pass(2900ms, false);
  CHECK(rig.session.connection().connected);
  CHECK(rig.wire.renewals == 0);
  rig.pass(100ms, false);
  CHECK_FALSE(rig.session.connection().connected);
  CHECK(rig.wire.renewals == 1);
  rig.pass(6000ms, false);
  CHECK(rig.wire.renewals == 3);  // every three seconds, not more often
}

TEST_CASE("an answered ping keeps the connection") {
  SessionRig rig;
  rig.connect();
  rig.pass(60s, true);
  CHECK(rig.session.connection().connected);
  CHECK(rig.wire.renewals == 0);
}

TEST_CASE("a pong of another incarnation leads to a new hello with the same session") {
  SessionRig rig;
  rig.connect(1);
  const int hellos = rig.wire.hellos();
  rig.pass(1000ms, true, 2);
  CHECK(rig.wire.hellos() == hellos + 1);
  CHECK_FALSE(rig.session.connection().connected);
  rig.welcome(2);
  rig.pong(2);
  CHECK(rig.session.connection().connected);
  CHECK(rig.session.connection().welcome.incarnation() == 2);
}

TEST_CASE("an unknown session leads to a new hello, and a request sent once goes again") {
  SessionRig rig;
  rig.connect();
  rig.ask();
  rig.reject(1, protocol::UNKNOWN_SESSION);
  CHECK(rig.outcomes.empty());
  CHECK(rig.wire.hellos() == 2);
  CHECK(rig.wire.requests().size() == 1);
  rig.welcome();
  rig.pong();
  REQUIRE(rig.wire.requests().size() == 2);
  CHECK(rig.wire.requests()[1].number() == 1);
  rig.done(1);
  CHECK(rig.outcomes[0].kind == Kind::kDone);
}

TEST_CASE("an unknown session leaves a request unconfirmed that was sent before") {
  SessionRig rig;
  rig.connect();
  rig.ask();
  rig.pass(600ms, true);  // one retry: the first sending may have had its effect
  rig.reject(1, protocol::UNKNOWN_SESSION);
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kUnconfirmed);
}

TEST_CASE("an overloaded dispatcher is asked again until the patience ends, then the rejection is told") {
  SessionRig rig;
  rig.connect();
  rig.ask(1200ms);
  rig.reject(1, protocol::OVERLOADED);
  CHECK(rig.outcomes.empty());
  rig.pass(600ms, true);
  CHECK(rig.wire.requests().size() == 2);
  rig.reject(1, protocol::OVERLOADED);
  rig.pass(300ms, true);
  CHECK(rig.outcomes.empty());
  rig.session.wake(rig.now += 300ms);
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kRejected);
  CHECK(rig.outcomes[0].rejection.code() == protocol::OVERLOADED);
}

TEST_CASE("a rejection by the hall is told as it is") {
  SessionRig rig;
  rig.connect();
  rig.ask();
  rig.reject(1, protocol::COUNTER_CLOSED);
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kRejected);
  CHECK(rig.outcomes[0].rejection.code() == protocol::COUNTER_CLOSED);
}

TEST_CASE("a refused version is told as trouble and asked again only now and then") {
  SessionRig rig;
  rig.session.start(rig.now);
  protocol::ServerMessage refusal;
  refusal.mutable_refusal()->set_code(protocol::VERSION_NOT_SUPPORTED);
  refusal.mutable_refusal()->set_detail("protocol version 1.0 is not spoken here, only 2.x");
  rig.session.receive(rig.now, std::move(refusal));
  CHECK_FALSE(rig.session.connection().connected);
  CHECK(rig.session.connection().trouble == "protocol version 1.0 is not spoken here, only 2.x");
  const int hellos = rig.wire.hellos();
  rig.pass(2900ms, false);
  CHECK(rig.wire.hellos() == hellos);
}

TEST_CASE("a refused audience ends the fetch without a picture") {
  SessionRig rig;
  rig.connect();
  int ended = 0;
  rig.session.fetch(rig.now, protocol::STAFF, 2000ms, [&](auto view) { ended += view == nullptr ? 1 : 0; });
  protocol::ServerMessage refusal;
  refusal.mutable_refusal()->set_code(protocol::AUDIENCE_NOT_PERMITTED);
  rig.session.receive(rig.now, std::move(refusal));
  CHECK(ended == 1);
  CHECK(rig.session.connection().connected);
}

TEST_CASE("a fetched view reaches those who asked for its audience, and nobody else") {
  SessionRig rig;
  rig.connect();
  int boards = 0;
  int staff = 0;
  rig.session.fetch(rig.now, protocol::PUBLIC_BOARD, 2000ms, [&](auto view) { boards += view != nullptr ? 1 : 0; });
  rig.session.fetch(rig.now, protocol::STAFF, 2000ms, [&](auto view) { staff += view != nullptr ? 1 : 0; });
  protocol::ServerMessage message;
  message.mutable_view()->mutable_board();
  rig.session.receive(rig.now, std::move(message));
  CHECK(boards == 1);
  CHECK(staff == 0);
}

TEST_CASE("announcements are asked for one at a time, so that answers cannot be mixed up") {
  SessionRig rig;
  rig.connect();
  const auto asked = [&] { return rig.wire.count([](const auto& m) { return m.has_fetch_announcements(); }); };
  std::vector<int> order;
  rig.session.fetch_announcements(rig.now, 10, 2000ms, [&](auto) { order.push_back(1); });
  rig.session.fetch_announcements(rig.now, 20, 2000ms, [&](auto) { order.push_back(2); });
  CHECK(asked() == 1);
  protocol::ServerMessage message;
  message.mutable_announcements();
  rig.session.receive(rig.now, protocol::ServerMessage(message));
  CHECK(asked() == 2);
  rig.session.receive(rig.now, protocol::ServerMessage(message));
  CHECK(order == std::vector<int>{1, 2});
}

TEST_CASE("a fetched catalogue reaches everyone who asked for it, once") {
  SessionRig rig;
  rig.connect();
  std::vector<std::string> versions;
  const auto keep = [&](auto catalogue) { versions.push_back(catalogue ? catalogue->version() : "none"); };
  rig.session.fetch_catalogue(rig.now, 10s, keep);
  rig.session.fetch_catalogue(rig.now, 10s, keep);
  protocol::ServerMessage message;
  message.mutable_catalogue()->set_version("v1");
  rig.session.receive(rig.now, protocol::ServerMessage(message));
  CHECK(versions == std::vector<std::string>{"v1", "v1"});
  rig.session.receive(rig.now, std::move(message));
  CHECK(versions.size() == 2);
}

TEST_CASE("a catalogue that does not come is asked for again, but not as often as a view") {
  SessionRig rig;
  rig.connect();
  const auto asked = [&] { return rig.wire.count([](const auto& m) { return m.has_fetch_catalogue(); }); };
  int ended = 0;
  rig.session.fetch_catalogue(rig.now, 5000ms, [&](auto catalogue) { ended += catalogue == nullptr ? 1 : 0; });
  CHECK(asked() == 1);
  rig.pass(1900ms, true);
  CHECK(asked() == 1);
  rig.pass(200ms, true);
  CHECK(asked() == 2);
  CHECK(ended == 0);
  rig.pass(3000ms, true);
  CHECK(ended == 1);
}

TEST_CASE("a catalogue asked for without a connection, or of a session that stops, is not to be had") {
  SessionRig rig;
  int ended = 0;
  const auto note = [&](auto catalogue) { ended += catalogue == nullptr ? 1 : 0; };
  rig.session.fetch_catalogue(rig.now, 2000ms, note);
  CHECK(ended == 1);
  rig.connect();
  rig.session.fetch_catalogue(rig.now, 2000ms, note);
  CHECK(ended == 1);
  rig.session.stop();
  CHECK(ended == 2);
}

TEST_CASE("a catalogue under way is asked for again of a dispatcher that was restarted") {
  SessionRig rig;
  rig.connect(1);
  const auto asked = [&] { return rig.wire.count([](const auto& m) { return m.has_fetch_catalogue(); }); };
  rig.session.fetch_catalogue(rig.now, 20s, [](auto) {});
  rig.pass(1000ms, true, 1);
  rig.pass(1000ms, true, 2);  // its pongs tell of another incarnation
  rig.welcome(2);
  rig.pong(2);
  CHECK(rig.session.connection().connected);
  CHECK(asked() >= 2);
}

TEST_CASE("a stopped session leaves nobody without an answer") {
  SessionRig rig;
  rig.connect();
  rig.ask();
  rig.session.stop();
  REQUIRE(rig.outcomes.size() == 1);
  CHECK(rig.outcomes[0].kind == Kind::kUnconfirmed);
  rig.ask();
  CHECK(rig.outcomes[1].kind == Kind::kNoConnection);
  CHECK(rig.session.next_wake() == Time::max());
}

TEST_CASE("a callback may ask for the next thing at once") {
  SessionRig rig;
  rig.connect();
  protocol::Command command;
  command.mutable_call_next()->set_counter(3);
  rig.session.request(rig.now, command, 2000ms, [&](const CommandOutcome&) { rig.ask(); });
  rig.done(1);
  CHECK(rig.wire.requests().size() == 2);
  rig.done(2);
  CHECK(rig.outcomes.size() == 1);
}

TEST_CASE("how a device is is told when there is a connection, when it changes, and every few seconds") {
  SessionRig rig;
  const auto told = [&] { return rig.wire.count([](const auto& message) { return message.has_device_state(); }); };
  protocol::DeviceState state;
  state.set_printer(protocol::PRINTER_READY);
  rig.session.report(rig.now, state);  // kept until somebody is there
  CHECK(told() == 0);
  rig.connect();
  CHECK(told() == 1);
  state.set_help_wanted(true);
  rig.session.report(rig.now, state);
  CHECK(told() == 2);
  CHECK(rig.wire.sent.back().device_state().help_wanted());
  rig.pass(4 * kDeviceStateInterval + 1ms, true);
  CHECK(told() == 6);
  rig.session.writable(rig.now, false);
  rig.session.writable(rig.now, true);
  CHECK(told() == 6);
  rig.welcome(2);
  rig.pong(2);
  CHECK(told() == 7);  // the one that was started just now knows nothing yet
}

TEST_CASE("an older dispatcher, which would take it for a mistake, is not told how a device is") {
  SessionRig rig;
  rig.minor = 0;
  rig.session.report(rig.now, {});
  rig.connect();
  rig.pass(20s, true);
  CHECK(rig.wire.count([](const auto& message) { return message.has_device_state(); }) == 0);
}

TEST_CASE("a device that has nothing to say of itself says nothing") {
  SessionRig rig;
  rig.connect();
  rig.pass(20s, true);
  CHECK(rig.wire.count([](const auto& message) { return message.has_device_state(); }) == 0);
}

}  // namespace
}  // namespace motcua::transport
