// A conversation with a dispatcher, one thing at a time: each call waits for its answer. One thread.
//
// Nothing throws. What could not be had comes back as such; connect() says why in a sentence.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <tl/expected.hpp>
#include <zmq.hpp>

#include "cli/link.h"
#include "protocol/transport/command_client.h"

namespace motcua::cli {

class Client {
 public:
  Client(const LinkOptions& options, transport::ClientCurve curve);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Waits for the handshake, as long as the patience lasts.
  tl::expected<void, std::string> connect();
  transport::CommandOutcome request(const protocol::Command& command);
  // Null: not to be had.
  std::shared_ptr<const protocol::View> fetch(protocol::Audience audience);

 private:
  void run_until(const std::function<bool()>& done, std::chrono::milliseconds patience);

  const LinkOptions& options_;
  boost::asio::io_context io_;
  zmq::context_t context_{1};
  std::unique_ptr<transport::CommandClient> client_;
};

}  // namespace motcua::cli
