// Exactly once in effect, byte by byte on a raw socket.
#include <doctest/doctest.h>

#include <csignal>
#include <string>

#include <zmq.hpp>

#include "protocol/frame.h"
#include "protocol/transport/frame_bytes.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;

namespace {

class RawClient {
 public:
  RawClient(const RealHall& hall, const std::string& device) : socket_(context_, zmq::socket_type::dealer) {
    socket_.set(zmq::sockopt::linger, 0);
    socket_.set(zmq::sockopt::rcvtimeo, 20'000);
    transport::apply(socket_, hall.curve(device));
    socket_.connect(hall.endpoint("command"));
  }
  void send(const protocol::ClientMessage& message) { socket_.send(zmq::buffer(encode(message))); }
  protocol::ServerMessage receive() {
    zmq::message_t frame;
    REQUIRE_MESSAGE(socket_.recv(frame), "no answer in time");
    auto message = protocol::decode_server(transport::FrameBytes(frame).view());
    REQUIRE(message);
    return *message;
  }
  protocol::ServerMessage hello(std::uint64_t session) {
    protocol::ClientMessage message;
    message.mutable_hello()->set_session(session);
    send(message);
    return receive();
  }
  void request(std::uint64_t session, std::uint64_t number, const protocol::Command& command) {
    protocol::ClientMessage message;
    message.mutable_request()->set_session(session);
    message.mutable_request()->set_number(number);
    *message.mutable_request()->mutable_command() = command;
    send(message);
  }

 private:
  zmq::context_t context_;
  zmq::socket_t socket_;
};

std::string some_service(const RealHall& hall) {
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  return desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
}

std::uint32_t issued(const RealHall& hall) {
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  return desk.fetch(protocol::STAFF)->staff().day().issued();
}

}  // namespace

TEST_CASE("the same request sent five times is one ticket and five equal answers") {
  RealHall hall;
  hall.start();
  const auto service = some_service(hall);
  RawClient client(hall, "kiosk-1");
  REQUIRE(client.hello(42).has_welcome());
  for (int i = 0; i < 5; ++i) client.request(42, 1, issue(service));
  const auto first = client.receive();
  REQUIRE(first.answer().has_done());
  for (int i = 0; i < 4; ++i) CHECK(client.receive().SerializeAsString() == first.SerializeAsString());
  CHECK(issued(hall) == 1);
}

TEST_CASE("a request answered before the power cut gets the same answer after it, without a second ticket") {
  RealHall hall;
  hall.start();
  const auto service = some_service(hall);
  std::string before;
  {
    RawClient client(hall, "kiosk-1");
    REQUIRE(client.hello(42).has_welcome());
    client.request(42, 1, issue(service));
    before = client.receive().SerializeAsString();
  }
  hall.kill_hard();
  hall.start();
  RawClient client(hall, "kiosk-1");
  client.request(42, 1, issue(service));  // the session is part of the record: no new hello is needed
  CHECK(client.receive().SerializeAsString() == before);
  CHECK(issued(hall) == 1);
}
