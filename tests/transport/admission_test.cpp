#include <doctest/doctest.h>

#include "protocol/transport/admission.h"

namespace motcua::transport {
namespace {

protocol::Devices devices() {
  using protocol::Role;
  return {{"wall", {"wall", "key-wall", Role::kDisplay, 0}},
          {"kiosk", {"kiosk", "key-kiosk", Role::kKiosk, 0}},
          {"counter-3", {"counter-3", "key-3", Role::kTerminal, 3}},
          {"operator", {"operator", "key-op", Role::kOperator, 0}}};
}

TEST_CASE("every known device may command and read the board, and is known by its key") {
  const Admission admission(devices(), false);
  for (const auto& [name, device] : devices()) {
    CHECK(admission.admit(kCommandDomain, device.public_key).value() == name);
    CHECK(admission.admit(kBoardDomain, device.public_key).value() == name);
  }
}

TEST_CASE("only terminals and operators read the staff view") {
  const Admission admission(devices(), true);
  CHECK(admission.admit(kStaffDomain, "key-3").has_value());
  CHECK(admission.admit(kStaffDomain, "key-op").has_value());
  CHECK_FALSE(admission.admit(kStaffDomain, "key-wall").has_value());
  CHECK_FALSE(admission.admit(kStaffDomain, "key-kiosk").has_value());
  CHECK_FALSE(admission.admit(kStaffDomain, "key-stranger").has_value());
}

TEST_CASE("a stranger reads the board only where it is open, and never commands") {
  const Admission closed(devices(), false);
  const Admission open(devices(), true);
  CHECK_FALSE(closed.admit(kBoardDomain, "key-stranger").has_value());
  CHECK(open.admit(kBoardDomain, "key-stranger").value() == kAnonymous);
  CHECK_FALSE(open.admit(kCommandDomain, "key-stranger").has_value());
  CHECK_FALSE(open.admit("another", "key-op").has_value());
}

TEST_CASE("a device taken from the table is a stranger at once") {
  Admission admission(devices(), false);
  admission.set_devices({});
  CHECK_FALSE(admission.admit(kCommandDomain, "key-op").has_value());
}

}  // namespace
}  // namespace motcua::transport
