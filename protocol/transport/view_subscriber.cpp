#include "protocol/transport/view_subscriber.h"

#include <chrono>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <boost/asio/steady_timer.hpp>

#include "protocol/frame.h"
#include "protocol/transport/endpoint.h"
#include "protocol/transport/frame_bytes.h"
#include "protocol/transport/occasionally.h"
#include "protocol/transport/view_publisher.h"
#include "protocol/transport/zmq_stream.h"

namespace motcua::transport {
namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

// As many as one look should drain of what gathered in a sleep; the publisher's queue is the small one.
constexpr int kQueueMax = 16;
constexpr int kReceiveBufferBytes = 256 * 1024;

}  // namespace

class ViewSubscriber::Impl final : public ZmqStream::Handler, public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& io, zmq::context_t& context, ViewSubscriberOptions options, OnView on_view)
      : io_(io), context_(context), options_(std::move(options)), on_view_(std::move(on_view)), timer_(io) {}

  void start() {
    running_ = true;
    connect();
    heard_at_ = Clock::now();
    watch();
  }

  void stop() {
    running_ = false;
    timer_.cancel();
    drop_stream();
  }

  void on_message(std::span<zmq::message_t> parts) override {
    ++counts_.received;
    newest_ = std::move(parts.back());
    has_newest_ = parts.size() == 2;
  }

  void on_drained() override {
    if (!std::exchange(has_newest_, false)) return;
    auto view = protocol::decode_view(FrameBytes(newest_).view());
    if (!view) {
      ++counts_.unreadable;
      if (log_.due()) spdlog::warn("a view from {} cannot be read: {}", options_.endpoint, view.error().detail);
      return;
    }
    heard_at_ = Clock::now();
    const auto keep = shared_from_this();
    on_view_(std::make_shared<const protocol::View>(std::move(*view)));
  }

  Counts counts() const {
    Counts counts = counts_;
    if (stream_) counts.stalls += stream_->stalls();
    return counts;
  }

 private:
  void connect() try {
    zmq::socket_t socket(context_, zmq::socket_type::sub);
    set_common_options(socket, options_.endpoint);
    socket.set(zmq::sockopt::rcvhwm, kQueueMax);
    socket.set(zmq::sockopt::rcvbuf, kReceiveBufferBytes);
    socket.set(zmq::sockopt::maxmsgsize, static_cast<std::int64_t>(protocol::kViewFrameSizeMax));
    apply(socket, options_.curve);
    socket.set(zmq::sockopt::subscribe, topic_of(options_.audience));
    if (auto connected = connect_endpoint(socket, options_.endpoint); !connected) {
      if (log_.due()) spdlog::error("{}", connected.error());
      return;
    }
    stream_ = std::make_unique<ZmqStream>(io_, std::move(socket), *this);
    stream_->start();
  } catch (const zmq::error_t& error) {
    if (log_.due()) spdlog::error("cannot connect to {}: {} (are the keys right?)", options_.endpoint, error.what());
  }

  void drop_stream() {
    if (stream_) counts_.stalls += stream_->stalls();
    stream_.reset();
  }

  void watch() {
    timer_.expires_at(heard_at_ + options_.silence_max);
    timer_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (error || !self->running_) return;
      self->renew_if_silent();
      self->watch();
    });
  }

  void renew_if_silent() {
    const auto now = Clock::now();
    if (now - heard_at_ < options_.silence_max) return;
    heard_at_ = now;
    ++counts_.socket_renewals;
    drop_stream();
    connect();
  }

  asio::io_context& io_;
  zmq::context_t& context_;
  ViewSubscriberOptions options_;
  OnView on_view_;
  asio::steady_timer timer_;
  std::unique_ptr<ZmqStream> stream_;
  zmq::message_t newest_;
  bool has_newest_ = false;
  bool running_ = false;
  Clock::time_point heard_at_{};
  Occasionally log_;
  Counts counts_;
};

ViewSubscriber::ViewSubscriber(asio::io_context& io, zmq::context_t& context, ViewSubscriberOptions options,
                               OnView on_view)
    : impl_(std::make_shared<Impl>(io, context, std::move(options), std::move(on_view))) {}
ViewSubscriber::~ViewSubscriber() {
  impl_->stop();
}

void ViewSubscriber::start() {
  impl_->start();
}
void ViewSubscriber::stop() {
  impl_->stop();
}
ViewSubscriber::Counts ViewSubscriber::counts() const {
  return impl_->counts();
}

}  // namespace motcua::transport
