// A dispatcher's transport without a dispatcher: ZAP, command server and both publishers over loopback, with keys made
// for the test. Runs on the io_context that the test drives, so that server and clients share one thread and nothing
// has to sleep.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "protocol/transport/command_client.h"
#include "protocol/transport/command_server.h"
#include "protocol/transport/view_publisher.h"
#include "protocol/transport/zap.h"
#include "tests/support/run_until.h"

namespace motcua::transport {

using test::run_until;

struct Keys {
  KeyPair server = make_key_pair("dispatcher");
  KeyPair terminal = make_key_pair("counter-3");
  KeyPair wall = make_key_pair("wall");
  KeyPair stranger = make_key_pair("stranger");

  protocol::Devices devices() const {
    using protocol::Role;
    return {{"counter-3", {"counter-3", terminal.public_key, Role::kTerminal, 3}},
            {"wall", {"wall", wall.public_key, Role::kDisplay, 0}}};
  }
  ClientCurve as(const KeyPair& who) const { return {true, who, server.public_key}; }
};

inline protocol::View make_view(protocol::Audience audience, std::uint64_t incarnation, std::uint64_t seq) {
  protocol::View view;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  view.mutable_head()->set_incarnation(incarnation);
  view.mutable_head()->set_seq(seq);
  view.mutable_head()->set_dispatcher_time_ms(static_cast<std::uint64_t>(now_ms));
  view.mutable_head()->set_hall_ms(1'700'000'000'000);
  view.mutable_head()->set_speed_permille(1000);
  if (audience == protocol::STAFF) {
    view.mutable_staff();
  } else {
    view.mutable_board();
  }
  return view;
}

class TestHall final : public CommandServer::Handler {
 public:
  struct Options {
    std::string command_endpoint = "tcp://127.0.0.1:*";
    std::string board_endpoint = "tcp://127.0.0.1:*";
    std::string staff_endpoint = "tcp://127.0.0.1:*";
    std::uint64_t incarnation = 1;
    bool curve = true;
    bool board_open = false;
  };

  TestHall(boost::asio::io_context& io, const Keys& keys, Options options) : options_(std::move(options)) {
    const ServerCurve curve{options_.curve, keys.server};
    auto opened_zap = ZapHandler::open(io, context, Admission(keys.devices(), options_.board_open));
    REQUIRE(opened_zap.has_value());
    zap = std::move(*opened_zap);
    auto opened = CommandServer::open(
        io, context, {options_.command_endpoint, curve, "by-hand", options_.incarnation, now_ms}, *this);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error()));
    server = std::move(*opened);
    board = publisher(io, options_.board_endpoint, curve, protocol::PUBLIC_BOARD);
    staff = publisher(io, options_.staff_endpoint, curve, protocol::STAFF);
  }

  static std::uint64_t now_ms() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  }

  void on_message(const Peer& peer, protocol::ClientMessage&& message) override {
    ++messages;
    ++in_batch_;
    devices_seen.insert(peer.device);
    if (silent) return;
    protocol::ServerMessage answer;
    if (message.has_hello()) {
      answer.mutable_welcome()->set_session(message.hello().session());
      answer.mutable_welcome()->set_incarnation(options_.incarnation);
      answer.mutable_welcome()->set_device(peer.device);
    } else if (message.has_request()) {
      const auto& request = message.request();
      ++executions[{request.session(), request.number()}];
      answer.mutable_answer()->set_session(request.session());
      answer.mutable_answer()->set_number(request.number());
      answer.mutable_answer()->mutable_done()->set_counter(request.command().call_next().counter());
    } else if (message.has_fetch()) {
      *answer.mutable_view() = make_view(message.fetch().audience(), options_.incarnation, ++seq);
    } else if (message.has_fetch_catalogue()) {
      *answer.mutable_catalogue() = catalogue;
    } else {
      answer.mutable_announcements()->add_announcements()->set_number(message.fetch_announcements().since() + 1);
    }
    server->send(peer, answer);
  }

  void on_drained() override { largest_batch = std::max(largest_batch, std::exchange(in_batch_, 0)); }

  void publish(protocol::Audience audience) {
    (audience == protocol::STAFF ? staff : board)->publish(make_view(audience, options_.incarnation, ++seq));
  }

  // Where to find it again after a restart.
  Options same_place(std::uint64_t incarnation) const {
    Options options = options_;
    options.command_endpoint = server->endpoint();
    options.board_endpoint = board->endpoint();
    options.staff_endpoint = staff->endpoint();
    options.incarnation = incarnation;
    return options;
  }

  zmq::context_t context{1};
  std::unique_ptr<ZapHandler> zap;
  std::unique_ptr<CommandServer> server;
  std::unique_ptr<ViewPublisher> board;
  std::unique_ptr<ViewPublisher> staff;
  bool silent = false;  // hears everything, says nothing
  int messages = 0;
  int largest_batch = 0;
  std::uint64_t seq = 0;
  protocol::Catalogue catalogue;
  std::set<std::string> devices_seen;
  std::map<std::pair<std::uint64_t, std::uint64_t>, int> executions;  // (session, number) -> how often received

 private:
  std::unique_ptr<ViewPublisher> publisher(boost::asio::io_context& io, const std::string& endpoint,
                                           const ServerCurve& curve, protocol::Audience audience) {
    auto opened = ViewPublisher::open(io, context, {endpoint, curve, audience});
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error()));
    return std::move(*opened);
  }

  Options options_;
  int in_batch_ = 0;
};

// A client and a context of its own, as in a process of its own.
struct TestClient {
  TestClient(boost::asio::io_context& io, const std::string& endpoint, ClientCurve curve)
      : client(io, context, {.endpoint = endpoint, .curve = std::move(curve), .software = "test"}) {
    client.start();
  }
  void ask(std::chrono::milliseconds patience = std::chrono::seconds(10)) {
    protocol::Command command;
    command.mutable_call_next()->set_counter(3);
    client.request(command, patience, [this](const CommandOutcome& outcome) { outcomes.push_back(outcome); });
  }
  bool connected() const { return client.connection().connected; }

  std::vector<CommandOutcome> outcomes;  // outlives the client, which ends with an outcome for each outstanding request
  zmq::context_t context{1};
  CommandClient client;
};

}  // namespace motcua::transport
