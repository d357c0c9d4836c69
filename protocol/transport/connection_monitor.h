// Why a connection does not come about, in a sentence: nobody listens, the key is not admitted, the handshake fails.
//
// One thread: the io_context's. Attach it before the socket connects, and let go of it before the socket is closed:
// ZeroMQ's I/O thread waits, and with it every socket of the context, when it has an event to tell and nobody listens
// any more. Nothing throws: without a monitor one only knows less.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <zmq.hpp>

namespace motcua::transport {

class ConnectionMonitor {
 public:
  using OnTrouble = std::function<void(std::string)>;

  ConnectionMonitor(boost::asio::io_context& io, zmq::context_t& context, zmq::socket_t& socket, std::string endpoint,
                    OnTrouble on_trouble);
  ~ConnectionMonitor();
  ConnectionMonitor(const ConnectionMonitor&) = delete;
  ConnectionMonitor& operator=(const ConnectionMonitor&) = delete;

 private:
  class Impl;
  void* socket_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::transport
