#include "protocol/transport/zmq_stream.h"

#include <poll.h>

#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace motcua::transport {

namespace asio = boost::asio;

namespace {

bool readable(int descriptor) {
  pollfd entry{descriptor, POLLIN, 0};
  return ::poll(&entry, 1, 0) > 0;
}

}  // namespace

// Shared with the asynchronous operations under way, so that closing inside a handler is harmless.
class ZmqStream::State final : public std::enable_shared_from_this<State> {
 public:
  State(asio::io_context& io, zmq::socket_t socket, Handler& handler, Options options)
      : io_(io),
        socket_(std::move(socket)),
        handler_(handler),
        options_(options),
        descriptor_(io, socket_.get(zmq::sockopt::fd)),
        watchdog_(io) {
    parts_.reserve(8);
  }
  ~State() { close(); }

  void start() {
    arm();
    arm_watchdog();
    look_later();
  }

  void close() {
    if (closed_) return;
    closed_ = true;
    watchdog_.cancel();
    descriptor_.release();  // the descriptor is ZeroMQ's: never closed by us
    socket_.close();
  }

  SendResult send(std::span<zmq::message_t> parts) {
    if (closed_) return SendResult::kFailed;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const int flags = ZMQ_DONTWAIT | (i + 1 < parts.size() ? ZMQ_SNDMORE : 0);
      if (zmq_msg_send(parts[i].handle(), socket_.handle(), flags) < 0) return failed_send(errno);
    }
    look_later();
    return SendResult::kSent;
  }

  bool writable() const { return writable_; }
  std::uint64_t stalls() const { return stalls_; }

 private:
  SendResult failed_send(int error) {
    look_later();  // a failed send has processed ZeroMQ's commands as well
    if (error == EAGAIN) return SendResult::kWouldBlock;
    return error == EHOSTUNREACH ? SendResult::kUnreachable : SendResult::kFailed;
  }

  void arm() {
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           [self = shared_from_this()](const boost::system::error_code& error) {
                             if (error || self->closed_) return;
                             self->pump();
                             if (!self->closed_) self->arm();
                           });
  }

  void arm_watchdog() {
    watchdog_.expires_after(options_.watchdog_interval);
    watchdog_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (error || self->closed_) return;
      self->watch();
    });
  }

  // A stall is a message that lies there after an idle interval, without the descriptor announcing it.
  void watch() {
    arm_watchdog();
    const bool idle = std::exchange(received_since_watch_, 0) == 0;
    const bool announced = readable(descriptor_.native_handle());
    if (idle && !announced && (events() & ZMQ_POLLIN) != 0) ++stalls_;
    pump();
  }

  // One look for any number of sends: it happens before the io_context can go to sleep.
  void look_later() {
    if (pumping_ || look_posted_ || closed_) return;
    look_posted_ = true;
    asio::post(io_, [self = shared_from_this()] {
      self->look_posted_ = false;
      if (!self->closed_) self->settle();
    });
  }

  void pump() {
    pumping_ = true;
    std::size_t count = 0;
    while (!closed_ && count < options_.batch_max && receive()) {
      ++count;
      handler_.on_message(parts_);
    }
    received_since_watch_ += count;
    if (!closed_ && count > 0) handler_.on_drained();
    pumping_ = false;
    if (!closed_) settle();
  }

  bool receive() {
    parts_.clear();
    do {
      zmq::message_t& part = parts_.emplace_back();
      if (zmq_msg_recv(part.handle(), socket_.handle(), ZMQ_DONTWAIT) < 0) return false;
    } while (parts_.back().more());
    return true;
  }

  // What remains after sends and receives: tells of POLLOUT's changes, comes back for what is still to be read.
  void settle() {
    int now = events();
    while (((now & ZMQ_POLLOUT) != 0) != writable_) {
      writable_ = !writable_;
      handler_.on_writable(writable_);
      if (closed_) return;
      now = events();
    }
    if ((now & ZMQ_POLLIN) != 0) pump_later();
  }

  void pump_later() {
    if (pump_posted_) return;
    pump_posted_ = true;
    asio::post(io_, [self = shared_from_this()] {
      self->pump_posted_ = false;
      if (!self->closed_) self->pump();
    });
  }

  int events() {
    int value = 0;
    std::size_t size = sizeof value;
    return zmq_getsockopt(socket_.handle(), ZMQ_EVENTS, &value, &size) == 0 ? value : 0;
  }

  asio::io_context& io_;
  zmq::socket_t socket_;
  Handler& handler_;
  Options options_;
  asio::posix::stream_descriptor descriptor_;
  asio::steady_timer watchdog_;
  std::vector<zmq::message_t> parts_;  // kept, so that receiving does not allocate
  bool closed_ = false;
  bool pumping_ = false;
  bool look_posted_ = false;
  bool pump_posted_ = false;
  bool writable_ = false;
  std::uint64_t received_since_watch_ = 0;
  std::uint64_t stalls_ = 0;
};

ZmqStream::ZmqStream(asio::io_context& io, zmq::socket_t socket, Handler& handler, Options options)
    : state_(std::make_shared<State>(io, std::move(socket), handler, options)) {}
ZmqStream::ZmqStream(asio::io_context& io, zmq::socket_t socket, Handler& handler)
    : ZmqStream(io, std::move(socket), handler, Options{}) {}
ZmqStream::~ZmqStream() {
  state_->close();
}

void ZmqStream::start() {
  state_->start();
}
void ZmqStream::close() {
  state_->close();
}

SendResult ZmqStream::send(std::span<zmq::message_t> parts) {
  return state_->send(parts);
}

SendResult ZmqStream::send(std::string_view frame) {
  zmq::message_t part(frame.data(), frame.size());
  return state_->send({&part, 1});
}

SendResult ZmqStream::send(std::string_view first, std::string_view frame) {
  std::array<zmq::message_t, 2> parts{zmq::message_t(first.data(), first.size()),
                                      zmq::message_t(frame.data(), frame.size())};
  return state_->send(parts);
}

bool ZmqStream::writable() const {
  return state_->writable();
}
std::uint64_t ZmqStream::stalls() const {
  return state_->stalls();
}

}  // namespace motcua::transport
