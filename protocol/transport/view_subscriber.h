// A screen's end of a view channel (SUB): the newest picture that arrived, the ones before it are passed over.
//
// One thread: the io_context's. Reads everything there is and decodes only the last of it. After 3 s of silence the
// socket is made anew, at most every 3 s. Nothing throws; a frame that cannot be read is counted and passed over. Which
// picture to believe is not decided here but by a ViewKeeper.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <zmq.hpp>

#include "protocol/messages.pb.h"
#include "protocol/transport/curve.h"

namespace motcua::transport {

struct ViewSubscriberOptions {
  std::string endpoint;
  ClientCurve curve;
  protocol::Audience audience = protocol::PUBLIC_BOARD;
  std::chrono::milliseconds silence_max{3000};
};

class ViewSubscriber {
 public:
  using OnView = std::function<void(std::shared_ptr<const protocol::View>)>;

  struct Counts {
    std::uint64_t received = 0;  // messages, passed over ones too
    std::uint64_t unreadable = 0;
    std::uint64_t socket_renewals = 0;
    std::uint64_t stalls = 0;  // see zmq_stream.h; must be 0
  };

  ViewSubscriber(boost::asio::io_context& io, zmq::context_t& context, ViewSubscriberOptions options, OnView on_view);
  ~ViewSubscriber();
  ViewSubscriber(const ViewSubscriber&) = delete;
  ViewSubscriber& operator=(const ViewSubscriber&) = delete;

  void start();
  void stop();
  Counts counts() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace motcua::transport
