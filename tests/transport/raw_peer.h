// A DEALER that says whatever the test wants, to see what a server does with it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>

#include "protocol/frame.h"
#include "protocol/transport/frame_bytes.h"
#include "tests/transport/test_hall.h"

namespace motcua::transport {

class RawPeer {
 public:
  RawPeer(const std::string& endpoint, const ClientCurve& curve, zmq::socket_type type = zmq::socket_type::dealer)
      : socket(context, type) {
    socket.set(zmq::sockopt::linger, 0);
    apply(socket, curve);
    socket.connect(endpoint);
  }
  void say(const std::string& frame) { socket.send(zmq::buffer(frame), zmq::send_flags::dontwait); }

  // The next message's last frame, while the server runs on `io`.
  std::optional<std::string> hear(boost::asio::io_context& io,
                                  std::chrono::milliseconds deadline = std::chrono::seconds(20)) {
    zmq::message_t frame;
    const bool heard = run_until(
        io, [&] { return static_cast<bool>(socket.recv(frame, zmq::recv_flags::dontwait)); }, deadline);
    if (!heard) return std::nullopt;
    while (frame.more()) (void)socket.recv(frame);
    return std::string(FrameBytes(frame).view());
  }
  std::optional<protocol::Refusal> hear_refusal(boost::asio::io_context& io) {
    const auto frame = hear(io);
    if (!frame) return std::nullopt;
    const auto message = protocol::decode_server(*frame);
    if (!message || !message->has_refusal()) return std::nullopt;
    return message->refusal();
  }

  zmq::context_t context{1};
  zmq::socket_t socket;
};

}  // namespace motcua::transport
