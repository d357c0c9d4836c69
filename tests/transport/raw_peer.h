// A DEALER that says whatever the test wants, to see what a server does with it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>

#include "protocol/frame.h"
#include "protocol/transport/frame_bytes.h"
#include "tests/transport/test_hall.h"

namespace motcua::transport {

class RawPeer {
 public:
  RawPeer(const std::string& endpoint, const ClientCurve& curve, zmq::socket_type type = zmq::socket_type::dealer);
  void say(const std::string& frame);

  // The next message's last frame, while the server runs on `io`.
  std::optional<std::string> hear(boost::asio::io_context& io,
                                  std::chrono::milliseconds deadline = std::chrono::seconds(20));
  std::optional<protocol::Refusal> hear_refusal(boost::asio::io_context& io);

  zmq::context_t context{1};
  zmq::socket_t socket;
};

}  // namespace motcua::transport
