#include "protocol/transport/endpoint.h"

#include <fmt/format.h>

namespace motcua::transport {
namespace {

std::string why(int error) {
  switch (error) {
    case EADDRINUSE:
      return "the address is already in use (does another dispatcher run there?)";
    case EADDRNOTAVAIL:
    case ENODEV:
      return "this machine has no such address";
    case EACCES:
      return "this user may not use that port";
    case EINVAL:
      return "this is not an endpoint; expected e.g. tcp://127.0.0.1:7401";
    case EPROTONOSUPPORT:
      return "this transport is not known; expected e.g. tcp://127.0.0.1:7401";
    default:
      return zmq_strerror(error);
  }
}

}  // namespace

void set_common_options(zmq::socket_t& socket, const std::string& endpoint) {
  socket.set(zmq::sockopt::linger, 0);
  socket.set(zmq::sockopt::heartbeat_ivl, 1000);
  socket.set(zmq::sockopt::heartbeat_timeout, 3000);
  socket.set(zmq::sockopt::heartbeat_ttl, 3000);
  socket.set(zmq::sockopt::handshake_ivl, 3000);
  // Without them a lost machine is noticed, and its return found out, only after the system's long back-off.
  socket.set(zmq::sockopt::connect_timeout, 1000);
  socket.set(zmq::sockopt::reconnect_ivl, 100);
  socket.set(zmq::sockopt::reconnect_ivl_max, 1000);
  socket.set(zmq::sockopt::ipv6, endpoint.find('[') != std::string::npos);
}

tl::expected<std::string, std::string> bind_endpoint(zmq::socket_t& socket, const std::string& endpoint) {
  if (zmq_bind(socket.handle(), endpoint.c_str()) != 0) {
    return tl::unexpected(fmt::format("cannot listen at {}: {}", endpoint, why(zmq_errno())));
  }
  return socket.get(zmq::sockopt::last_endpoint);
}

tl::expected<void, std::string> connect_endpoint(zmq::socket_t& socket, const std::string& endpoint) {
  if (zmq_connect(socket.handle(), endpoint.c_str()) != 0) {
    return tl::unexpected(fmt::format("cannot connect to {}: {}", endpoint, why(zmq_errno())));
  }
  return {};
}

}  // namespace motcua::transport
