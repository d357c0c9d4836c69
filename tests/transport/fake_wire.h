// A wire for CommandSession without a socket: keeps what was sent, is up or down as the test says.
#pragma once

#include <vector>

#include "protocol/messages.pb.h"
#include "protocol/transport/command_session.h"
#include "protocol/version.h"

namespace motcua::transport {

class FakeWire final : public CommandWire {
 public:
  bool send(const protocol::ClientMessage& message) override {
    if (!up) return false;
    sent.push_back(message);
    return true;
  }
  void renew() override { ++renewals; }

  std::vector<protocol::Request> requests() const {
    std::vector<protocol::Request> found;
    for (const auto& message : sent) {
      if (message.has_request()) found.push_back(message.request());
    }
    return found;
  }
  template <class Predicate>
  int count(Predicate predicate) const {
    int found = 0;
    for (const auto& message : sent) found += predicate(message) ? 1 : 0;
    return found;
  }
  int hellos() const {
    return count([](const auto& message) { return message.has_hello(); });
  }

  bool up = true;
  int renewals = 0;
  std::vector<protocol::ClientMessage> sent;
};

// A session with its fake surroundings and shortcuts for what a dispatcher would say.
struct SessionRig {
  static constexpr std::uint64_t kSession = 77;
  std::uint32_t minor = protocol::kVersionMinor;  // the dispatcher's

  SessionRig() : session({.session = kSession, .software = "test"}, wire) {}

  void welcome(std::uint64_t incarnation = 1) {
    protocol::ServerMessage message;
    message.mutable_welcome()->set_session(kSession);
    message.mutable_welcome()->set_incarnation(incarnation);
    message.mutable_welcome()->set_minor(minor);
    session.receive(now, std::move(message));
  }
  // Answers the newest ping; the dispatcher's clock is ahead of ours by `ahead`.
  void pong(std::uint64_t incarnation = 1, std::chrono::milliseconds ahead = std::chrono::milliseconds(50'000)) {
    for (auto message = wire.sent.rbegin(); message != wire.sent.rend(); ++message) {
      if (!message->has_ping()) continue;
      protocol::ServerMessage answer;
      answer.mutable_pong()->set_client_time_ms(message->ping().client_time_ms());
      const auto there = std::chrono::duration_cast<std::chrono::milliseconds>(now) + ahead;
      answer.mutable_pong()->set_dispatcher_time_ms(static_cast<std::uint64_t>(there.count()));
      answer.mutable_pong()->set_incarnation(incarnation);
      session.receive(now, std::move(answer));
      return;
    }
  }
  void connect(std::uint64_t incarnation = 1) {
    session.start(now);
    welcome(incarnation);
    pong(incarnation);
  }
  // Lets time pass, waking the session whenever it asked for it. `alive`: pings are answered.
  void pass(std::chrono::milliseconds span, bool alive, std::uint64_t incarnation = 1) {
    const Time end = now + span;
    while (session.next_wake() <= end) {
      now = std::max(now, session.next_wake());
      session.wake(now);
      if (alive) pong(incarnation);
    }
    now = end;
  }
  void ask(std::chrono::milliseconds patience = std::chrono::milliseconds(2000)) {
    protocol::Command command;
    command.mutable_call_next()->set_counter(3);
    session.request(now, command, patience, [this](const CommandOutcome& outcome) { outcomes.push_back(outcome); });
  }
  void done(std::uint64_t number) {
    protocol::ServerMessage message;
    message.mutable_answer()->set_session(kSession);
    message.mutable_answer()->set_number(number);
    message.mutable_answer()->mutable_done()->set_counter(3);
    session.receive(now, std::move(message));
  }
  void reject(std::uint64_t number, protocol::RejectionCode code) {
    protocol::ServerMessage message;
    message.mutable_answer()->set_session(kSession);
    message.mutable_answer()->set_number(number);
    message.mutable_answer()->mutable_rejection()->set_code(code);
    session.receive(now, std::move(message));
  }

  FakeWire wire;
  Time now = std::chrono::seconds(1000);
  CommandSession session;
  std::vector<CommandOutcome> outcomes;
};

}  // namespace motcua::transport
