// Who is let in where: a table from public keys to devices, and a rule for each ZAP domain (one per audience).
//
// Pure and without I/O; one thread at a time. A refusal is one sentence for the log.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "protocol/device.h"

namespace motcua::transport {

inline constexpr std::string_view kCommandDomain = "command";
inline constexpr std::string_view kBoardDomain = "board";
inline constexpr std::string_view kStaffDomain = "staff";
// User-Id of whom an open board lets in without knowing them.
inline constexpr std::string_view kAnonymous = "anonymous";

// Who may read the staff view, on the view channel and by a fetch on the command channel.
constexpr bool may_read_staff(protocol::Role role) {
  return role == protocol::Role::kTerminal || role == protocol::Role::kOperator;
}

class Admission {
 public:
  // `board_open`: any CURVE client may read the public board.
  Admission(const protocol::Devices& devices, bool board_open);

  void set_devices(const protocol::Devices& devices);

  // The name of the device with this key (Z85), if it may use the domain.
  tl::expected<std::string, std::string> admit(std::string_view domain, std::string_view public_key) const;

 private:
  std::map<std::string, protocol::Device, std::less<>> by_key_;
  bool board_open_;
};

}  // namespace motcua::transport
