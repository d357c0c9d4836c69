// The dispatcher's end of the command channel (ROUTER).
//
// One thread: the io_context's. Knows each peer's device from its CURVE key (ZAP's User-Id), never from what it says.
// Answers pings itself and at once; answers what it cannot read with a Refusal; hands everything else to a handler. A
// peer that is gone or whose queue is full loses its message (send() says so, clients ask again) and holds up nobody.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <tl/expected.hpp>
#include <zmq.hpp>

#include "protocol/messages.pb.h"
#include "protocol/transport/curve.h"
#include "protocol/transport/zmq_stream.h"

namespace motcua::transport {

// Whom a message came from, and where its answer goes. Small; copies are cheap.
struct Peer {
  std::string routing_id;  // five bytes; of one connection, a reconnection has another
  std::string device;
};

struct CommandServerOptions {
  std::string endpoint;  // "tcp://127.0.0.1:*" takes any free port
  ServerCurve curve;
  std::string device_without_curve;  // what every peer is taken for when CURVE is switched off by hand
  std::uint64_t incarnation = 0;
  std::function<std::uint64_t()> now_ms;  // dispatcher time: steady, real milliseconds
};

class CommandServer {
 public:
  class Handler {
   public:
    virtual ~Handler() = default;
    // Hello, Request, Fetch or FetchAnnouncements.
    virtual void on_message(const Peer& peer, protocol::ClientMessage&& message) = 0;
    // Everything that had arrived was handed over: time to form one batch of it.
    virtual void on_drained() = 0;
  };

  struct Counts {
    std::uint64_t received = 0;
    std::uint64_t malformed = 0;    // answered with a Refusal
    std::uint64_t unreachable = 0;  // the peer was gone before its answer
    std::uint64_t queue_full = 0;   // the peer does not read its answers
    std::uint64_t stalls = 0;       // see zmq_stream.h; must be 0
  };

  // The handler outlives the server.
  static tl::expected<std::unique_ptr<CommandServer>, std::string> open(boost::asio::io_context& io,
                                                                        zmq::context_t& context,
                                                                        CommandServerOptions options, Handler& handler);
  ~CommandServer();
  CommandServer(const CommandServer&) = delete;
  CommandServer& operator=(const CommandServer&) = delete;

  const std::string& endpoint() const;  // the real one
  SendResult send(const Peer& peer, const protocol::ServerMessage& message);
  // An encoded ServerMessage: a view that many fetch at once is encoded once.
  SendResult send_encoded(const Peer& peer, std::string_view frame);
  Counts counts() const;

 private:
  class Impl;
  explicit CommandServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::transport
