// What the service sends. Frames are ready for the wire. Called on the service's thread, only after everything in them
// is on disk.
#pragma once

#include <string>

#include "dispatcher/service/peer.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

class Outbox {
 public:
  virtual ~Outbox() = default;
  virtual void send(const Peer& peer, const std::string& frame) = 0;
  virtual void publish(protocol::Audience audience, const std::string& frame) = 0;
};

}  // namespace motcua::service
