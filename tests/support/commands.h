// Commands in one line each.
#pragma once

#include <string>

#include "protocol/messages.pb.h"

namespace motcua::test {

protocol::Command issue(const std::string& service, const std::string& priority_class = {});
protocol::Command open(std::uint32_t counter);
protocol::Command call_next(std::uint32_t counter);
protocol::Command finish(std::uint32_t counter, std::uint64_t visit = 0);
protocol::Command finish_and_call_next(std::uint32_t counter, std::uint64_t visit = 0);

// As text, as people would write them down: command("park { counter: 1 reason: 'photocopy' }").
protocol::Command command(const std::string& text);

}  // namespace motcua::test
