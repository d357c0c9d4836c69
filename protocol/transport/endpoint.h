// Endpoints: listening with an answer in words, and the options every socket of ours has.
//
// Any thread; the socket belongs to the caller. Nothing throws: errors are one sentence that names the endpoint.
#pragma once

#include <string>

#include <tl/expected.hpp>
#include <zmq.hpp>

namespace motcua::transport {

// Heartbeats, time limits and an immediate close. Before connect or bind.
void set_common_options(zmq::socket_t& socket, const std::string& endpoint);

// Listens at `endpoint`. Returns the real one: "tcp://127.0.0.1:*" becomes e.g. "tcp://127.0.0.1:40123".
tl::expected<std::string, std::string> bind_endpoint(zmq::socket_t& socket, const std::string& endpoint);

// Connecting begins in the background; only an endpoint that is no endpoint fails here.
tl::expected<void, std::string> connect_endpoint(zmq::socket_t& socket, const std::string& endpoint);

}  // namespace motcua::transport
