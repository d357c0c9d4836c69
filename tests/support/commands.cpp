#include "tests/support/commands.h"

#include <google/protobuf/text_format.h>

#include <stdexcept>

namespace motcua::test {

protocol::Command issue(const std::string& service, const std::string& priority_class) {
  protocol::Command command;
  command.mutable_issue_ticket()->set_service(service);
  command.mutable_issue_ticket()->set_priority_class(priority_class);
  return command;
}

protocol::Command open(std::uint32_t counter) {
  protocol::Command command;
  command.mutable_open_counter()->set_counter(counter);
  return command;
}

protocol::Command call_next(std::uint32_t counter) {
  protocol::Command command;
  command.mutable_call_next()->set_counter(counter);
  return command;
}

protocol::Command finish(std::uint32_t counter, std::uint64_t visit) {
  protocol::Command command;
  command.mutable_finish()->set_counter(counter);
  command.mutable_finish()->set_visit(visit);
  return command;
}

protocol::Command finish_and_call_next(std::uint32_t counter, std::uint64_t visit) {
  protocol::Command command;
  command.mutable_finish_and_call_next()->set_counter(counter);
  command.mutable_finish_and_call_next()->set_visit(visit);
  return command;
}

protocol::Command command(const std::string& text) {
  protocol::Command command;
  if (!google::protobuf::TextFormat::ParseFromString(text, &command)) {
    throw std::logic_error("this test writes a command that does not exist: " + text);
  }
  return command;
}

}  // namespace motcua::test
