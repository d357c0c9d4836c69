#include "counter-terminal/controller.h"

#include <algorithm>

#include "counter-terminal/forms.h"

namespace motcua::terminal {
namespace {

using protocol::Command;

bool about_the_ticket(Key key) {
  return key >= Key::kSpace && key <= Key::kUndo;
}

bool opens_form(Key key) {
  switch (key) {
    case Key::kFinish:
    case Key::kTransfer:
    case Key::kPark:
    case Key::kBreak:
    case Key::kResume:
    case Key::kCall:
    case Key::kReinstate:
    case Key::kCancel:
      return true;
    default:
      return false;
  }
}

// What is said when the dispatcher has done it; nothing where the screen shows it.
Said told_when_done(const Form& form) {
  if (form.kind() == FormKind::kClose) return Said::words("terminal.message.given_back", form.step().note.value);
  if (form.kind() == FormKind::kCancelOne) return Said::words("terminal.message.cancelled", form.step().title.value);
  return {};
}

bool has_ticket(const Situation& situation) {
  return situation.state == protocol::CALLING || situation.state == protocol::SERVING;
}

}  // namespace

void Controller::see(const Situation& situation, std::int64_t now_ms) {
  const bool opened = situation_.state == protocol::CLOSED && situation.state != protocol::CLOSED;
  if (seen_ && (situation.visit != situation_.visit || opened)) changed_ms_ = now_ms;
  seen_ = true;
  situation_ = situation;
  if (form_ && form_->bound() && form_->visit() != situation.visit) {
    form_.reset();
    cut_off_ms_ = now_ms;
    command_.say("terminal.message.just_changed", Tone::kWarn, now_ms + kNoticeMs);
  }
  if (confirm_since_ms_ >= 0) {
    const bool over = now_ms - confirm_since_ms_ >= kConfirmMs;
    if (over || situation.visit != confirm_visit_ || !situation.can_command) confirm_since_ms_ = -1;
  }
  if (!situation.can_command) return;
  const bool nobody = situation.sign_in_required && situation.clerk == 0;
  const bool asking = form_ && form_->kind() == FormKind::kSignIn;
  if (nobody && !asking) form_ = sign_in_form(true);
  if (!nobody && asking && (situation.clerk != 0 || !form_->can_leave())) form_.reset();
}

Mode Controller::mode() const {
  if (help_) return Mode::kHelp;
  if (form_) return Mode::kForm;
  return confirm_since_ms_ >= 0 ? Mode::kConfirmNoShow : Mode::kPlain;
}

Controller::Reply Controller::press(Key key, std::int64_t now_ms) {
  const bool guard = !form_ && (guarded(key, now_ms) || cut_off(key, now_ms));
  command_.press(key, now_ms);
  if (key == Key::kHelp) {
    help_ = !help_;
    command_.be_quiet();  // what is said would cover a line
    return std::nullopt;
  }
  if (help_) {
    if (key == Key::kEscape || key == Key::kEnter) help_ = false;
    return std::nullopt;
  }
  if (confirm_since_ms_ >= 0 && now_ms - confirm_since_ms_ >= kConfirmMs) confirm_since_ms_ = -1;
  if (pending()) return say("terminal.message.busy", Tone::kQuiet, now_ms + kShortNoticeMs);
  if (guard) return say("terminal.message.just_changed", Tone::kWarn, now_ms + kNoticeMs);
  if (form_) return press_in_form(key, now_ms);
  if (confirm_since_ms_ >= 0) return press_in_confirmation(key, now_ms);
  return press_plain(key, now_ms);
}

void Controller::type(char32_t character) {
  if (form() == nullptr || pending()) return;
  form_->set_wording(wording_);
  form_->type(character);
}

// The clerk means the ticket before: pressed twice by mistake, or the ticket came while the finger was on its way.
bool Controller::guarded(Key key, std::int64_t now_ms) const {
  if (!about_the_ticket(key) || now_ms - changed_ms_ >= kGuardMs) return false;
  return key == command_.last_key() || (key == Key::kSpace && situation_.visit != 0);
}

// What is typed on was meant for the question that the ticket took with it.
bool Controller::cut_off(Key key, std::int64_t now_ms) {
  if (key == Key::kHelp || now_ms - cut_off_ms_ >= kTypedOnMs) return false;
  cut_off_ms_ = now_ms;
  return true;
}

Controller::Reply Controller::press_plain(Key key, std::int64_t now_ms) {
  if (key == Key::kUp || key == Key::kDown || key == Key::kEscape) {
    walk(key, now_ms);
    return std::nullopt;
  }
  const bool ours = (key >= Key::kSpace && key <= Key::kSignOut) || key == Key::kCancel;
  if (!ours) return std::nullopt;
  if (!situation_.can_command) return say("connection.none", Tone::kBad, now_ms + kNoticeMs);
  command_.be_quiet();
  explained_ = 0;
  if (const std::string why = refusal(key); !why.empty()) return say(why, Tone::kWarn, now_ms + kNoticeMs);
  return act(key, now_ms);
}

Controller::Reply Controller::act(Key key, std::int64_t now_ms) {
  if (opens_form(key)) {
    open_form(key);
    return std::nullopt;
  }
  switch (key) {
    case Key::kSpace:
      return space();
    case Key::kClose:
      return close();
    case Key::kSignOut:
      return sign_in_or_out();
    case Key::kNoShow:
      confirm_since_ms_ = now_ms;
      confirm_visit_ = situation_.visit;
      return std::nullopt;
    default:
      return sent(key, about_visit(key));
  }
}

void Controller::open_form(Key key) {
  if (key == Key::kFinish) form_ = outcome_form(situation_);
  if (key == Key::kTransfer) form_ = transfer_form(situation_);
  if (key == Key::kPark) form_ = park_form(situation_);
  if (key == Key::kBreak) form_ = break_form();
  if (key == Key::kResume) form_ = resume_form(situation_);
  if (key == Key::kCall) form_ = call_ticket_form();
  if (key == Key::kReinstate) form_ = reinstate_form(situation_);
  if (key == Key::kCancel) form_ = cancel_one_form(situation_);
}

// From the list of what to resume: the one that is gone to does not come back.
void Controller::cancel_parked() {
  form_ = cancel_one_form(situation_, form_->step().selected);
  if (!form_->typing()) form_->press(Key::kEnter);
}

std::string Controller::refusal(Key key) const {
  const bool closed = situation_.state == protocol::CLOSED;
  if (about_the_ticket(key) && key != Key::kSpace)
    return closed ? "terminal.message.counter_closed" : refusal_of_ticket_key(key);
  if (key == Key::kSpace) return situation_.state == protocol::READY ? "terminal.message.ready" : "";
  if (key == Key::kOpen) return closed || situation_.state == protocol::ON_BREAK ? "" : "terminal.message.open_already";
  if (key == Key::kReinstate) return situation_.offers.missed.empty() ? "terminal.message.nobody_missed" : "";
  if (key == Key::kSignOut || key == Key::kCancel) return "";
  if (closed) return "terminal.message.counter_closed";
  if (key == Key::kClose) return situation_.state == protocol::SERVING ? "terminal.message.finish_first" : "";
  if (has_ticket(situation_)) return "terminal.message.has_ticket";
  if (key == Key::kBreak && situation_.state == protocol::ON_BREAK) return "terminal.message.on_break";
  if (key == Key::kResume && situation_.offers.parked.empty()) return "terminal.message.nobody_parked";
  return "";
}

std::string Controller::refusal_of_ticket_key(Key key) const {
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
    case protocol::CALLING:
    case protocol::SERVING:
      command.mutable_finish_and_call_next()->set_counter(counter_);
      command.mutable_finish_and_call_next()->set_visit(situation_.visit);
      break;
    default:
      command.mutable_call_next()->set_counter(counter_);
  }
  return sent(Key::kSpace, std::move(command));
}

Controller::Reply Controller::close() {
  if (!held_tickets(situation_).empty()) {
    form_ = close_form(situation_);
    return std::nullopt;
  }
  Command command;
  command.mutable_close_counter()->set_counter(counter_);
  return sent(Key::kClose, std::move(command));
}

Controller::Reply Controller::sign_in_or_out() {
  if (situation_.clerk == 0) {
    form_ = sign_in_form(situation_.sign_in_required);
    return std::nullopt;
  }
  Command command;
  command.mutable_sign_out()->set_counter(counter_);
  return sent(Key::kSignOut, std::move(command));
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
  if (key == Key::kOpen) command.mutable_open_counter()->set_counter(counter_);
  return command;
}

Controller::Reply Controller::press_in_form(Key key, std::int64_t now_ms) {
  form_->set_wording(wording_);
  if (key == Key::kCancel && form_->kind() == FormKind::kResume) {
    cancel_parked();
    return std::nullopt;
  }
  return go_on(form_->press(key), now_ms);
}

Controller::Reply Controller::choose(std::size_t line, std::int64_t now_ms) {
  if (form() == nullptr || pending()) return std::nullopt;
  return go_on(form_->choose(line), now_ms);
}

Controller::Reply Controller::go_on(Form::Progress progress, std::int64_t now_ms) {
  const bool left = progress == Form::Progress::kLeft;
  const bool complete = progress == Form::Progress::kComplete;
  if (left || (complete && declined(*form_))) form_.reset();
  if (!complete || !form_) return std::nullopt;
  if (!situation_.can_command) return say("connection.none", Tone::kBad, now_ms + kNoticeMs);
  Command command = command_of(*form_, counter_);
  sent_form_ = form_;
  told_when_done_ = told_when_done(*form_);
  // It goes when the picture shows who has signed in.
  if (form_->kind() != FormKind::kSignIn) form_.reset();
  return sent(Key::kEnter, std::move(command));
}

Controller::Reply Controller::press_in_confirmation(Key key, std::int64_t now_ms) {
  if (key == Key::kNone) return std::nullopt;
  const bool sure = key == Key::kNoShow || key == Key::kEnter;
  if (sure && now_ms - confirm_since_ms_ < kGuardMs) return std::nullopt;  // pressed twice: not read yet
  confirm_since_ms_ = -1;
  if (sure) return sent(Key::kNoShow, about_visit(Key::kNoShow));
  return key == Key::kEscape ? std::nullopt : press_plain(key, now_ms);
}

// Through the rows of the list and out of it again.
void Controller::walk(Key key, std::int64_t now_ms) {
  const auto count = static_cast<std::ptrdiff_t>(situation_.next.size());
  if (key == Key::kEscape || count == 0) {
    explained_ = 0;
    return;
  }
  const auto found = std::find(situation_.next.begin(), situation_.next.end(), explained(now_ms));
  const std::ptrdiff_t from =
      found == situation_.next.end() ? (key == Key::kDown ? -1 : count) : found - situation_.next.begin();
  const std::ptrdiff_t to = from + (key == Key::kDown ? 1 : -1);
  explained_ = 0;
  if (to >= 0 && to < count) explain(static_cast<std::size_t>(to), now_ms);
}

void Controller::explain(std::size_t row, std::int64_t now_ms) {
  if (row >= situation_.next.size()) return;
  explained_ = explained(now_ms) == situation_.next[row] ? 0 : situation_.next[row];
  explained_since_ms_ = now_ms;
}

std::uint64_t Controller::explained(std::int64_t now_ms) const {
  const bool there = std::find(situation_.next.begin(), situation_.next.end(), explained_) != situation_.next.end();
  return there && now_ms - explained_since_ms_ < kExplainMs ? explained_ : 0;
}

Controller::Reply Controller::sent(Key key, Command command) {
  command_.sent(key);
  return command;
}

Controller::Reply Controller::say(const std::string& key, Tone tone, std::int64_t until_ms) {
  command_.say(key, tone, until_ms);
  return std::nullopt;
}

void Controller::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  command_.answered(result, now_ms);
  if (result.kind == ui::CommandResult::Kind::kDone && !told_when_done_.empty()) {
    command_.say(told_when_done_.key, Tone::kWarn, now_ms + 2 * kNoticeMs, told_when_done_.value);
  }
  told_when_done_ = {};
  if (result.kind == ui::CommandResult::Kind::kRejected && sent_form_) try_again(result.rejection.code());
  sent_form_.reset();
}

// What was typed is not lost when one letter of it was wrong.
void Controller::try_again(protocol::RejectionCode code) {
  const auto step = retry_step(sent_form_->kind(), code);
  if (!step || (sent_form_->bound() && sent_form_->visit() != situation_.visit)) return;
  form_ = sent_form_;
  form_->back_to(*step);
}

std::int64_t Controller::next_change_ms(std::int64_t now_ms) const {
  std::int64_t next = command_.next_change_ms(now_ms);
  const auto consider = [&](std::int64_t at_ms) {
    if (at_ms > now_ms) next = std::min(next, at_ms);
  };
  if (confirm_since_ms_ >= 0) consider(confirm_since_ms_ + kConfirmMs);
  if (explained_ != 0) consider(explained_since_ms_ + kExplainMs);
  return next;
}

}  // namespace motcua::terminal
