#include "dispatcher/service/sodium_pin_checker.h"

#include <sodium.h>

#include <array>

#include <boost/asio/post.hpp>

namespace motcua::service {

std::string hash_pin(const std::string& pin) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0) return {};
  // A PIN is short, and a wrong one locks after a few tries: the interactive limits are enough, also on a small PC.
  const int failed = crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                       crypto_pwhash_MEMLIMIT_INTERACTIVE);
  return failed != 0 ? std::string() : std::string(hash.data());
}

void SodiumPinChecker::check(const std::string& pin_hash, const std::string& pin, std::function<void(bool)> done) {
  boost::asio::post(pool_, [post = post_, pin_hash, pin, done = std::move(done)] {
    const bool right = sodium_init() >= 0 && crypto_pwhash_str_verify(pin_hash.c_str(), pin.data(), pin.size()) == 0;
    post([done, right] { done(right); });
  });
}

}  // namespace motcua::service
