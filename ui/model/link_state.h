// What a view-model knows of the connection, without knowing the transport. Plain values.
#pragma once

#include <cstdint>
#include <string>

#include "protocol/messages.pb.h"

namespace motcua::ui {

struct LinkState {
  bool fresh = false;      // there is a picture and it may be shown as current
  bool connected = false;  // commands can be sent
  std::string trouble;     // one sentence, if the dispatcher refuses us
  std::int64_t round_trip_us = 0;
  std::int64_t hall_now_ms = 0;   // the hall's clock now
  std::int64_t fresh_for_ms = 0;  // how long the picture stays fresh if nothing comes
  bool older_dispatcher = false;  // it does not know all that can be asked of it here
};

// How a command ended.
struct CommandResult {
  enum class Kind { kDone, kRejected, kNoConnection, kUnconfirmed };
  Kind kind = Kind::kNoConnection;
  protocol::Done done;
  protocol::Rejection rejection;
};

// "Nothing will change by itself."
inline constexpr std::int64_t kNever = INT64_MAX;

}  // namespace motcua::ui
