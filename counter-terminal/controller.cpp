#include "counter-terminal/controller.h"

#include <algorithm>

#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

using protocol::Command;

bool about_the_ticket(Key key) {
  return key >= Key::kSpace && key <= Key::kUndo;
}

std::size_t digit(Key key) {
  return static_cast<std::size_t>(key) - static_cast<std::size_t>(Key::kDigit1);
}

bool has_ticket(const Situation& situation) {
  return situation.state == protocol::CALLING || situation.state == protocol::SERVING;
}

}  // namespace

void Controller::see(const Situation& situation, std::int64_t now_ms) {
  if (seen_ && situation.visit != situation_.visit) changed_ms_ = now_ms;
  seen_ = true;
  situation_ = situation;
  const bool question = mode_ == Mode::kOutcome || mode_ == Mode::kConfirmNoShow;
  if (question && (situation.visit != mode_visit_ || !situation.can_command)) set_mode(Mode::kPlain, now_ms);
  if (mode_ == Mode::kConfirmNoShow && now_ms - mode_since_ms_ >= kConfirmMs) set_mode(Mode::kPlain, now_ms);
}

Controller::Reply Controller::press(Key key, std::int64_t now_ms) {
  const bool guard = guarded(key, now_ms);
  last_key_ = key;
  last_key_ms_ = now_ms;
  if (key == Key::kHelp) {
    set_mode(mode_ == Mode::kHelp ? Mode::kPlain : Mode::kHelp, now_ms);
    return std::nullopt;
  }
  if (mode_ == Mode::kHelp) {
    if (key == Key::kEscape || key == Key::kEnter) set_mode(Mode::kPlain, now_ms);
    return std::nullopt;
  }
  if (mode_ == Mode::kConfirmNoShow && now_ms - mode_since_ms_ >= kConfirmMs) set_mode(Mode::kPlain, now_ms);
  if (pending()) return say("terminal.message.busy", Tone::kQuiet, now_ms + kShortNoticeMs);
  if (guard) return say("terminal.message.just_changed", Tone::kWarn, now_ms + kNoticeMs);
  if (mode_ == Mode::kOutcome) return press_in_picker(key, now_ms);
  if (mode_ == Mode::kConfirmNoShow) return press_in_confirmation(key, now_ms);
  return press_plain(key, now_ms);
}

// The clerk means the ticket before: pressed twice by mistake, or the ticket came while the finger was on its way.
bool Controller::guarded(Key key, std::int64_t now_ms) const {
  if (!about_the_ticket(key) || now_ms - changed_ms_ >= kGuardMs) return false;
  return key == last_key_ || (key == Key::kSpace && situation_.visit != 0);
}

Controller::Reply Controller::press_plain(Key key, std::int64_t now_ms) {
  if (key < Key::kSpace || key > Key::kClose) return std::nullopt;
  if (!situation_.can_command) return say("connection.none", Tone::kBad, now_ms + kNoticeMs);
  notice_.reset();
  if (const std::string why = refusal(key); !why.empty()) return say(why, Tone::kWarn, now_ms + kNoticeMs);
  switch (key) {
    case Key::kSpace:
      return space();
    case Key::kClose:
      return close();
    case Key::kFinish:
      set_mode(Mode::kOutcome, now_ms);
      return std::nullopt;
    case Key::kNoShow:
      set_mode(Mode::kConfirmNoShow, now_ms);
      return std::nullopt;
    default:
      return sent(key, about_visit(key));
  }
}

std::string Controller::refusal(Key key) const {
  if (key == Key::kSpace) return situation_.state == protocol::READY ? "terminal.message.ready" : "";
  if (situation_.state == protocol::CLOSED) return "terminal.message.counter_closed";
  if (key == Key::kClose) return situation_.state == protocol::SERVING ? "terminal.message.finish_first" : "";
  if (!has_ticket(situation_)) return "terminal.message.no_current";
  const bool started = situation_.state == protocol::SERVING;
  if (started && (key == Key::kStart || key == Key::kRecall || key == Key::kNoShow))
    return "terminal.message.already_started";
  if (key == Key::kRecall && situation_.recalls >= situation_.recalls_max) return "terminal.message.recall_limit";
  if (key == Key::kUndo && !situation_.undo_possible) return "terminal.message.undo_over";
  return "";
}

bool Controller::allowed(Key key) const {
  return situation_.can_command && refusal(key).empty();
}

Controller::Reply Controller::space() {
  Command command;
  switch (situation_.state) {
    case protocol::CLOSED:
      command.mutable_open_counter()->set_counter(counter_);
      break;
    case protocol::IDLE:
      command.mutable_call_next()->set_counter(counter_);
      break;
    default:
      command.mutable_finish_and_call_next()->set_counter(counter_);
      command.mutable_finish_and_call_next()->set_visit(situation_.visit);
  }
  return sent(Key::kSpace, std::move(command));
}

Controller::Reply Controller::close() {
  Command command;
  command.mutable_close_counter()->set_counter(counter_);
  command.mutable_close_counter()->set_release(situation_.state == protocol::CALLING);
  return sent(Key::kClose, std::move(command));
}

Command Controller::about_visit(Key key) const {
  Command command;
  const auto fill = [&](auto* body) {
    body->set_counter(counter_);
    body->set_visit(situation_.visit);
  };
  if (key == Key::kRecall) fill(command.mutable_recall());
  if (key == Key::kStart) fill(command.mutable_start_service());
  if (key == Key::kNoShow) fill(command.mutable_no_show());
  if (key == Key::kUndo) fill(command.mutable_undo_call());
  return command;
}

Command Controller::finish(std::size_t outcome) const {
  Command command;
  auto& body = *command.mutable_finish();
  body.set_counter(counter_);
  body.set_visit(mode_visit_);
  if (outcome < situation_.outcomes.size()) body.set_outcome(situation_.outcomes[outcome]);
  return command;
}

Controller::Reply Controller::press_in_picker(Key key, std::int64_t now_ms) {
  const bool chosen = key >= Key::kDigit1 && digit(key) < situation_.outcomes.size();
  if (key == Key::kEscape) set_mode(Mode::kPlain, now_ms);
  if (!chosen && key != Key::kEnter) return std::nullopt;
  Command command = finish(chosen ? digit(key) : situation_.outcomes.size());
  set_mode(Mode::kPlain, now_ms);
  return sent(Key::kFinish, std::move(command));
}

Controller::Reply Controller::press_in_confirmation(Key key, std::int64_t now_ms) {
  if (key == Key::kNone) return std::nullopt;
  set_mode(Mode::kPlain, now_ms);
  if (key == Key::kNoShow || key == Key::kEnter) return sent(Key::kNoShow, about_visit(Key::kNoShow));
  return key == Key::kEscape ? std::nullopt : press_plain(key, now_ms);
}

Controller::Reply Controller::sent(Key key, Command command) {
  pending_ = key;
  pending_since_ms_ = last_key_ms_;
  notice_.reset();
  return command;
}

Controller::Reply Controller::say(const std::string& key, Tone tone, std::int64_t until_ms) {
  notice_ = Notice{key, tone, until_ms};
  return std::nullopt;
}

void Controller::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  pending_ = Key::kNone;
  say_result(result, now_ms);
}

void Controller::say_result(const ui::CommandResult& result, std::int64_t now_ms) {
  using Kind = ui::CommandResult::Kind;
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

void Controller::set_mode(Mode mode, std::int64_t now_ms) {
  mode_ = mode;
  mode_since_ms_ = now_ms;
  mode_visit_ = situation_.visit;
}

Key Controller::pressed(std::int64_t now_ms) const {
  if (pending()) return pending_;
  return now_ms - last_key_ms_ < kPressedMs ? last_key_ : Key::kNone;
}

const Notice* Controller::notice(std::int64_t now_ms) const {
  return notice_ && now_ms < notice_->until_ms ? &*notice_ : nullptr;
}

std::int64_t Controller::next_change_ms(std::int64_t now_ms) const {
  std::int64_t next = ui::kNever;
  const auto consider = [&](std::int64_t at_ms) {
    if (at_ms > now_ms) next = std::min(next, at_ms);
  };
  if (notice_) consider(notice_->until_ms);
  if (mode_ == Mode::kConfirmNoShow) consider(mode_since_ms_ + kConfirmMs);
  if (pending()) consider(pending_since_ms_ + kSlowMs);
  consider(last_key_ms_ + kPressedMs);
  return next;
}

}  // namespace motcua::terminal
