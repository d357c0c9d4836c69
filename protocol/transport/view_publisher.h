// The dispatcher's end of a view channel (PUB): one endpoint and one ZAP domain per audience.
//
// One thread: the io_context's. publish() never blocks. Each subscriber has a tiny queue; what does not fit is lost for
// this subscriber alone. Since PUB drops the newest and not the oldest, the last picture of a burst is sent again
// shortly after it; a receiver that has it already ignores it by its sequence number.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <tl/expected.hpp>
#include <zmq.hpp>

#include "protocol/messages.pb.h"
#include "protocol/transport/curve.h"

namespace motcua::transport {

// The first frame of a view message, and the ZAP domain.
std::string_view topic_of(protocol::Audience audience);

struct ViewPublisherOptions {
  std::string endpoint;  // "tcp://127.0.0.1:*" takes any free port
  ServerCurve curve;
  protocol::Audience audience = protocol::PUBLIC_BOARD;
};

class ViewPublisher {
 public:
  static tl::expected<std::unique_ptr<ViewPublisher>, std::string> open(boost::asio::io_context& io,
                                                                        zmq::context_t& context,
                                                                        const ViewPublisherOptions& options);
  ~ViewPublisher();
  ViewPublisher(const ViewPublisher&) = delete;
  ViewPublisher& operator=(const ViewPublisher&) = delete;

  const std::string& endpoint() const;  // the real one
  void publish(const protocol::View& view);
  void publish_encoded(std::string_view frame);
  std::uint64_t published() const;

 private:
  class Impl;
  explicit ViewPublisher(std::shared_ptr<Impl> impl);
  std::shared_ptr<Impl> impl_;
};

}  // namespace motcua::transport
