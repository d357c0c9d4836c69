// Frames of the answers that the service gives. Pure; only for the sources of this folder.
#pragma once

#include <string>

#include "protocol/messages.pb.h"

namespace motcua::service {

protocol::Rejection rejection(protocol::RejectionCode code, std::string detail);
std::string refusal_frame(protocol::RefusalCode code, std::string detail);
std::string answer_frame(const protocol::Request& request, protocol::Rejection rejected);
std::string answer_frame(protocol::Answer answer);

}  // namespace motcua::service
