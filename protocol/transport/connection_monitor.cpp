#include "protocol/transport/connection_monitor.h"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "protocol/transport/zmq_stream.h"

namespace motcua::transport {
namespace {

constexpr int kEvents = ZMQ_EVENT_CONNECT_RETRIED | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH |
                        ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL;

std::string sentence(std::uint16_t event, const std::string& endpoint) {
  switch (event) {
    case ZMQ_EVENT_CONNECT_RETRIED:
      return fmt::format("nobody answers at {}", endpoint);
    case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH:
      return fmt::format("the dispatcher at {} does not admit this device's key", endpoint);
    default:
      return fmt::format(
          "the handshake with {} failed: check the dispatcher's public key, and that both sides have CURVE on or off",
          endpoint);
  }
}

// A name never used before: the one of a socket that is gone may still be taken for a moment.
std::string fresh_address() {
  static std::atomic<std::uint64_t> count{0};
  return fmt::format("inproc://monitor-{}", ++count);
}

}  // namespace

class ConnectionMonitor::Impl final : public ZmqStream::Handler {
 public:
  Impl(boost::asio::io_context& io, zmq::socket_t socket, std::string endpoint, OnTrouble on_trouble)
      : endpoint_(std::move(endpoint)), on_trouble_(std::move(on_trouble)), stream_(io, std::move(socket), *this) {
    stream_.start();
  }

  // First frame: event (16 bits), value (32 bits), in this machine's byte order.
  void on_message(std::span<zmq::message_t> parts) override {
    std::uint16_t event = 0;
    if (parts[0].size() < sizeof event) return;
    std::memcpy(&event, parts[0].data(), sizeof event);
    if ((event & kEvents) == 0) return;
    // A refused handshake is followed by retries that say less.
    const bool retried = event == ZMQ_EVENT_CONNECT_RETRIED;
    if (retried && handshake_failed_) return;
    handshake_failed_ = !retried;
    on_trouble_(sentence(event, endpoint_));
  }

 private:
  std::string endpoint_;
  OnTrouble on_trouble_;
  bool handshake_failed_ = false;
  ZmqStream stream_;
};

ConnectionMonitor::ConnectionMonitor(boost::asio::io_context& io, zmq::context_t& context, zmq::socket_t& socket,
                                     std::string endpoint, OnTrouble on_trouble)
    : socket_(socket.handle()) {
  const std::string address = fresh_address();
  zmq::socket_t listener(context, zmq::socket_type::pair);
  listener.set(zmq::sockopt::linger, 0);
  if (zmq_socket_monitor(socket_, address.c_str(), kEvents) != 0) return;
  if (zmq_connect(listener.handle(), address.c_str()) != 0) {
    zmq_socket_monitor(socket_, nullptr, 0);
    return;
  }
  impl_ = std::make_unique<Impl>(io, std::move(listener), std::move(endpoint), std::move(on_trouble));
}

// First the telling ends, then the listening.
ConnectionMonitor::~ConnectionMonitor() {
  if (impl_) zmq_socket_monitor(socket_, nullptr, 0);
}

}  // namespace motcua::transport
