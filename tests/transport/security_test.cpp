#include <doctest/doctest.h>

#include "protocol/transport/view_subscriber.h"
#include "tests/transport/raw_peer.h"
#include "tests/transport/test_hall.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {

struct TestSubscriber {
  TestSubscriber(boost::asio::io_context& io, const std::string& endpoint, ClientCurve curve,
                 protocol::Audience audience)
      : subscriber(io, context, {endpoint, std::move(curve), audience},
                   [this](std::shared_ptr<const protocol::View> view) { views.push_back(std::move(view)); }) {
    subscriber.start();
  }
  zmq::context_t context{1};
  ViewSubscriber subscriber;
  std::vector<std::shared_ptr<const protocol::View>> views;
};

TEST_CASE("an unknown key can neither command nor read the staff view, and is told so") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient stranger(io, hall.server->endpoint(), keys.as(keys.stranger));
  TestSubscriber reader(io, hall.staff->endpoint(), keys.as(keys.stranger), protocol::STAFF);
  TestSubscriber known(io, hall.staff->endpoint(), keys.as(keys.terminal), protocol::STAFF);
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::STAFF);
    return hall.zap->refused() >= 2 && known.views.size() >= 3 && !stranger.client.connection().trouble.empty();
  }));
  CHECK(stranger.client.connection().trouble.find("does not admit this device's key") != std::string::npos);
  CHECK_FALSE(stranger.connected());
  CHECK(reader.views.empty());
  CHECK(hall.messages == 0);
}

TEST_CASE("a display's key reads the board but not the staff view") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestSubscriber board(io, hall.board->endpoint(), keys.as(keys.wall), protocol::PUBLIC_BOARD);
  TestSubscriber staff(io, hall.staff->endpoint(), keys.as(keys.wall), protocol::STAFF);
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    hall.publish(protocol::STAFF);
    return board.views.size() >= 3 && hall.zap->refused() >= 1;
  }));
  CHECK(staff.views.empty());
}

TEST_CASE("an open board is read by a stranger, who still cannot command") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {.board_open = true});
  TestSubscriber board(io, hall.board->endpoint(), keys.as(keys.stranger), protocol::PUBLIC_BOARD);
  TestClient client(io, hall.server->endpoint(), keys.as(keys.stranger));
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    return board.views.size() >= 2 && hall.zap->refused() >= 1;
  }));
  CHECK(hall.messages == 0);
}

TEST_CASE("a wrong key of the dispatcher ends in no connection and a sentence about it") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient misled(io, hall.server->endpoint(), {true, keys.terminal, keys.stranger.public_key});
  REQUIRE(run_until(io, [&] { return !misled.client.connection().trouble.empty(); }));
  CHECK(misled.client.connection().trouble.find("check the dispatcher's public key") != std::string::npos);
  CHECK_FALSE(misled.connected());
  CHECK(hall.messages == 0);
}

TEST_CASE("a client without CURVE does not get in") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  TestClient plain(io, hall.server->endpoint(), {.enabled = false, .own = {}, .server_public_key = {}});
  REQUIRE(run_until(io, [&] { return !plain.client.connection().trouble.empty(); }));
  CHECK_FALSE(plain.connected());
  CHECK(hall.messages == 0);
}

TEST_CASE("nobody at the endpoint is told as that") {
  boost::asio::io_context io;
  const Keys keys;
  std::string nowhere;
  {
    const TestHall hall(io, keys, {});
    nowhere = hall.server->endpoint();
  }
  TestClient client(io, nowhere, keys.as(keys.terminal));
  REQUIRE(run_until(io, [&] { return !client.client.connection().trouble.empty(); }));
  CHECK(client.client.connection().trouble == "nobody answers at " + nowhere);
}

TEST_CASE("keys that are no keys are told, not thrown") {
  boost::asio::io_context io;
  const Keys keys;
  TestClient client(io, "tcp://127.0.0.1:1", {true, {"x", "short", "short"}, "short"});
  REQUIRE(run_until(io, [&] { return !client.client.connection().trouble.empty(); }));
  CHECK(client.client.connection().trouble.find("are the keys right?") != std::string::npos);
}

TEST_CASE("without a ZAP handler nothing listens with CURVE, since everybody would get in") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  zmq::context_t unguarded{1};
  CHECK_FALSE(
      CommandServer::open(io, unguarded, {"tcp://127.0.0.1:*", {true, keys.server}, "", 1, TestHall::now_ms}, hall)
          .has_value());
  CHECK_FALSE(
      ViewPublisher::open(io, unguarded, {"tcp://127.0.0.1:*", {true, keys.server}, protocol::STAFF}).has_value());
}

}  // namespace
}  // namespace motcua::transport
