#include "protocol/transport/command_client.h"

#include <random>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "protocol/frame.h"
#include "protocol/transport/command_session.h"
#include "protocol/transport/connection_monitor.h"
#include "protocol/transport/endpoint.h"
#include "protocol/transport/frame_bytes.h"
#include "protocol/transport/own_clock.h"
#include "protocol/transport/zmq_stream.h"

namespace motcua::transport {
namespace {

namespace asio = boost::asio;

constexpr int kQueueMax = 1000;

std::uint64_t draw_session() {
  std::random_device device;
  std::uniform_int_distribution<std::uint64_t> any(1);
  return any(device);
}

CommandSessionOptions session_options(const CommandClientOptions& options) {
  return {draw_session(), options.software, options.ping_interval, options.retry_interval, options.silence_max};
}

}  // namespace

// Drives a CommandSession: real clock, real socket.
struct CommandClient::Impl final : ZmqStream::Handler, CommandWire, std::enable_shared_from_this<Impl> {
  Impl(asio::io_context& io_in, zmq::context_t& context_in, CommandClientOptions options_in)
      : io(io_in),
        context(context_in),
        options(std::move(options_in)),
        session(session_options(options), *this),
        timer(io_in) {}

  void start() {
    running = true;
    renew();
    session.start(own_time());
    arm();
  }

  void stop() {
    running = false;
    timer.cancel();
    drop_socket();
    session.stop();
  }

  // A socket made anew, after silence: never from within a handler of the old one.
  void renew() override {
    drop_socket();
    auto made = make_socket();
    if (!made) {
      asio::post(io, [self = shared_from_this(), why = made.error()] { self->session.explain(why); });
      return;
    }
    stream = std::make_unique<ZmqStream>(io, std::move(*made), *this);
    stream->start();
  }

  void drop_socket() {
    monitor.reset();  // while the socket is there: see connection_monitor.h
    stream.reset();
  }

  tl::expected<zmq::socket_t, std::string> make_socket() try {
    zmq::socket_t socket(context, zmq::socket_type::dealer);
    set_common_options(socket, options.endpoint);
    socket.set(zmq::sockopt::immediate, true);  // what cannot leave now is refused now
    socket.set(zmq::sockopt::sndhwm, kQueueMax);
    socket.set(zmq::sockopt::rcvhwm, kQueueMax);
    socket.set(zmq::sockopt::maxmsgsize, static_cast<std::int64_t>(protocol::kViewFrameSizeMax));
    apply(socket, options.curve);
    monitor = std::make_unique<ConnectionMonitor>(io, context, socket, options.endpoint, [this](std::string trouble) {
      const auto keep = shared_from_this();  // a callback may let go of the client, and of this monitor
      keep->session.explain(std::move(trouble));
      keep->arm();
    });
    if (auto connected = connect_endpoint(socket, options.endpoint); !connected) {
      monitor.reset();
      return tl::unexpected(connected.error());
    }
    return socket;
  } catch (const zmq::error_t& error) {
    return tl::unexpected(
        fmt::format("cannot connect to {}: {} (are the keys right?)", options.endpoint, error.what()));
  }

  bool send(const protocol::ClientMessage& message) override {
    return stream && stream->send(protocol::encode(message)) == SendResult::kSent;
  }

  void on_message(std::span<zmq::message_t> parts) override {
    const auto keep = shared_from_this();  // a callback may let go of the client
    auto message = protocol::decode_server(FrameBytes(parts.back()).view());
    if (message) {
      session.receive(own_time(), std::move(*message));
    } else {
      session.explain(fmt::format("from {}: {}", options.endpoint, message.error().detail));
    }
  }

  void on_drained() override { arm(); }

  void on_writable(bool writable) override {
    const auto keep = shared_from_this();
    session.writable(own_time(), writable);
    arm();
  }

  // Set anew only when something is due earlier than before; one that comes too early just looks again.
  void arm() {
    if (!running) return;
    const Time next = session.next_wake();
    if (next == Time::max() || (armed && next >= armed_for)) return;
    armed = true;
    armed_for = next;
    timer.expires_after(std::max(next - own_time(), Time(0)));
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (error || !self->running) return;
      self->armed = false;
      if (own_time() >= self->session.next_wake()) self->session.wake(own_time());
      self->arm();
    });
  }

  asio::io_context& io;
  zmq::context_t& context;
  CommandClientOptions options;
  CommandSession session;
  asio::steady_timer timer;
  std::unique_ptr<ZmqStream> stream;
  std::unique_ptr<ConnectionMonitor> monitor;
  bool running = false;
  bool armed = false;
  Time armed_for{0};
};

CommandClient::CommandClient(asio::io_context& io, zmq::context_t& context, CommandClientOptions options)
    : impl_(std::make_shared<Impl>(io, context, std::move(options))) {}

CommandClient::~CommandClient() {
  impl_->stop();
}

void CommandClient::on_connection(OnConnection handler) {
  impl_->session.on_connection(std::move(handler));
}
void CommandClient::start() {
  impl_->start();
}
void CommandClient::stop() {
  impl_->stop();
}

void CommandClient::request(protocol::Command command, std::chrono::milliseconds patience, OnOutcome done) {
  const auto keep = impl_;
  keep->session.request(own_time(), std::move(command), patience, std::move(done));
  keep->arm();
}

void CommandClient::fetch(protocol::Audience audience, std::chrono::milliseconds patience, OnView done) {
  const auto keep = impl_;
  keep->session.fetch(own_time(), audience, patience, std::move(done));
  keep->arm();
}

void CommandClient::fetch_announcements(std::uint64_t since, std::chrono::milliseconds patience, OnAnnouncements done) {
  const auto keep = impl_;
  keep->session.fetch_announcements(own_time(), since, patience, std::move(done));
  keep->arm();
}

void CommandClient::fetch_catalogue(std::chrono::milliseconds patience, OnCatalogue done) {
  const auto keep = impl_;
  keep->session.fetch_catalogue(own_time(), patience, std::move(done));
  keep->arm();
}

void CommandClient::fetch_records(std::uint64_t after, std::chrono::milliseconds patience, OnRecords done) {
  const auto keep = impl_;
  keep->session.fetch_records(own_time(), after, patience, std::move(done));
  keep->arm();
}

void CommandClient::report(protocol::DeviceState state) {
  const auto keep = impl_;
  keep->session.report(own_time(), std::move(state));
  keep->arm();
}

const Connection& CommandClient::connection() const {
  return impl_->session.connection();
}

}  // namespace motcua::transport
