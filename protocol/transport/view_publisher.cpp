#include "protocol/transport/view_publisher.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/steady_timer.hpp>

#include "protocol/frame.h"
#include "protocol/transport/admission.h"
#include "protocol/transport/endpoint.h"
#include "protocol/transport/zap.h"

namespace motcua::transport {
namespace {

namespace asio = boost::asio;

constexpr int kQueueMax = 32;
// More pictures within this time may have met a full queue. Once it is quiet for as long, the last one is sent again,
// twice: the queue of somebody who is slow may still be full at the first time.
constexpr std::chrono::milliseconds kBurst{50};
constexpr int kRepeats = 2;
constexpr int kSendBufferBytes =
    256 * 1024;  // else the system keeps megabytes of old pictures for a sleeping subscriber

}  // namespace

std::string_view topic_of(protocol::Audience audience) {
  return audience == protocol::STAFF ? kStaffDomain : kBoardDomain;
}

class ViewPublisher::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& io, zmq::socket_t socket, std::string endpoint, protocol::Audience audience)
      : socket_(std::move(socket)), endpoint_(std::move(endpoint)), topic_(topic_of(audience)), timer_(io) {}

  void publish(std::string_view frame) {
    ++published_;
    last_ = zmq::message_t(frame.data(), frame.size());
    transmit();
    ++in_window_;
    if (!std::exchange(watching_, true)) watch();
  }

  const std::string& endpoint() const { return endpoint_; }
  std::uint64_t published() const { return published_; }

 private:
  void transmit() {
    zmq::message_t topic(topic_.data(), topic_.size());
    zmq::message_t frame;
    frame.copy(last_);  // shares the bytes
    if (zmq_msg_send(topic.handle(), socket_.handle(), ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0) return;
    zmq_msg_send(frame.handle(), socket_.handle(), ZMQ_DONTWAIT);
  }

  void watch() {
    timer_.expires_after(kBurst);
    // Weak: a timer that has run out already cannot be cancelled any more.
    timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
      const auto self = weak.lock();
      if (error || !self) return;
      self->end_window();
      if (self->watching_) self->watch();
    });
  }

  void end_window() {
    const int count = std::exchange(in_window_, 0);
    if (count >= kQueueMax) repeats_ = kRepeats;
    if (count > 0) return;
    if (repeats_ > 0) {
      --repeats_;
      transmit();
    }
    watching_ = repeats_ > 0;
  }

  zmq::socket_t socket_;
  std::string endpoint_;
  std::string_view topic_;
  asio::steady_timer timer_;
  zmq::message_t last_;
  bool watching_ = false;
  int in_window_ = 0;
  int repeats_ = 0;
  std::uint64_t published_ = 0;
};

tl::expected<std::unique_ptr<ViewPublisher>, std::string> ViewPublisher::open(asio::io_context& io,
                                                                              zmq::context_t& context,
                                                                              const ViewPublisherOptions& options) {
  if (options.curve.enabled && !has_zap_handler(context)) {
    return tl::unexpected(
        fmt::format("cannot listen at {}: nobody decides on keys yet (no ZAP handler)", options.endpoint));
  }
  try {
    zmq::socket_t socket(context, zmq::socket_type::pub);
    set_common_options(socket, options.endpoint);
    socket.set(zmq::sockopt::sndhwm, kQueueMax);
    socket.set(zmq::sockopt::sndbuf, kSendBufferBytes);
    socket.set(zmq::sockopt::maxmsgsize, std::int64_t{1024});  // subscribers have nothing to say but their topic
    socket.set(zmq::sockopt::backlog, 1024);
    apply(socket, options.curve, std::string(topic_of(options.audience)));
    auto endpoint = bind_endpoint(socket, options.endpoint);
    if (!endpoint) return tl::unexpected(endpoint.error());
    return std::unique_ptr<ViewPublisher>(
        new ViewPublisher(std::make_shared<Impl>(io, std::move(socket), std::move(*endpoint), options.audience)));
  } catch (const zmq::error_t& error) {
    return tl::unexpected(
        fmt::format("cannot listen at {}: {} (are the dispatcher's keys right?)", options.endpoint, error.what()));
  }
}

ViewPublisher::ViewPublisher(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
ViewPublisher::~ViewPublisher() = default;

const std::string& ViewPublisher::endpoint() const {
  return impl_->endpoint();
}
void ViewPublisher::publish(const protocol::View& view) {
  impl_->publish(protocol::encode(view));
}
void ViewPublisher::publish_encoded(std::string_view frame) {
  impl_->publish(frame);
}
std::uint64_t ViewPublisher::published() const {
  return impl_->published();
}

}  // namespace motcua::transport
