// From keys to commands: what a key means in the counter's situation, what is guarded against, what is said back.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds. Everything it says is
// a key of the catalogue. A command carries the visit that was on the screen when the key was pressed; while one is
// unanswered, no other leaves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "counter-terminal/form.h"
#include "counter-terminal/keys.h"
#include "counter-terminal/one_command.h"
#include "counter-terminal/situation.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::terminal {

enum class Mode : std::uint8_t { kPlain, kForm, kConfirmNoShow, kHelp };

inline constexpr std::int64_t kGuardMs = 500;       // after a change of the current ticket
inline constexpr std::int64_t kTypedOnMs = 1000;    // between keys that were meant for a question that is gone
inline constexpr std::int64_t kConfirmMs = 5000;    // how long a no-show waits for its confirmation
inline constexpr std::int64_t kExplainMs = 30'000;  // how long a chosen row of the list is explained

class Controller {
 public:
  explicit Controller(std::uint32_t counter) : counter_(counter) {}

  // Before keys, whenever there is a newer picture or the connection changed.
  void see(const Situation& situation, std::int64_t now_ms);
  // What to send, if anything.
  std::optional<protocol::Command> press(Key key, std::int64_t now_ms);
  void type(char32_t character);
  // A line of the list to choose from was clicked.
  std::optional<protocol::Command> choose(std::size_t line, std::int64_t now_ms);
  // How labels are said, for what is typed to find one.
  void set_wording(Wording wording) { wording_ = std::move(wording); }
  void answered(const ui::CommandResult& result, std::int64_t now_ms);
  // A row of the list of next tickets was pointed at.
  void explain(std::size_t row, std::int64_t now_ms);

  Mode mode() const;
  const Form* form() const { return form_ && !help_ ? &*form_ : nullptr; }
  // Letters are characters of a line now, not keys.
  bool typing() const { return form() != nullptr && form_->typing(); }
  const OneCommand& command() const { return command_; }
  bool pending() const { return command_.pending(); }
  Key pressed(std::int64_t now_ms) const { return command_.pressed(now_ms); }
  const Notice* notice(std::int64_t now_ms) const { return command_.notice(now_ms); }
  // The visit in the list that is to be explained, 0: none.
  std::uint64_t explained(std::int64_t now_ms) const;
  // Does the key do something now? For the look of its button.
  bool allowed(Key key) const;
  // When what it says changes by itself.
  std::int64_t next_change_ms(std::int64_t now_ms) const;

 private:
  using Reply = std::optional<protocol::Command>;
  Reply press_plain(Key key, std::int64_t now_ms);
  Reply act(Key key, std::int64_t now_ms);
  Reply press_in_form(Key key, std::int64_t now_ms);
  Reply go_on(Form::Progress progress, std::int64_t now_ms);
  Reply press_in_confirmation(Key key, std::int64_t now_ms);
  Reply space();
  Reply close();
  Reply sign_in_or_out();
  void open_form(Key key);
  void cancel_parked();
  void walk(Key key, std::int64_t now_ms);
  bool guarded(Key key, std::int64_t now_ms) const;
  bool cut_off(Key key, std::int64_t now_ms);
  std::string refusal(Key key) const;  // why the key does nothing; empty: it does something
  std::string refusal_of_ticket_key(Key key) const;
  protocol::Command about_visit(Key key) const;
  Reply sent(Key key, protocol::Command command);
  Reply say(const std::string& key, Tone tone, std::int64_t until_ms);
  void try_again(protocol::RejectionCode code);

  std::uint32_t counter_;
  Situation situation_;
  OneCommand command_;
  bool seen_ = false;
  std::int64_t changed_ms_ = INT64_MIN / 2;  // when the current ticket became another one, or the counter opened
  std::int64_t cut_off_ms_ = INT64_MIN / 2;  // when a question ended with its ticket, or a key was pressed after that
  bool help_ = false;
  std::optional<Form> form_;
  Wording wording_;
  Said told_when_done_;                 // of the command under way
  std::optional<Form> sent_form_;       // whose command is unanswered, for another try
  std::int64_t confirm_since_ms_ = -1;  // a no-show waits for its confirmation; -1: none does
  std::uint64_t confirm_visit_ = 0;
  std::uint64_t explained_ = 0;
  std::int64_t explained_since_ms_ = 0;
};

}  // namespace motcua::terminal
