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

  Desk(const RealHall& hall, const std::string& device) : client_(io_, context_, hall.client_options(device)) {
    client_.start();
  }

  bool connect(std::chrono::milliseconds deadline = std::chrono::seconds(40)) {
    return run_until(
        io_, [&] { return client_.connection().connected; }, deadline);
  }
  Outcome ask(const protocol::Command& command, std::chrono::milliseconds patience = kPatience) {
    std::optional<Outcome> outcome;
    client_.request(command, patience, [&](const Outcome& one) { outcome = one; });
    REQUIRE(run_until(io_, [&] { return outcome.has_value(); }));
    return *outcome;
  }
  std::shared_ptr<const protocol::View> fetch(protocol::Audience audience) {
    std::optional<std::shared_ptr<const protocol::View>> view;
    client_.fetch(audience, kPatience, [&](std::shared_ptr<const protocol::View> one) { view = std::move(one); });
    REQUIRE(run_until(io_, [&] { return view.has_value(); }));
    return *view;
  }
  transport::CommandClient& client() { return client_; }
  boost::asio::io_context& io() { return io_; }

 private:
  boost::asio::io_context io_;
  zmq::context_t context_;
  transport::CommandClient client_;
};

}  // namespace motcua::test
