// The reception: a greeter issues tickets for others and sets right what is on a ticket. From keys to commands.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds. The number of a
// ticket is always being typed; what is done with it are function keys. One command at a time.
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
#include "ui/model/paper.h"

namespace motcua::terminal {

// What the reception decides by, from the staff's picture.
struct ReceptionSituation {
  bool can_command = false;
  bool sign_in_required = false;
  std::vector<std::uint32_t> signed_in;  // numbers of those who are signed in beside counters
  Offers offers;
};
ReceptionSituation make_reception_situation(const protocol::View* view, const ui::LinkState& link);

// What was done last, to be told to the citizen.
struct Told {
  std::string key;  // of the catalogue, with {ticket}
  protocol::Done done;
  bool on_paper = false;  // a number that the citizen takes along
  ui::PaperView paper = ui::PaperView::kNone;
};

class ReceptionController {
 public:
  void see(const ReceptionSituation& situation, std::int64_t now_ms);
  std::optional<protocol::Command> press(Key key, std::int64_t now_ms);
  void type(char32_t character);
  // A line of the list to choose from was clicked.
  std::optional<protocol::Command> choose(std::size_t line, std::int64_t now_ms);
  // How labels are said, for what is typed to find one.
  void set_wording(Wording wording) { wording_ = std::move(wording); }
  void answered(const ui::CommandResult& result, std::int64_t now_ms);

  // The number that is told goes to the printer; how that ended.
  void printing();
  void printed(bool it_was);

  const std::string& ticket() const { return ticket_; }
  const std::optional<Told>& told() const { return told_; }
  bool help() const { return help_; }
  const Form* form() const { return form_ && !help_ ? &*form_ : nullptr; }
  // Letters are characters: of a question's line, or else of the ticket's number.
  bool typing() const { return form() == nullptr || form_->typing(); }
  bool allowed(Key key) const;
  std::uint32_t clerk() const { return clerk_; }  // who has signed in here, as far as this program knows
  const OneCommand& command() const { return command_; }
  std::int64_t next_change_ms(std::int64_t now_ms) const { return command_.next_change_ms(now_ms); }

 private:
  using Reply = std::optional<protocol::Command>;
  Reply press_plain(Key key, std::int64_t now_ms);
  Reply press_in_form(Key key, std::int64_t now_ms);
  Reply go_on(Form::Progress progress, std::int64_t now_ms);
  Reply sent(Key key, protocol::Command command);
  void open_form(Key key);
  protocol::Command direct(Key key) const;
  void tell(const protocol::Done& done);
  bool can_reprint_told() const;

  ReceptionSituation situation_;
  OneCommand command_;
  std::string ticket_;  // as it is typed
  std::optional<Told> told_;
  std::optional<Form> form_;
  Wording wording_;
  std::optional<Form> sent_form_;
  Key sent_key_ = Key::kNone;  // what the unanswered command does
  std::uint32_t clerk_ = 0;
  bool seen_signed_in_ = false;  // the picture has shown that clerk
  bool help_ = false;
};

}  // namespace motcua::terminal
