// PINs by libsodium's password hash, on a thread of its own.
#pragma once

#include <boost/asio/thread_pool.hpp>

#include "dispatcher/service/staff.h"

namespace motcua::service {

// The text that stands in the staff file for a PIN; takes some tens of milliseconds. Empty: not enough memory.
std::string hash_pin(const std::string& pin);

class SodiumPinChecker final : public PinChecker {
 public:
  using Post = std::function<void(std::function<void()>)>;  // onto the service's thread; any thread may call it
  explicit SodiumPinChecker(Post post) : post_(std::move(post)) {}
  ~SodiumPinChecker() override { pool_.join(); }
  void check(const std::string& pin_hash, const std::string& pin, std::function<void(bool)> done) override;

 private:
  Post post_;
  boost::asio::thread_pool pool_{1};
};

}  // namespace motcua::service
