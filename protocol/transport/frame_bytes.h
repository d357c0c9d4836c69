// The bytes of a received message part, for decoding. Valid as long as the part. Any thread that owns the part.
//
// Normally just a view. libzmq decrypts in place, through libsodium, on a thread of its own; ThreadSanitizer watches
// libsodium's writes but not how libzmq hands the message over, and would report every reading. In its builds the bytes
// are copied by a loop that it does not watch, so that nothing wider than libzmq has to be suppressed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <zmq.hpp>

namespace motcua::transport {

class FrameBytes {
 public:
#ifdef MOTCUA_THREAD_SANITIZER
  explicit FrameBytes(const zmq::message_t& part) : copy_(part.size(), '\0') {
    copy_unwatched(copy_.data(), part.data<char>(), part.size());
  }
  std::string_view view() const {
    return copy_;
  }

 private:
  // Volatile, so that the loop is not turned into a call of memcpy, which is watched again.
  __attribute__((no_sanitize("thread"))) static void copy_unwatched(volatile char* to, const volatile char* from,
                                                                    std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  }

  std::string copy_;
#else
  explicit FrameBytes(const zmq::message_t& part) : view_(part.to_string_view()) {}
  std::string_view view() const {
    return view_;
  }

 private:
  std::string_view view_;
#endif
};

}  // namespace motcua::transport
