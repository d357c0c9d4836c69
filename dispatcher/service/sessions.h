// Exactly once in effect: the last answers of every session, kept as part of the journaled state.
//
// A session belongs to a device and is opened by a Hello. Numbers count up; a number that was answered gets its old
// answer; one older than what is kept is refused, never executed. Everything here follows from the records, so that it
// is the same after a restart. Any thread, one at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "dispatcher/hall/types.h"

namespace motcua::service {

inline constexpr std::size_t kAnswersKept = 64;            // per session
inline constexpr std::size_t kSessionsKeptPerDevice = 32;  // the least recently used goes first
inline constexpr hall::DurationMs kSessionUnusedMsMax = 36 * 60 * hall::kMinuteMs;

class Sessions {
 public:
  enum class Known { kUnknownSession, kNew, kAnswered, kTooOld };
  struct Lookup {
    Known known = Known::kUnknownSession;
    const std::string* answer = nullptr;  // for kAnswered; valid until the next change
  };

  void open(const std::string& device, std::uint64_t session, hall::TimeMs now_ms);
  bool is_open(const std::string& device, std::uint64_t session) const;
  Lookup find(const std::string& device, std::uint64_t session, std::uint64_t number) const;
  // The session must be open.
  void keep(const std::string& device, std::uint64_t session, std::uint64_t number, std::string answer,
            hall::TimeMs now_ms);

  std::string encode() const;
  static tl::expected<Sessions, std::string> decode(std::string_view bytes);
  bool operator==(const Sessions&) const = default;

 private:
  struct Session {
    hall::TimeMs used_ms = 0;
    std::uint64_t forgotten_up_to = 0;  // numbers up to here are no longer known
    std::map<std::uint64_t, std::string> answers;
    bool operator==(const Session&) const = default;
  };
  void forget_unused(const std::string& device, hall::TimeMs now_ms);

  std::map<std::string, std::map<std::uint64_t, Session>, std::less<>> by_device_;
};

}  // namespace motcua::service
