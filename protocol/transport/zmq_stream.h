// A ZeroMQ socket on Boost.Asio: messages come to a handler, sends never block.
//
// One thread: the io_context's. ZeroMQ's file descriptor only says "look again", and looking (any send, receive or
// reading of ZMQ_EVENTS) takes that word away. So whatever touched the socket is followed by a look at ZMQ_EVENTS,
// everything there is gets drained, and a watchdog looks once a second as well. The watchdog must never find anything:
// stalls() stays 0.
//
// Nothing throws after construction. A send that would block, or whose peer is gone, is told by its result and dropped.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <zmq.hpp>

namespace motcua::transport {

enum class SendResult : std::uint8_t {
  kSent,
  kWouldBlock,   // the queue is full, or (DEALER with ZMQ_IMMEDIATE) there is no connection
  kUnreachable,  // ROUTER: the peer is gone
  kFailed,       // anything else; the socket is closed or broken
};

class ZmqStream {
 public:
  // Called from the io_context's thread. A handler may send on the stream, and may close or destroy it.
  class Handler {
   public:
    virtual ~Handler() = default;
    // All parts of one message. They may be moved from.
    virtual void on_message(std::span<zmq::message_t> parts) = 0;
    // Everything that had arrived was handed over (or as much as one batch holds).
    virtual void on_drained() {}
    // ZMQ_POLLOUT came or went. A DEALER with ZMQ_IMMEDIATE can send only while it is connected.
    virtual void on_writable(bool writable) { (void)writable; }
  };

  struct Options {
    std::size_t batch_max = 256;  // messages before other work of the io_context gets its turn
    std::chrono::milliseconds watchdog_interval{1000};
  };

  // The handler outlives the stream.
  ZmqStream(boost::asio::io_context& io, zmq::socket_t socket, Handler& handler, Options options);
  ZmqStream(boost::asio::io_context& io, zmq::socket_t socket, Handler& handler);
  ~ZmqStream();
  ZmqStream(const ZmqStream&) = delete;
  ZmqStream& operator=(const ZmqStream&) = delete;

  void start();
  void close();

  SendResult send(std::span<zmq::message_t> parts);
  SendResult send(std::string_view frame);
  // Two parts: a routing id (or topic) and the frame.
  SendResult send(std::string_view first, std::string_view frame);

  bool writable() const;
  // How often the watchdog found messages that no wake-up had announced.
  std::uint64_t stalls() const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

}  // namespace motcua::transport
