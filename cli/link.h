// How the command line reaches a dispatcher: endpoints, keys, patience.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "protocol/transport/curve.h"

namespace motcua::cli {

struct LinkOptions {
  std::string command_endpoint = "tcp://127.0.0.1:7401";
  std::string board_endpoint = "tcp://127.0.0.1:7402";
  std::string staff_endpoint = "tcp://127.0.0.1:7403";
  std::filesystem::path keys = "keys";  // folder with DEVICE.key and server.pub
  std::string device = "operator";      // whose key is used: what it may, the dispatcher decides
  bool no_curve = false;
  double patience_s = 3;
  bool json = false;
  std::string language;  // empty: what the environment says

  std::chrono::milliseconds patience() const {
    return std::chrono::milliseconds(static_cast<std::int64_t>(patience_s * 1000));
  }
};

// The device's key and the server's public one. Errors name the file.
tl::expected<transport::ClientCurve, std::string> client_curve(const LinkOptions& options);

}  // namespace motcua::cli
