#include "protocol/transport/curve.h"

#include <array>
#include <utility>

namespace motcua::transport {

KeyPair make_key_pair(std::string name) {
  std::array<char, 41> public_key{};
  std::array<char, 41> secret_key{};
  if (zmq_curve_keypair(public_key.data(), secret_key.data()) != 0) throw zmq::error_t();
  return {std::move(name), public_key.data(), secret_key.data()};
}

void apply(zmq::socket_t& socket, const ClientCurve& curve) {
  if (!curve.enabled) return;
  socket.set(zmq::sockopt::curve_serverkey, curve.server_public_key);
  socket.set(zmq::sockopt::curve_publickey, curve.own.public_key);
  socket.set(zmq::sockopt::curve_secretkey, curve.own.secret_key);
}

void apply(zmq::socket_t& socket, const ServerCurve& curve, const std::string& zap_domain) {
  if (!curve.enabled) return;
  socket.set(zmq::sockopt::curve_server, true);
  socket.set(zmq::sockopt::curve_secretkey, curve.own.secret_key);
  socket.set(zmq::sockopt::zap_domain, zap_domain);
}

}  // namespace motcua::transport
