// Who may sign in: secrets of the shell, never in the record and never on the wire.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "dispatcher/hall/types.h"

namespace motcua::service {

struct StaffSecret {
  hall::ClerkNumber clerk = 0;
  std::string pin_hash;  // of libsodium's crypto_pwhash_str
};
// By what is typed or scanned: the clerk's number, or the text of a badge.
using StaffSecrets = std::map<std::string, StaffSecret, std::less<>>;

// Looks at a PIN without holding up the service: password hashes are slow on purpose. `done` is called later, on the
// service's thread.
class PinChecker {
 public:
  virtual ~PinChecker() = default;
  virtual void check(const std::string& pin_hash, const std::string& pin, std::function<void(bool)> done) = 0;
};

}  // namespace motcua::service
