// A dispatcher's front without a hall: real sockets, pictures and answers as the test wants them. A thread of its own.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <zmq.hpp>

#include "protocol/transport/command_server.h"
#include "protocol/transport/view_publisher.h"

namespace motcua::test {

class FakeDispatcher : private transport::CommandServer::Handler {
 public:
  // None: a request is never answered.
  using Reply = std::function<bool(const protocol::Command&, protocol::Answer&)>;

  explicit FakeDispatcher(Reply reply);
  ~FakeDispatcher() override;

  // What the command line needs to reach it, CURVE off.
  std::vector<std::string> options() const;
  std::vector<protocol::Command> commands() const;

 private:
  void on_message(const transport::Peer& peer, protocol::ClientMessage&& message) override;
  void on_drained() override {}
  void publish();

  Reply reply_;
  zmq::context_t context_{1};
  boost::asio::io_context io_;
  boost::asio::steady_timer tick_{io_};
  std::unique_ptr<transport::CommandServer> server_;
  std::unique_ptr<transport::ViewPublisher> staff_;
  std::uint64_t seq_ = 0;
  mutable std::mutex mutex_;
  std::vector<protocol::Command> commands_;
  std::thread thread_;
};

}  // namespace motcua::test
