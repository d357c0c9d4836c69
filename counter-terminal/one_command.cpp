#include "counter-terminal/one_command.h"

#include <algorithm>

#include "ui/text/words.h"

namespace motcua::terminal {

void OneCommand::press(Key key, std::int64_t now_ms) {
  last_key_ = key;
  last_key_ms_ = now_ms;
}

void OneCommand::sent(Key key) {
  pending_ = key;
  pending_since_ms_ = last_key_ms_;
  notice_.reset();
}

void OneCommand::say(std::string key, Tone tone, std::int64_t until_ms, std::string value) {
  notice_ = Notice{std::move(key), std::move(value), tone, until_ms};
}

void OneCommand::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  using Kind = ui::CommandResult::Kind;
  pending_ = Key::kNone;
  switch (result.kind) {
    case Kind::kDone:
      if (result.done.nobody_waiting()) say("terminal.message.nobody_waiting", Tone::kGood, now_ms + kNoticeMs);
      break;
    case Kind::kRejected:
      say(text::rejection_key(result.rejection.code()), Tone::kBad, now_ms + kNoticeMs);
      break;
    case Kind::kNoConnection:
      say("connection.none", Tone::kBad, now_ms + kNoticeMs);
      break;
    case Kind::kUnconfirmed:
      say("connection.unconfirmed", Tone::kBad, now_ms + 2 * kNoticeMs);
      break;
  }
}

Key OneCommand::pressed(std::int64_t now_ms) const {
  if (pending()) return pending_;
  return now_ms - last_key_ms_ < kPressedMs ? last_key_ : Key::kNone;
}

const Notice* OneCommand::notice(std::int64_t now_ms) const {
  return notice_ && now_ms < notice_->until_ms ? &*notice_ : nullptr;
}

std::int64_t OneCommand::next_change_ms(std::int64_t now_ms) const {
  std::int64_t next = ui::kNever;
  const auto consider = [&](std::int64_t at_ms) {
    if (at_ms > now_ms) next = std::min(next, at_ms);
  };
  if (notice_) consider(notice_->until_ms);
  if (pending()) consider(pending_since_ms_ + kSlowMs);
  consider(last_key_ms_ + kPressedMs);
  return next;
}

}  // namespace motcua::terminal
