// Where an answer goes, and whose message it was.
#pragma once

#include <string>

namespace motcua::service {

struct Peer {
  std::string route;   // of one connection
  std::string device;  // proven by its key
};

}  // namespace motcua::service
