#include "dispatcher/service/answers.h"

#include <utility>

#include "protocol/frame.h"
#include "protocol/version.h"

namespace motcua::service {

protocol::Rejection rejection(protocol::RejectionCode code, std::string detail) {
  protocol::Rejection result;
  result.set_code(code);
  result.set_detail(std::move(detail));
  return result;
}

std::string refusal_frame(protocol::RefusalCode code, std::string detail) {
  protocol::ServerMessage message;
  auto& refusal = *message.mutable_refusal();
  refusal.set_code(code);
  refusal.set_detail(std::move(detail));
  refusal.set_major(protocol::kVersionMajor);
  refusal.set_minor(protocol::kVersionMinor);
  return encode(message);
}

std::string answer_frame(const protocol::Request& request, protocol::Rejection rejected) {
  protocol::ServerMessage message;
  auto& answer = *message.mutable_answer();
  answer.set_session(request.session());
  answer.set_number(request.number());
  *answer.mutable_rejection() = std::move(rejected);
  return encode(message);
}

std::string answer_frame(protocol::Answer answer) {
  protocol::ServerMessage message;
  *message.mutable_answer() = std::move(answer);
  return encode(message);
}

}  // namespace motcua::service
