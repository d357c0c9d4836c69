// The short English words for values of the wire: in logs, on the command line, and as parts of text keys. Pure.
#pragma once

#include <string_view>

#include "protocol/messages.pb.h"

namespace motcua::protocol {

constexpr std::string_view word_of(CounterState state) {
  switch (state) {
    case IDLE:
      return "idle";
    case READY:
      return "ready";
    case CALLING:
      return "calling";
    case SERVING:
      return "serving";
    case ON_BREAK:
      return "on_break";
    default:
      return "closed";
  }
}

}  // namespace motcua::protocol
