#include <doctest/doctest.h>

#include <boost/asio/ip/tcp.hpp>

#include "tests/transport/raw_peer.h"
#include "tests/transport/test_hall.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {
using Kind = CommandOutcome::Kind;

// Listens, and closes every connection a moment after it came.
class HangUp {
 public:
  HangUp(boost::asio::io_context& io, const std::string& endpoint)
      : acceptor_(io, {boost::asio::ip::make_address("127.0.0.1"),
                       static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)))}) {
    accept();
  }
  int connections() const { return connections_; }

 private:
  void accept() {
    // A connection that came just before this ends is still told of: the handler looks whether anyone is there.
    acceptor_.async_accept([this, here = std::weak_ptr<bool>(here_)](const boost::system::error_code& error,
                                                                     boost::asio::ip::tcp::socket socket) {
      if (error || here.expired()) return;
      if (++connections_ % 2 == 0) held_.reset();
      held_ = std::make_unique<boost::asio::ip::tcp::socket>(std::move(socket));
      accept();
    });
  }

  boost::asio::ip::tcp::acceptor acceptor_;
  std::unique_ptr<boost::asio::ip::tcp::socket> held_;
  int connections_ = 0;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

TEST_CASE("a device shakes hands, is known by its key, and has its request answered") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient terminal(io, hall.server->endpoint(), keys.as(keys.terminal));
  REQUIRE(run_until(io, [&] { return terminal.connected(); }));
  CHECK(terminal.client.connection().welcome.device() == "counter-3");
  CHECK(terminal.client.connection().welcome.incarnation() == 1);
  // The same clock on both sides: the offset is wrong by half a round trip at most.
  const auto& connection = terminal.client.connection();
  CHECK(std::abs(connection.clock_offset_ms) <= connection.round_trip.count() / 2000 + 2);
  terminal.ask();
  REQUIRE(run_until(io, [&] { return !terminal.outcomes.empty(); }));
  CHECK(terminal.outcomes[0].kind == Kind::kDone);
  CHECK(terminal.outcomes[0].done.counter() == 3);
  CHECK(hall.devices_seen == std::set<std::string>{"counter-3"});
}

TEST_CASE("with CURVE switched off by hand every peer is the configured device") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {.curve = false});
  TestClient client(io, hall.server->endpoint(), {.enabled = false, .own = {}, .server_public_key = {}});
  REQUIRE(run_until(io, [&] { return client.connected(); }));
  CHECK(client.client.connection().welcome.device() == "by-hand");
}

TEST_CASE("what arrives together is handed over as one batch, and no wake-up is lost under load") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient terminal(io, hall.server->endpoint(), keys.as(keys.terminal));
  REQUIRE(run_until(io, [&] { return terminal.connected(); }));
  int asked = 0;
  REQUIRE(run_until(io, [&] {
    if (asked < 5000 && static_cast<int>(terminal.outcomes.size()) > asked - 100) {
      for (int i = 0; i < 50; ++i, ++asked) terminal.ask();
    }
    return terminal.outcomes.size() == 5000;
  }));
  for (const auto& outcome : terminal.outcomes) REQUIRE(outcome.kind == Kind::kDone);
  CHECK(hall.executions.size() == 5000);
  CHECK(hall.largest_batch > 1);
  CHECK(hall.largest_batch <= 256);
  CHECK(hall.server->counts().stalls == 0);
}

TEST_CASE("garbage, another version and several frames get a refusal that says what is wrong") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  RawPeer peer(hall.server->endpoint(), keys.as(keys.terminal));

  peer.say("this is no frame");
  auto refusal = peer.hear_refusal(io);
  REQUIRE(refusal.has_value());
  CHECK(refusal->code() == protocol::MALFORMED_FRAME);
  CHECK(refusal->detail().find("header") != std::string::npos);

  peer.say(std::string("MQ\x02\x07", 4));
  refusal = peer.hear_refusal(io);
  REQUIRE(refusal.has_value());
  CHECK(refusal->code() == protocol::VERSION_NOT_SUPPORTED);
  CHECK(refusal->detail().find("2.7") != std::string::npos);
  CHECK(refusal->major() == 1);

  peer.say(std::string(protocol::kCommandFrameSizeMax + 1, 'M'));  // just too large: still answered
  refusal = peer.hear_refusal(io);
  REQUIRE(refusal.has_value());
  CHECK(refusal->code() == protocol::MALFORMED_FRAME);

  peer.socket.send(zmq::str_buffer("one"), zmq::send_flags::sndmore);
  peer.socket.send(zmq::str_buffer("two"), zmq::send_flags::none);
  refusal = peer.hear_refusal(io);
  REQUIRE(refusal.has_value());
  CHECK(refusal->detail().find("one frame") != std::string::npos);

  CHECK(hall.messages == 0);
  CHECK(hall.server->counts().malformed == 4);
}

TEST_CASE("an oversized frame is never read, and harms nobody else") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient terminal(io, hall.server->endpoint(), keys.as(keys.terminal));
  RawPeer peer(hall.server->endpoint(), keys.as(keys.wall));
  peer.say(std::string(64 * 1024, 'M'));
  REQUIRE(run_until(io, [&] { return terminal.connected(); }));
  terminal.ask();
  REQUIRE(run_until(io, [&] { return !terminal.outcomes.empty(); }));
  CHECK(terminal.outcomes[0].kind == Kind::kDone);
  CHECK_FALSE(peer.hear(io, 300ms).has_value());
  CHECK(hall.server->counts().malformed == 0);
}

TEST_CASE("an answer for a peer that is gone is told and stops nothing") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  CHECK(hall.server->send_encoded({"nobody", "x"}, "frame") == SendResult::kUnreachable);
  CHECK(hall.server->counts().unreachable == 1);
}

TEST_CASE("a peer that does not read its answers loses them and blocks nobody") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient terminal(io, hall.server->endpoint(), keys.as(keys.terminal));
  RawPeer sleeper(hall.server->endpoint(), keys.as(keys.wall));
  protocol::ClientMessage fetch;
  fetch.mutable_fetch()->set_audience(protocol::PUBLIC_BOARD);
  const std::string frame = protocol::encode(fetch);
  REQUIRE(run_until(io, [&] { return terminal.connected(); }));
  REQUIRE(run_until(
      io,
      [&] {
        // Its own queue fills as well: what cannot leave is tried again.
        for (int i = 0; i < 200; ++i) sleeper.say(frame);
        return hall.server->counts().queue_full > 0;
      },
      120s));
  terminal.ask();
  REQUIRE(run_until(io, [&] { return !terminal.outcomes.empty(); }));
  CHECK(terminal.outcomes[0].kind == Kind::kDone);
}

TEST_CASE("a restarted dispatcher is found again within three seconds, and an outstanding request is sent to it") {
  boost::asio::io_context io;
  const Keys keys;
  auto hall = std::make_unique<TestHall>(io, keys, TestHall::Options{});
  TestClient terminal(io, hall->server->endpoint(), keys.as(keys.terminal));
  REQUIRE(run_until(io, [&] { return terminal.connected(); }));

  hall->silent = true;
  terminal.ask();
  REQUIRE(run_until(io, [&] { return hall->messages >= 2; }));  // it arrived and was never answered
  const auto place = hall->same_place(2);
  hall.reset();
  REQUIRE(run_until(io, [&] { return !terminal.connected(); }));
  for (int i = 0; i < 5; ++i) terminal.ask();
  CHECK(terminal.outcomes.size() == 5);
  for (const auto& outcome : terminal.outcomes) CHECK(outcome.kind == Kind::kNoConnection);

  hall = std::make_unique<TestHall>(io, keys, place);
  const auto back = std::chrono::steady_clock::now();
  REQUIRE(run_until(io, [&] { return terminal.outcomes.size() == 6; }));
  CHECK(std::chrono::steady_clock::now() - back < 3s);
  CHECK(terminal.outcomes[5].kind == Kind::kDone);
  CHECK(terminal.client.connection().welcome.incarnation() == 2);
  CHECK(hall->executions.size() == 1);                 // the five of the outage never came
  CHECK(hall->executions.begin()->first.second == 1);  // and the first kept its number
}

// Every connection ends in the middle of its handshake, and the client makes its socket anew again and again meanwhile:
// what ZeroMQ has to tell about a socket that is let go of must not hold up the others.
TEST_CASE("a dispatcher is found again after any number of broken handshakes") {
  boost::asio::io_context io;
  const Keys keys;
  auto hall = std::make_unique<TestHall>(io, keys, TestHall::Options{});
  const auto place = hall->same_place(2);
  hall.reset();
  zmq::context_t context{1};
  CommandClientOptions options{.endpoint = place.command_endpoint, .curve = keys.as(keys.terminal), .software = "test"};
  options.silence_max = 5ms;
  CommandClient client(io, context, options);
  {
    HangUp nobody(io, place.command_endpoint);
    client.start();
    REQUIRE(run_until(io, [&] { return nobody.connections() >= 500; }));
  }
  client.stop();
  CommandClient later(io, context,
                      {.endpoint = place.command_endpoint, .curve = keys.as(keys.terminal), .software = "test"});
  later.start();
  hall = std::make_unique<TestHall>(io, keys, place);
  REQUIRE(run_until(io, [&] { return later.connection().connected; }));
}

TEST_CASE("a dispatcher that falls silent is noticed after three seconds, and found again when it speaks") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  boost::asio::io_context client_io;  // the hall's io_context stands still like a stopped process
  TestClient terminal(client_io, hall.server->endpoint(), keys.as(keys.terminal));
  const auto run_both = [&](const std::function<bool()>& condition) {
    return run_until(client_io, [&] {
      io.poll();
      io.restart();
      return condition();
    });
  };
  REQUIRE(run_both([&] { return terminal.connected(); }));
  const auto stopped = std::chrono::steady_clock::now();
  REQUIRE(run_until(client_io, [&] { return !terminal.connected(); }));
  CHECK(std::chrono::steady_clock::now() - stopped < 4s);
  REQUIRE(run_both([&] { return terminal.connected(); }));
}

TEST_CASE("a fetch brings one view, and announcements since a number") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient terminal(io, hall.server->endpoint(), keys.as(keys.terminal));
  REQUIRE(run_until(io, [&] { return terminal.connected(); }));
  std::shared_ptr<const protocol::View> view;
  std::shared_ptr<const protocol::Announcements> announcements;
  terminal.client.fetch(protocol::STAFF, 10s, [&](auto got) { view = got; });
  terminal.client.fetch_announcements(41, 10s, [&](auto got) { announcements = got; });
  REQUIRE(run_until(io, [&] { return view && announcements; }));
  CHECK(view->has_staff());
  CHECK(announcements->announcements(0).number() == 42);
}

TEST_CASE("a fetched catalogue of nearly four mebibytes arrives whole") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  hall.catalogue.set_version("v7");
  const std::string name(1000, 'x');
  for (int i = 0; i < 4000; ++i) hall.catalogue.add_procedures()->set_name(name);
  TestClient kiosk(io, hall.server->endpoint(), keys.as(keys.wall));
  REQUIRE(run_until(io, [&] { return kiosk.connected(); }));
  std::shared_ptr<const protocol::Catalogue> catalogue;
  kiosk.client.fetch_catalogue(10s, [&](auto got) { catalogue = got; });
  REQUIRE(run_until(io, [&] { return catalogue != nullptr; }));
  CHECK(catalogue->version() == "v7");
  CHECK(catalogue->procedures_size() == 4000);
}

TEST_CASE("a port in use is an error that names the endpoint") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  const auto taken = hall.server->endpoint();
  const auto command =
      CommandServer::open(io, hall.context, {taken, {true, keys.server}, "", 1, TestHall::now_ms}, hall);
  REQUIRE_FALSE(command.has_value());
  CHECK(command.error().find(taken) != std::string::npos);
  CHECK(command.error().find("already in use") != std::string::npos);
  const auto view = ViewPublisher::open(io, hall.context, {taken, {true, keys.server}, protocol::STAFF});
  REQUIRE_FALSE(view.has_value());
  CHECK(view.error().find(taken) != std::string::npos);
  const auto nonsense = ViewPublisher::open(io, hall.context, {"nonsense", {true, keys.server}, protocol::STAFF});
  REQUIRE_FALSE(nonsense.has_value());
  CHECK(nonsense.error().find("nonsense") != std::string::npos);
}

TEST_CASE("a client may be let go of inside its own callback") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  auto terminal = std::make_unique<TestClient>(io, hall.server->endpoint(), keys.as(keys.terminal));
  REQUIRE(run_until(io, [&] { return terminal->connected(); }));
  zmq::context_t context{1};
  auto other = std::make_unique<CommandClient>(
      io, context,
      CommandClientOptions{.endpoint = hall.server->endpoint(), .curve = keys.as(keys.wall), .software = "test"});
  bool gone = false;
  other->on_connection([&](const Connection& connection) {
    if (!connection.connected) return;
    gone = true;
    other.reset();
  });
  other->start();
  REQUIRE(run_until(io, [&] { return gone; }));
  terminal->ask();
  REQUIRE(run_until(io, [&] { return !terminal->outcomes.empty(); }));
}

}  // namespace
}  // namespace motcua::transport
