// A client of a real dispatcher that a test drives step by step.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>

#include "protocol/transport/command_client.h"
#include "tests/support/real_hall.h"
#include "tests/support/run_until.h"

namespace motcua::test {

inline constexpr std::chrono::milliseconds kPatience{20'000};

class Desk {
 public:
  using Outcome = transport::CommandOutcome;

  Desk(const RealHall& hall, const std::string& device);

  ~Desk();

  bool connect(std::chrono::milliseconds deadline = std::chrono::seconds(40));
  Outcome ask(const protocol::Command& command, std::chrono::milliseconds patience = kPatience);
  std::shared_ptr<const protocol::View> fetch(protocol::Audience audience);
  transport::CommandClient& client();
  boost::asio::io_context& io();

 private:
  boost::asio::io_context io_;
  zmq::context_t context_;
  transport::CommandClient client_;
};

}  // namespace motcua::test
