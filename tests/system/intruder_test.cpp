// An unknown laptop on the hall's network can read nothing and command nothing; noise harms nobody.
#include <doctest/doctest.h>

#include <random>

#include <zmq.hpp>

#include "protocol/frame.h"
#include "protocol/transport/frame_bytes.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;

namespace {

zmq::socket_t dealer(zmq::context_t& context, const RealHall& hall, const std::string& device) {
  zmq::socket_t socket(context, zmq::socket_type::dealer);
  socket.set(zmq::sockopt::linger, 0);
  socket.set(zmq::sockopt::rcvtimeo, 20'000);
  transport::apply(socket, hall.curve(device));
  socket.connect(hall.endpoint("command"));
  return socket;
}

}  // namespace

TEST_CASE("a key that is not known here can command nothing, and the hall goes on") {
  RealHall hall;
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  Desk stranger(hall, "stranger");
  CHECK_FALSE(stranger.connect(std::chrono::milliseconds(1500)));
  CHECK(stranger.ask(issue("x")).kind == Kind::kNoConnection);
  CHECK(desk.ask(open(1)).kind == Kind::kDone);
}

TEST_CASE("garbage, half messages and foreign versions are answered with what is wrong, and the next message works") {
  RealHall hall;
  hall.start();
  zmq::context_t context;
  auto socket = dealer(context, hall, "kiosk-1");
  const auto ask = [&](const std::string& frame) {
    socket.send(zmq::buffer(frame));
    zmq::message_t answer;
    REQUIRE(socket.recv(answer));
    auto message = protocol::decode_server(transport::FrameBytes(answer).view());
    REQUIRE(message);
    return *message;
  };
  CHECK(ask("hello?").refusal().code() == protocol::MALFORMED_FRAME);
  CHECK(ask("").refusal().code() == protocol::MALFORMED_FRAME);
  CHECK(ask(std::string("MQ\x09\x00", 4)).refusal().code() == protocol::VERSION_NOT_SUPPORTED);
  CHECK(ask(std::string("MQ\x01\x00\xff\xff\xff", 7)).refusal().code() == protocol::MALFORMED_FRAME);
  std::minstd_rand random(3);
  for (int i = 0; i < 300; ++i) {
    std::string noise("MQ\x01\x00", 4);
    for (auto n = random() % 60; n > 0; --n) noise.push_back(static_cast<char>(random()));
    socket.send(zmq::buffer(noise));
  }
  protocol::ClientMessage ping;
  ping.mutable_ping()->set_client_time_ms(4711);
  socket.send(zmq::buffer(encode(ping)));
  for (bool answered = false; !answered;) {
    zmq::message_t answer;
    REQUIRE(socket.recv(answer));
    const auto message = protocol::decode_server(transport::FrameBytes(answer).view());
    answered = message && message->has_pong() && message->pong().client_time_ms() == 4711;
  }
}

TEST_CASE("an oversized message closes that connection and disturbs nobody else") {
  RealHall hall;
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  zmq::context_t context;
  auto socket = dealer(context, hall, "kiosk-1");
  socket.send(zmq::buffer(std::string(protocol::kCommandFrameSizeMax * 4, 'x')));
  CHECK(desk.ask(open(1)).kind == Kind::kDone);
  CHECK(desk.ask(call_next(1)).done.nobody_waiting());
}
