#include "protocol/transport/command_server.h"

#include <span>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "protocol/frame.h"
#include "protocol/transport/admission.h"
#include "protocol/transport/endpoint.h"
#include "protocol/transport/frame_bytes.h"
#include "protocol/transport/occasionally.h"
#include "protocol/transport/zap.h"
#include "protocol/version.h"

namespace motcua::transport {
namespace {

// Messages for or from one peer. A client has a handful of requests under way; a thousand waiting for it is a dead
// client.
constexpr int kQueueMax = 1000;
// What CURVE adds to a frame, with room to spare: a frame that is a little too large still gets its Refusal.
constexpr std::size_t kCurveOverhead = 64;

void set_options(zmq::socket_t& socket, const CommandServerOptions& options) {
  set_common_options(socket, options.endpoint);
  socket.set(zmq::sockopt::router_mandatory, true);
  socket.set(zmq::sockopt::router_handover, false);  // nobody takes over another one's connection
  socket.set(zmq::sockopt::maxmsgsize, static_cast<std::int64_t>(protocol::kCommandFrameSizeMax + kCurveOverhead));
  socket.set(zmq::sockopt::sndhwm, kQueueMax);
  socket.set(zmq::sockopt::rcvhwm, kQueueMax);
  socket.set(zmq::sockopt::backlog, 1024);  // all screens come back at once after a restart
  apply(socket, options.curve, std::string(kCommandDomain));
}

}  // namespace

class CommandServer::Impl final : public ZmqStream::Handler {
 public:
  Impl(boost::asio::io_context& io, zmq::socket_t socket, std::string endpoint, CommandServerOptions options,
       CommandServer::Handler& handler)
      : options_(std::move(options)),
        endpoint_(std::move(endpoint)),
        handler_(handler),
        stream_(io, std::move(socket), *this) {
    stream_.start();
  }

  void on_message(std::span<zmq::message_t> parts) override {
    ++counts_.received;
    peer_.routing_id.assign(parts[0].data<char>(), parts[0].size());
    if (!identify(parts.back())) return;
    if (parts.size() != 2) {
      refuse({protocol::MALFORMED_FRAME, fmt::format("a command is one frame, not {}", parts.size() - 1)});
      return;
    }
    auto message = protocol::decode_client(FrameBytes(parts[1]).view());
    if (!message) {
      refuse(message.error());
    } else if (message->has_ping()) {
      answer_ping(message->ping());
    } else {
      handed_over_ = true;
      handler_.on_message(peer_, std::move(*message));
    }
  }

  void on_drained() override {
    if (std::exchange(handed_over_, false)) handler_.on_drained();
  }

  const std::string& endpoint() const { return endpoint_; }

  SendResult send(const Peer& peer, std::string_view frame) {
    const SendResult result = stream_.send(peer.routing_id, frame);
    if (result == SendResult::kUnreachable) ++counts_.unreachable;
    if (result == SendResult::kWouldBlock) ++counts_.queue_full;
    return result;
  }

  Counts counts() const {
    Counts counts = counts_;
    counts.stalls = stream_.stalls();
    return counts;
  }

 private:
  bool identify(const zmq::message_t& frame) {
    if (!options_.curve.enabled) {
      peer_.device = options_.device_without_curve;
      return true;
    }
    // zmq_msg_gets instead of gets(): a missing property is no reason to throw.
    const char* user = zmq_msg_gets(frame.handle(), "User-Id");
    if (user == nullptr) return false;
    peer_.device = user;
    return true;
  }

  void answer_ping(const protocol::Ping& ping) {
    protocol::ServerMessage message;
    protocol::Pong& pong = *message.mutable_pong();
    pong.set_client_time_ms(ping.client_time_ms());
    pong.set_dispatcher_time_ms(options_.now_ms());
    pong.set_incarnation(options_.incarnation);
    send(peer_, protocol::encode(message));
  }

  void refuse(const protocol::FrameError& error) {
    ++counts_.malformed;
    if (log_refusal_.due()) {
      spdlog::warn("a message of device '{}' was refused: {} ({} refused so far)", peer_.device, error.detail,
                   counts_.malformed);
    }
    protocol::ServerMessage message;
    protocol::Refusal& refusal = *message.mutable_refusal();
    refusal.set_code(error.code);
    refusal.set_detail(error.detail);
    refusal.set_major(protocol::kVersionMajor);
    refusal.set_minor(protocol::kVersionMinor);
    send(peer_, protocol::encode(message));
  }

  CommandServerOptions options_;
  std::string endpoint_;
  CommandServer::Handler& handler_;
  Peer peer_;  // of the message at hand; kept, so that its strings are
  bool handed_over_ = false;
  Occasionally log_refusal_;
  Counts counts_;
  ZmqStream stream_;
};

tl::expected<std::unique_ptr<CommandServer>, std::string> CommandServer::open(boost::asio::io_context& io,
                                                                              zmq::context_t& context,
                                                                              CommandServerOptions options,
                                                                              Handler& handler) {
  if (options.curve.enabled && !has_zap_handler(context)) {
    return tl::unexpected(
        fmt::format("cannot listen at {}: nobody decides on keys yet (no ZAP handler)", options.endpoint));
  }
  try {
    zmq::socket_t socket(context, zmq::socket_type::router);
    set_options(socket, options);
    auto endpoint = bind_endpoint(socket, options.endpoint);
    if (!endpoint) return tl::unexpected(endpoint.error());
    return std::unique_ptr<CommandServer>(new CommandServer(
        std::make_unique<Impl>(io, std::move(socket), std::move(*endpoint), std::move(options), handler)));
  } catch (const zmq::error_t& error) {
    return tl::unexpected(
        fmt::format("cannot listen at {}: {} (are the dispatcher's keys right?)", options.endpoint, error.what()));
  }
}

CommandServer::CommandServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CommandServer::~CommandServer() = default;

const std::string& CommandServer::endpoint() const {
  return impl_->endpoint();
}

SendResult CommandServer::send(const Peer& peer, const protocol::ServerMessage& message) {
  return impl_->send(peer, protocol::encode(message));
}

SendResult CommandServer::send_encoded(const Peer& peer, std::string_view frame) {
  return impl_->send(peer, frame);
}
CommandServer::Counts CommandServer::counts() const {
  return impl_->counts();
}

}  // namespace motcua::transport
