// From keys to commands: what a key means in the counter's situation, what is guarded against, what is said back.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds. Everything it says is
// a key of the catalogue. A command carries the visit that was on the screen when the key was pressed; while one is
// unanswered, no other leaves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "counter-terminal/situation.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::terminal {

enum class Key : std::uint8_t {
  kNone,
  kSpace,
  kRecall,
  kStart,
  kFinish,
  kNoShow,
  kUndo,
  kClose,
  kHelp,
  kEnter,
  kEscape,
  kDigit1,
  kDigit2,
  kDigit3,
  kDigit4,
  kDigit5,
  kDigit6,
  kDigit7,
  kDigit8,
  kDigit9,
};

enum class Mode : std::uint8_t { kPlain, kOutcome, kConfirmNoShow, kHelp };

enum class Tone : std::uint8_t { kQuiet, kGood, kWarn, kBad };

struct Notice {
  std::string key;  // of the catalogue
  Tone tone = Tone::kQuiet;
  std::int64_t until_ms = 0;
};

inline constexpr std::int64_t kGuardMs = 500;     // after a change of the current ticket
inline constexpr std::int64_t kConfirmMs = 5000;  // how long a no-show waits for its confirmation
inline constexpr std::int64_t kNoticeMs = 4000;
inline constexpr std::int64_t kShortNoticeMs = 2000;
inline constexpr std::int64_t kSlowMs = 250;
inline constexpr std::int64_t kPressedMs = 140;  // a key stays visibly pressed at least so long

class Controller {
 public:
  explicit Controller(std::uint32_t counter) : counter_(counter) {}

  // Before keys, whenever there is a newer picture or the connection changed.
  void see(const Situation& situation, std::int64_t now_ms);
  // What to send, if anything.
  std::optional<protocol::Command> press(Key key, std::int64_t now_ms);
  void answered(const ui::CommandResult& result, std::int64_t now_ms);

  Mode mode() const { return mode_; }
  bool pending() const { return pending_ != Key::kNone; }
  // The answer takes long enough to say that one waits for it.
  bool slow(std::int64_t now_ms) const { return pending() && now_ms - pending_since_ms_ >= kSlowMs; }
  // The key to show as pressed: while its command is unanswered, and for a moment after any press.
  Key pressed(std::int64_t now_ms) const;
  const Notice* notice(std::int64_t now_ms) const;
  // Does the key do something now? For the look of its button.
  bool allowed(Key key) const;
  // When what it says changes by itself.
  std::int64_t next_change_ms(std::int64_t now_ms) const;

 private:
  using Reply = std::optional<protocol::Command>;
  Reply press_plain(Key key, std::int64_t now_ms);
  Reply press_in_picker(Key key, std::int64_t now_ms);
  Reply press_in_confirmation(Key key, std::int64_t now_ms);
  Reply space();
  Reply close();
  bool guarded(Key key, std::int64_t now_ms) const;
  std::string refusal(Key key) const;  // why the key does nothing; empty: it does something
  protocol::Command about_visit(Key key) const;
  protocol::Command finish(std::size_t outcome) const;
  Reply sent(Key key, protocol::Command command);
  Reply say(const std::string& key, Tone tone, std::int64_t until_ms);
  void say_result(const ui::CommandResult& result, std::int64_t now_ms);
  void set_mode(Mode mode, std::int64_t now_ms);

  std::uint32_t counter_;
  Situation situation_;
  bool seen_ = false;
  std::int64_t changed_ms_ = INT64_MIN / 2;  // when the current ticket became another one
  Key last_key_ = Key::kNone;
  std::int64_t last_key_ms_ = INT64_MIN / 2;
  Key pending_ = Key::kNone;
  std::int64_t pending_since_ms_ = 0;
  Mode mode_ = Mode::kPlain;
  std::int64_t mode_since_ms_ = 0;
  std::uint64_t mode_visit_ = 0;  // the visit a question is about
  std::optional<Notice> notice_;
};

}  // namespace motcua::terminal
