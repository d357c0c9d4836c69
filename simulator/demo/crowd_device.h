// One device of the crowd: a command client whose outcomes are counted before they are told.
//
// One thread, the io_context's. What cannot be sent for want of a connection is tried again; nothing else is.
#pragma once

#include <functional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <zmq.hpp>

#include "protocol/transport/command_client.h"
#include "simulator/demo/tally.h"

namespace motcua::demo {

class CrowdDevice {
 public:
  using OnOutcome = std::function<void(const transport::CommandOutcome&)>;

  CrowdDevice(boost::asio::io_context& io, zmq::context_t& context, const std::string& endpoint,
              transport::ClientCurve curve, Tally& tally);

  void start() { client_.start(); }
  void stop() { client_.stop(); }  // what is not answered yet never will be
  void send(const protocol::Command& command, OnOutcome done);
  bool connected() const { return client_.connection().connected; }
  std::string trouble() const { return client_.connection().trouble; }
  std::int64_t clock_offset_ms() const { return client_.connection().clock_offset_ms; }
  std::size_t in_flight() const { return in_flight_; }
  std::uint64_t commands() const { return commands_; }
  transport::CommandClient& client() { return client_; }

 private:
  Tally& tally_;
  std::size_t in_flight_ = 0;
  std::uint64_t commands_ = 0;
  transport::CommandClient client_;
};

}  // namespace motcua::demo
