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

protocol::View make_view(protocol::Audience audience, std::uint64_t incarnation, std::uint64_t seq);

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

  TestHall(boost::asio::io_context& io, const Keys& keys, Options options);
  ~TestHall() override;

  static std::uint64_t now_ms();

  void on_message(const Peer& peer, protocol::ClientMessage&& message) override;

  void on_drained() override;

  void publish(protocol::Audience audience);

  // Where to find it again after a restart.
  Options same_place(std::uint64_t incarnation) const;

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
                                           const ServerCurve& curve, protocol::Audience audience);

  Options options_;
  int in_batch_ = 0;
};

// A client and a context of its own, as in a process of its own.
struct TestClient {
  TestClient(boost::asio::io_context& io, const std::string& endpoint, ClientCurve curve);
  ~TestClient();
  void ask(std::chrono::milliseconds patience = std::chrono::seconds(10));
  bool connected() const;

  std::vector<CommandOutcome> outcomes;  // outlives the client, which ends with an outcome for each outstanding request
  zmq::context_t context{1};
  CommandClient client;
};

}  // namespace motcua::transport
