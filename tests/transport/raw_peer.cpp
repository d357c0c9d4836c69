#include "tests/transport/raw_peer.h"

namespace motcua::transport {

RawPeer::RawPeer(const std::string& endpoint, const ClientCurve& curve, zmq::socket_type type) : socket(context, type) {
  socket.set(zmq::sockopt::linger, 0);
  apply(socket, curve);
  socket.connect(endpoint);
}

void RawPeer::say(const std::string& frame) {
  socket.send(zmq::buffer(frame), zmq::send_flags::dontwait);
}

std::optional<std::string> RawPeer::hear(boost::asio::io_context& io, std::chrono::milliseconds deadline) {
  zmq::message_t frame;
  const bool heard = run_until(
      io, [&] { return static_cast<bool>(socket.recv(frame, zmq::recv_flags::dontwait)); }, deadline);
  if (!heard) return std::nullopt;
  while (frame.more()) (void)socket.recv(frame);
  return std::string(FrameBytes(frame).view());
}

std::optional<protocol::Refusal> RawPeer::hear_refusal(boost::asio::io_context& io) {
  const auto frame = hear(io);
  if (!frame) return std::nullopt;
  const auto message = protocol::decode_server(*frame);
  if (!message || !message->has_refusal()) return std::nullopt;
  return message->refusal();
}

}  // namespace motcua::transport
