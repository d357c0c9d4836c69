// One command at a time: which key's command is unanswered, and what is said about the last one.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "counter-terminal/keys.h"
#include "ui/model/link_state.h"

namespace motcua::terminal {

enum class Tone : std::uint8_t { kQuiet, kGood, kWarn, kBad };

struct Notice {
  std::string key;    // of the catalogue
  std::string value;  // for its {value}
  Tone tone = Tone::kQuiet;
  std::int64_t until_ms = 0;
};

inline constexpr std::int64_t kNoticeMs = 4000;
inline constexpr std::int64_t kShortNoticeMs = 2000;
inline constexpr std::int64_t kSlowMs = 250;
inline constexpr std::int64_t kPressedMs = 140;  // a key stays visibly pressed at least so long

class OneCommand {
 public:
  void press(Key key, std::int64_t now_ms);
  void sent(Key key);
  void answered(const ui::CommandResult& result, std::int64_t now_ms);
  void say(std::string key, Tone tone, std::int64_t until_ms, std::string value = "");
  void be_quiet() { notice_.reset(); }

  Key last_key() const { return last_key_; }
  bool pending() const { return pending_ != Key::kNone; }
  // The answer takes long enough to say that one waits for it.
  bool slow(std::int64_t now_ms) const { return pending() && now_ms - pending_since_ms_ >= kSlowMs; }
  // The key to show as pressed: while its command is unanswered, and for a moment after any press.
  Key pressed(std::int64_t now_ms) const;
  const Notice* notice(std::int64_t now_ms) const;
  // When what it says changes by itself.
  std::int64_t next_change_ms(std::int64_t now_ms) const;

 private:
  Key last_key_ = Key::kNone;
  std::int64_t last_key_ms_ = INT64_MIN / 2;
  Key pending_ = Key::kNone;
  std::int64_t pending_since_ms_ = 0;
  std::optional<Notice> notice_;
};

}  // namespace motcua::terminal
