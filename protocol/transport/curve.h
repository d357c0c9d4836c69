// Keys of CURVE (Curve25519, as in ZeroMQ) and where they lie on disk.
//
// A key file is TOML with `name`, `public` and, for the owner, `secret`; both in Z85, 40 characters. Files with a
// secret are written with mode 0600. CURVE is on unless it is switched off by hand (both sides must agree).
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>
#include <zmq.hpp>

namespace motcua::transport {

struct KeyPair {
  std::string name;
  std::string public_key;  // Z85
  std::string secret_key;  // Z85; empty in a public key file
};

struct ClientCurve {
  bool enabled = true;
  KeyPair own;
  std::string server_public_key;
};

struct ServerCurve {
  bool enabled = true;
  KeyPair own;
};

KeyPair make_key_pair(std::string name);
// Errors name the file and what is wrong with it.
tl::expected<KeyPair, std::string> read_key_file(const std::filesystem::path& file, bool secret_needed);
tl::expected<void, std::string> write_key_file(const std::filesystem::path& file, const KeyPair& keys,
                                               bool with_secret);

// Before connect or bind. The domain is what the ZAP handler tells audiences apart by.
void apply(zmq::socket_t& socket, const ClientCurve& curve);
void apply(zmq::socket_t& socket, const ServerCurve& curve, const std::string& zap_domain);

}  // namespace motcua::transport
