// Requests in sentences, and the answers that their records hold. Pure.
#pragma once

#include <optional>
#include <string>

#include <fmt/format.h>

#include "simulator/storm/ledger.h"

namespace motcua::storm {

// Formats as "request 3 of kiosk in session 17".
struct RequestName {
  const RequestKey& key;
};

// None: there is no answer in it.
std::optional<protocol::Answer> answer_in(const std::string& frame);

}  // namespace motcua::storm

template <>
struct fmt::formatter<motcua::storm::RequestName> {
  constexpr auto parse(format_parse_context& context) { return context.begin(); }
  template <class Context>
  auto format(const motcua::storm::RequestName& name, Context& context) const {
    const auto& [device, session, number] = name.key;
    return fmt::format_to(context.out(), "request {} of {} in session {}", number, device, session);
  }
};
