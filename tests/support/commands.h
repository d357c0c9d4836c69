// Commands in one line each.
#pragma once

#include <string>

#include "protocol/messages.pb.h"

namespace motcua::test {

inline protocol::Command issue(const std::string& service, const std::string& priority_class = {}) {
  protocol::Command command;
  command.mutable_issue_ticket()->set_service(service);
  command.mutable_issue_ticket()->set_priority_class(priority_class);
  return command;
}
inline protocol::Command open(std::uint32_t counter) {
  protocol::Command command;
  command.mutable_open_counter()->set_counter(counter);
  return command;
}
inline protocol::Command call_next(std::uint32_t counter) {
  protocol::Command command;
  command.mutable_call_next()->set_counter(counter);
  return command;
}
inline protocol::Command finish(std::uint32_t counter, std::uint64_t visit = 0) {
  protocol::Command command;
  command.mutable_finish()->set_counter(counter);
  command.mutable_finish()->set_visit(visit);
  return command;
}
inline protocol::Command finish_and_call_next(std::uint32_t counter, std::uint64_t visit = 0) {
  protocol::Command command;
  command.mutable_finish_and_call_next()->set_counter(counter);
  command.mutable_finish_and_call_next()->set_visit(visit);
  return command;
}

}  // namespace motcua::test
