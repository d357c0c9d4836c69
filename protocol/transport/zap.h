// The ZAP handler (RFC 27) of a ZeroMQ context: every CURVE handshake of the context's sockets is decided here.
//
// Open it before any other socket of the context. One thread: the io_context's. A key that is not let in gets status
// 400; such attempts are counted and logged once in a while. The name of the device becomes the User-Id of its
// messages.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <tl/expected.hpp>
#include <zmq.hpp>

#include "protocol/transport/admission.h"

namespace motcua::transport {

// Without a handler ZeroMQ lets everybody in who knows the server's public key (the option against that is a draft
// in 4.3). So what listens with CURVE asks first.
bool has_zap_handler(zmq::context_t& context);

class ZapHandler {
 public:
  static tl::expected<std::unique_ptr<ZapHandler>, std::string> open(boost::asio::io_context& io,
                                                                     zmq::context_t& context, Admission admission);
  ~ZapHandler();
  ZapHandler(const ZapHandler&) = delete;
  ZapHandler& operator=(const ZapHandler&) = delete;

  Admission& admission();
  std::uint64_t accepted() const;
  std::uint64_t refused() const;

 private:
  class Impl;
  explicit ZapHandler(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::transport
